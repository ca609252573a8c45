"""A call: one agency, one year, one rule set, one envelope."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.choices import CallState
from applications.models.stage import StageRule
from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import MoneyField, PublicIdField


class Call(models.Model):
    """What an agency announces. Its rule set and edition are pinned when it is published.

    ``questions_until`` is the first instant at which no question is taken any more; announcing fixes it.
    ``edition_since`` is when an administrator moved it to a newer edition than it was announced with.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey("regions.Agency", on_delete=models.PROTECT, related_name="calls")
    rule_set = models.ForeignKey("applications.RuleSet", on_delete=models.PROTECT, related_name="calls")
    edition = models.ForeignKey("priorities.Edition", on_delete=models.PROTECT, related_name="+")
    edition_since = models.DateTimeField(null=True, editable=False)
    programme_year = models.PositiveSmallIntegerField(_("Program yılı"))
    title_tr = models.CharField(_("Başlık (Türkçe)"), max_length=200)
    title_en = models.CharField(_("Başlık (İngilizce)"), max_length=200)
    summary_tr = models.TextField(_("Özet (Türkçe)"), blank=True)
    summary_en = models.TextField(_("Özet (İngilizce)"), blank=True)
    envelope = MoneyField(_("Bütçe zarfı (TL)"))
    is_rolling = models.BooleanField(_("Sürekli çağrı"), default=False)
    completion_days = models.PositiveSmallIntegerField(
        _("Eksik tamamlama süresi (iş günü)"),
        null=True,
        blank=True,
        help_text=_("Boşsa kural setinin süresi geçerlidir."),
    )
    questions_until = models.DateTimeField(null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("Soruları yanıtlama süresi (iş günü)"),
        null=True,
        blank=True,
        help_text=_("Boşsa kural setinin süresi geçerlidir."),
    )
    state = models.CharField(max_length=12, choices=CallState, default=CallState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(envelope__gte=0), name="call_envelope_is_not_negative"),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | Q(state="draft", published_at__isnull=True),
                name="call_published_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(edition_since__isnull=True) | Q(state="published", edition_since__gte=F("published_at")),
                name="call_moved_to_an_edition_after_it_was_published",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language(self, "title")

    @property
    def summary(self) -> str:
        """The summary in the reader's language."""
        return in_language(self, "summary")

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id


class CallStage(models.Model):
    """The window of one stage of a call: open from ``opens_at`` until just before ``closes_at``.

    ``extensions`` counts how often its close was moved later: calendars of others tell a change by it. Of the last one
    ``extended_from`` is the close before, ``extension_told_at`` when the letters about it were written.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="stages")
    stage = models.ForeignKey(StageRule, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    extensions = models.PositiveSmallIntegerField(default=0, editable=False)
    extended_at = models.DateTimeField(null=True, editable=False)
    extended_from = models.DateTimeField(null=True, editable=False)
    extension_reason = models.TextField(blank=True, editable=False)
    extension_told_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["call", "order"], name="one_window_per_call_and_stage"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="window_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(extensions=0, extended_at__isnull=True) | Q(extensions__gt=0, extended_at__isnull=False),
                name="window_extended_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.order}"

    def has_opened(self, at: dt.datetime) -> bool:
        """Whether the opening instant has come."""
        return self.opens_at <= at

    def has_closed(self, at: dt.datetime) -> bool:
        """Whether the exclusive closing instant has come."""
        return self.closes_at <= at

    @property
    def last_day(self) -> dt.date:
        """The day, by our clocks, of the last moment before the close."""
        return timezone.localdate(self.closes_at - dt.timedelta(microseconds=1))

    def is_open(self, at: dt.datetime) -> bool:
        """Whether a sending that arrives at this instant counts."""
        return self.has_opened(at) and not self.has_closed(at)
