"""Editions of the definitions: five axes, their measures; published ones never change."""

import uuid

from django.db import models
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import PublicIdField


class EditionState(models.TextChoices):
    """Where an edition stands."""

    DRAFT = "draft", _("taslak")
    PUBLISHED = "published", _("yayında")


class EditionQuerySet(models.QuerySet["Edition"]):
    def locked(self, pk: int) -> "Edition":
        """Hold the edition until the transaction ends: whoever changes anything in it waits here.

        A draft that somebody has just discarded is not found, which is no error of ours.
        """
        return get_object_or_404(self.select_for_update(), pk=pk)


class InTwoLanguages(models.Model):
    """Code, place and wording shared by axes and measures; ``lineage`` is kept over editions.

    ``version`` counts the changes of this row: who edits says which one was on the screen.
    """

    lineage = models.UUIDField(default=uuid.uuid4, editable=False)
    order = models.PositiveSmallIntegerField()
    title_tr = models.TextField()
    title_en = models.TextField()
    text_tr = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    code: str
    edition: "models.ForeignKey[Edition]"

    class Meta:
        abstract = True

    @property
    def title(self) -> str:
        """The wording in the reader's language."""
        return in_language(self, "title")

    @property
    def text(self) -> str:
        """The longer explanation (light Markdown) in the reader's language; may be empty."""
        return in_language(self, "text")

    @property
    def audit_label(self) -> str:
        """The edition's number and the code."""
        return f"{self.edition.number}:{self.code}"


class Edition(models.Model):
    """One whole set of definitions. The public sees the newest published one; calls are pinned to one."""

    public_id = PublicIdField()
    number = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=10, choices=EditionState, default=EditionState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("Kaynak belge"), max_length=300, blank=True)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by_id = models.BigIntegerField(null=True)
    reason = models.TextField(_("Yayın gerekçesi"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False) & ~Q(reason="")
                | Q(state="draft", published_at__isnull=True),
                name="edition_published_has_its_time_and_reason",
            ),
            models.UniqueConstraint(fields=["state"], condition=Q(state="draft"), name="one_draft_edition"),
        ]

    def __str__(self) -> str:
        return str(_("%(number)d. sürüm") % {"number": self.number})

    @property
    def audit_label(self) -> str:
        """The edition's number."""
        return str(self.number)


class Axis(InTwoLanguages):
    """One of the programme's priority axes."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="axes")
    code = models.CharField(max_length=4)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="one_axis_per_code_and_edition"),
            models.UniqueConstraint(fields=["edition", "lineage"], name="one_axis_per_lineage_and_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Measure(InTwoLanguages):
    """One measure under an axis; what every proposal is tagged with."""

    axis = models.ForeignKey(Axis, on_delete=models.PROTECT, related_name="measures")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="measures")
    code = models.CharField(max_length=8)

    class Meta:
        ordering = ["axis__order", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="one_measure_per_code_and_edition"),
            models.UniqueConstraint(fields=["edition", "lineage"], name="one_measure_per_lineage_and_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


Item = Axis | Measure
