"""What a rule set asks in each stage: questions, papers, check items."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.choices import CheckKind, Demand, SectionKey
from applications.found import Bearing
from applications.models.rules import Named, RuleSet, Sourced
from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import PublicIdField


def clauses_of(text: str) -> list[str]:
    """The clauses of a declaration: its lines, blank ones apart."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class StageRule(Sourced, Named):
    """One stage of a file's way: a single one, or pre-application and report.

    ``declaration`` is what whoever sends declares in the applicant's name, a clause a line.
    """

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="stages")
    order = models.PositiveSmallIntegerField()
    declaration_tr = models.TextField(_("Gönderirken verilen beyan (Türkçe)"), blank=True)
    declaration_en = models.TextField(_("Gönderirken verilen beyan (İngilizce)"), blank=True)

    class Meta(Sourced.Meta):
        ordering = ["order"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "order"], name="one_stage_per_order_and_rule_set"),
        ]

    @property
    def declaration(self) -> list[str]:
        """The clauses in the reader's language."""
        return clauses_of(in_language(self, "declaration"))


class SectionRule(Sourced):
    """Whether a stage asks for a section that not every call needs; one without a row is not asked for."""

    stage = models.ForeignKey(StageRule, on_delete=models.CASCADE, related_name="section_rules")
    section = models.CharField(max_length=20, choices=SectionKey)
    demand = models.CharField(max_length=10, choices=Demand)

    class Meta(Sourced.Meta):
        ordering = ["pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["stage", "section"], name="one_section_rule_per_stage"),
        ]

    def __str__(self) -> str:
        return str(self.get_section_display())


class Question(Sourced):
    """A question of the form; ``limit`` counts characters after NFC with line ends as one."""

    stage = models.ForeignKey(StageRule, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    label_tr = models.CharField(_("Soru (Türkçe)"), max_length=300)
    label_en = models.CharField(_("Soru (İngilizce)"), max_length=300)
    hint_tr = models.TextField(_("İpucu (Türkçe)"), blank=True)
    hint_en = models.TextField(_("İpucu (İngilizce)"), blank=True)
    limit = models.PositiveIntegerField(_("En çok karakter"))
    is_required = models.BooleanField(_("Zorunlu"), default=True)

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["stage", "key"], name="one_question_per_key_and_stage"),
            models.CheckConstraint(condition=Q(limit__gt=0), name="question_limit_is_positive"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The question in the reader's language."""
        return in_language(self, "label")

    @property
    def hint(self) -> str:
        """The hint in the reader's language; may be empty."""
        return in_language(self, "hint")


class PaperTemplate(models.Model):
    """A blank paper to fill in, as it was uploaded: neither changed nor removed afterwards.

    A slot names one and a copy of the slot names the same; a slot that takes another leaves this one where it is.
    """

    KINDS = ("docx", "xlsx", "odt", "ods", "pdf")
    MOST_BYTES = 20 * 1024 * 1024

    public_id = PublicIdField()
    file = models.FileField(upload_to="templates/%Y/%m/")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    content_type = models.CharField(max_length=127)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="paper_template_is_not_empty")]

    def __str__(self) -> str:
        return self.name


class DocumentSlot(Sourced, Named):
    """A paper that may or must be attached; ``kinds`` lists file endings, ``max_bytes`` the size.

    Where it ``asks_expiry``, each paper must still hold at the call's closing instant. ``for_types`` names the types of
    applicant that it is asked of and ``for_supports`` the codes of the types of support; an empty list means all.
    What is only checked need not be ``is_for_evaluators``.
    """

    stage = models.ForeignKey(StageRule, on_delete=models.CASCADE, related_name="document_slots")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    hint_tr = models.TextField(_("Açıklama (Türkçe)"), blank=True)
    hint_en = models.TextField(_("Açıklama (İngilizce)"), blank=True)
    is_required = models.BooleanField(_("Zorunlu"), default=True)
    max_bytes = models.PositiveIntegerField(_("En çok boyut (bayt)"))
    kinds = models.JSONField(_("Dosya türleri"), default=list)
    asks_expiry = models.BooleanField(_("Geçerlilik tarihi istenir"), default=False)
    is_for_evaluators = models.BooleanField(_("Değerlendiriciler görür"), default=True)
    for_types = models.JSONField(_("Yalnızca şu başvuru sahiplerinden"), default=list, blank=True)
    for_supports = models.JSONField(_("Yalnızca şu destek türlerinde"), default=list, blank=True)
    template = models.ForeignKey(
        PaperTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="slots", verbose_name=_("Şablon")
    )

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["stage", "key"], name="one_document_slot_per_key_and_stage"),
        ]

    @property
    def hint(self) -> str:
        """The hint in the reader's language; may be empty."""
        return in_language(self, "hint")

    def holds_for(self, applicant_type: str, support_code: str) -> bool:
        """Whether it is asked of such an applicant for such support; while none is chosen no type is ruled out."""
        of_applicant = not self.for_types or applicant_type in self.for_types
        return of_applicant and (not self.for_supports or not support_code or support_code in self.for_supports)


class UndertakingRule(Sourced, Named):
    """A paper that the applicant signs after sending; it may come ``days`` working days later than the close."""

    stage = models.ForeignKey(StageRule, on_delete=models.CASCADE, related_name="undertakings")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    text_tr = models.TextField(_("Metin (Türkçe)"))
    text_en = models.TextField(_("Metin (İngilizce)"))
    days = models.PositiveSmallIntegerField(_("Kapanıştan sonra kaç iş günü"))

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["stage", "key"], name="one_undertaking_per_key_and_stage"),
            models.CheckConstraint(condition=Q(days__gt=0), name="undertaking_has_days"),
        ]

    @property
    def text(self) -> str:
        """Its words in the reader's language; what is signed is the Turkish."""
        return in_language(self, "text")


class CheckItem(Sourced):
    """One line of a check list, answered yes or no with a reason; ``bearing`` is what the rules look at beside it."""

    stage = models.ForeignKey(StageRule, on_delete=models.CASCADE, related_name="check_items")
    kind = models.CharField(max_length=20, choices=CheckKind)
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    text_tr = models.CharField(_("Madde (Türkçe)"), max_length=400)
    text_en = models.CharField(_("Madde (İngilizce)"), max_length=400)
    bearing = models.CharField(_("Yanında gösterilecek bulgu"), max_length=20, choices=Bearing, blank=True)

    class Meta(Sourced.Meta):
        ordering = ["kind", "order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["stage", "key"], name="one_check_item_per_key_and_stage"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The item in the reader's language."""
        return in_language(self, "text")
