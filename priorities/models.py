"""Editions of the definitions: five axes, their measures; published ones never change."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import PublicIdField


class EditionState(models.TextChoices):
    """Where an edition stands; ``proposed`` waits for a second administrator and is not edited meanwhile."""

    DRAFT = "draft", _("taslak")
    PROPOSED = "proposed", _("onay bekliyor")
    PUBLISHED = "published", _("yayında")


class EditionQuerySet(models.QuerySet["Edition"]):
    def locked(self, pk: int) -> "Edition":
        """Hold the edition until the transaction ends: whoever changes anything in it waits here.

        A draft that somebody has just discarded is not found, which is no error of ours. The key stays free to be
        named: a draft that is saved twice names its origin again, and its publisher holds the origin before the draft.
        """
        return get_object_or_404(self.select_for_update(no_key=True), pk=pk)


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
        """The edition's label and the code."""
        return f"{self.edition.audit_label}:{self.code}"


class SourceFile(models.Model):
    """The document that editions rest on, as it was uploaded: neither changed nor removed afterwards.

    An edition names one, and a copy of the edition names the same; a draft that takes another leaves this one
    where it is. Its name on disk is random, what people call it is kept beside.
    """

    KINDS = ("pdf",)
    CONTENT_TYPE = "application/pdf"
    MOST_BYTES = 20 * 1024 * 1024

    public_id = PublicIdField()
    file = models.FileField(upload_to="priorities/%Y/%m/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="source_file_is_not_empty")]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One whole set of definitions. The public sees the one in force; calls are pinned to one.

    A draft has a working name; its number it gets when it is published, so that numbers tell the
    order of publication however many drafts there are. ``valid_from`` may lie ahead: of the editions
    whose instant has come, the one with the highest number is in force. A draft without it comes
    into force at the moment it is published.
    """

    public_id = PublicIdField()
    number = models.PositiveIntegerField(null=True, unique=True)
    name = models.CharField(_("Taslağın adı"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=EditionState, default=EditionState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("Kaynak belge"), max_length=300, blank=True)
    source_number = models.CharField(_("Belgenin sayısı"), max_length=60, blank=True)
    source_date = models.DateField(_("Belgenin tarihi"), null=True)
    source_url = models.URLField(_("Belgenin adresi"), max_length=500, blank=True)
    source_file = models.ForeignKey(SourceFile, null=True, on_delete=models.PROTECT, related_name="editions")
    notes_tr = models.TextField(_("Sürüm notu (Türkçe)"), blank=True)
    notes_en = models.TextField(_("Sürüm notu (İngilizce)"), blank=True)
    valid_from = models.DateTimeField(_("Yürürlük anı"), null=True)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by_id = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by_id = models.BigIntegerField(null=True)
    reason = models.TextField(_("Yayın gerekçesi"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = [F("number").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False) & ~Q(reason="")
                | Q(state__in=("draft", "proposed"), published_at__isnull=True),
                name="edition_published_has_its_time_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="published", number__isnull=False, valid_from__isnull=False)
                | Q(state__in=("draft", "proposed"), number__isnull=True),
                name="edition_published_has_its_number_and_valid_from",
            ),
            models.CheckConstraint(
                condition=Q(
                    proposed_at__isnull=False, proposed_by_id__isnull=False, state__in=("proposed", "published")
                )
                & ~Q(reason="")
                | Q(proposed_at__isnull=True, proposed_by_id__isnull=True, state__in=("draft", "published")),
                name="edition_proposed_has_its_time_and_person",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(valid_from__gte=F("published_at")),
                name="edition_never_in_force_before_it_is_published",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by_id__isnull=True)
                | Q(published_by_id__isnull=True)
                | ~Q(published_by_id=F("proposed_by_id")),
                name="edition_approved_by_another_than_its_proposer",
            ),
        ]

    def __str__(self) -> str:
        if self.number is not None:
            return str(_("%(number)d. sürüm") % {"number": self.number})
        return self.name or str(_("Adsız taslak"))

    @property
    def notes(self) -> str:
        """What is new in it (light Markdown) in the reader's language; may be empty."""
        return in_language(self, "notes")

    @property
    def keeps_another_file(self) -> bool:
        """Whether it names another document than the edition it was copied from, and still rests on that one's file."""
        origin = self.copied_from
        if origin is None or self.source_file_id is None or self.source_file_id != origin.source_file_id:
            return False
        named = ("source", "source_number", "source_date", "source_url")
        return any(getattr(self, name) != getattr(origin, name) for name in named)

    @property
    def audit_label(self) -> str:
        """The number; before there is one, the public id."""
        return self.draft_label if self.number is None else str(self.number)

    @property
    def draft_label(self) -> str:
        """What it was called in the record before it was published."""
        return f"T-{self.public_id}"


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


class Succession(models.Model):
    """What became, in this edition, of a measure of the one before; a row for each heir.

    A measure that goes has heirs or one row without (it ended). A measure that stays may have heirs as
    well: a part of it was split off. Whether that reads as split, merged or replaced follows from
    counting (``priorities.descent``), so that no row can say otherwise. Nobody is an heir of itself.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="successions")
    from_lineage = models.UUIDField()
    heir = models.ForeignKey(Measure, null=True, on_delete=models.PROTECT, related_name="origins")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "from_lineage", "heir"], name="one_succession_per_heir"),
            models.UniqueConstraint(
                fields=["edition", "from_lineage"], condition=Q(heir__isnull=True), name="a_measure_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_lineage} → {self.heir or '–'}"


class Erratum(models.Model):
    """A dated note on published words: what is printed, and what should be read. The words themselves stay."""

    FIELDS = (
        ("title_tr", _("Metin (Türkçe)")),
        ("title_en", _("Metin (İngilizce)")),
        ("text_tr", _("Açıklama (Türkçe)")),
        ("text_en", _("Açıklama (İngilizce)")),
    )

    public_id = PublicIdField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="errata")
    lineage = models.UUIDField()
    field = models.CharField(max_length=10, choices=FIELDS)
    old = models.TextField()
    new = models.TextField()
    reason = models.TextField()
    noted_at = models.DateTimeField()
    noted_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["noted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(old="") & ~Q(reason="") & ~Q(old=F("new")), name="erratum_says_what_is_wrong_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"

    @property
    def audit_label(self) -> str:
        """The edition's number and the field."""
        return f"{self.edition.audit_label}:{self.field}"


class MeasureKey(models.Model):
    """The words that lead to a measure, one a line; they stand beside the editions and follow the lineage.

    ``is_default`` until somebody has written them; ``version`` says which ones were on the writer's screen.
    """

    lineage = models.UUIDField(unique=True)
    words_tr = models.TextField(_("Sözcükler (Türkçe)"), blank=True)
    words_en = models.TextField(_("Sözcükler (İngilizce)"), blank=True)
    is_default = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of both languages, each once."""
        return tuple(dict.fromkeys([*self.words_tr.splitlines(), *self.words_en.splitlines()]))


class PublishingRule(models.Model):
    """Whether a second administrator must approve what is published: the one row, absent until somebody decides.

    Turning it off takes two as well: ``relax_asked_by_id`` is who asked for it.
    """

    ONLY = 1

    needs_second = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True)
    changed_by_id = models.BigIntegerField(null=True)
    relax_asked_at = models.DateTimeField(null=True)
    relax_asked_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_publishing_rule"),
            models.CheckConstraint(
                condition=Q(relax_asked_at__isnull=True, relax_asked_by_id__isnull=True)
                | Q(relax_asked_at__isnull=False, relax_asked_by_id__isnull=False, needs_second=True),
                name="publishing_rule_is_relaxed_where_it_holds",
            ),
        ]

    def __str__(self) -> str:
        return str(_("iki yönetici") if self.needs_second else _("tek yönetici"))

    @property
    def is_default(self) -> bool:
        """Whether nobody has decided yet."""
        return self.changed_at is None


Item = Axis | Measure
