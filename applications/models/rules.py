"""A year's rules as data: each value with its source, or marked as an unconfirmed default."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.choices import ApplicantVerdict, ValueKey
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import MoneyField, PublicIdField


class SourceDocument(models.Model):
    """A paper that values rest on: the year's principles, an announcement, a letter."""

    public_id = PublicIdField()
    title = models.CharField(_("Başlık"), max_length=250)
    number = models.CharField(_("Sayı"), max_length=80, blank=True)
    dated_on = models.DateField(_("Tarih"), null=True, blank=True)
    url = models.URLField(_("Adres"), max_length=500, blank=True)
    file = models.FileField(_("Dosya"), upload_to="sources/", blank=True)

    class Meta:
        ordering = ["-dated_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Sourced(models.Model):
    """A value with its source; unconfirmed ones are shown as *varsayılan*."""

    source = models.ForeignKey(
        SourceDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Kaynak belge"),
    )
    source_note = models.CharField(_("Kaynak notu"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Doğrulandı"), default=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | Q(source__isnull=False) | ~Q(source_note=""),
                name="%(class)s_confirmed_has_a_source",
            ),
        ]


class Named(models.Model):
    """A name in both languages."""

    name_tr = models.CharField(_("Adı (Türkçe)"), max_length=300)
    name_en = models.CharField(_("Adı (İngilizce)"), max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return in_language(self, "name")


class RuleSet(Named):
    """Everything that changes from year to year. National, or one agency's narrowing of a national one.

    Frozen once a published call uses it; a change is a new version (same ``lineage``, next ``number``).
    """

    public_id = PublicIdField()
    programme_code = models.CharField(_("Program kısa adı"), max_length=20)
    programme_year = models.PositiveSmallIntegerField(_("Program yılı"))
    number = models.PositiveIntegerField(default=1)
    lineage = models.CharField(max_length=14, editable=False)
    agency = models.ForeignKey(
        "regions.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="rule_sets"
    )
    narrows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrowed_by")
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-programme_year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["lineage", "number"], name="one_rule_set_per_lineage_and_number"),
            models.CheckConstraint(
                condition=Q(agency__isnull=True, narrows__isnull=True) | Q(agency__isnull=False, narrows__isnull=False),
                name="rule_set_of_an_agency_narrows_a_national_one",
            ),
        ]

    @property
    def audit_label(self) -> str:
        """Year, public id and number."""
        return f"{self.programme_year}/{self.public_id}/{self.number}"

    @property
    def is_frozen(self) -> bool:
        """Whether a published call uses it."""
        return self.frozen_at is not None


class RuleValue(Sourced):
    """One single value; its type stands in ``applications.rulebook``."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="rule_values")
    key = models.CharField(max_length=40, choices=ValueKey)
    value = models.CharField(max_length=300)

    class Meta(Sourced.Meta):
        ordering = ["pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "key"], name="one_value_per_key_and_rule_set"),
        ]

    def __str__(self) -> str:
        return f"{self.key}={self.value}"


class ProvinceRule(Sourced):
    """A province whose bodies may apply."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="provinces")
    province = models.ForeignKey("regions.Province", on_delete=models.PROTECT, related_name="+")

    class Meta(Sourced.Meta):
        ordering = ["province__sort_key"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "province"], name="one_province_rule_per_rule_set"),
        ]

    def __str__(self) -> str:
        return str(self.province_id)


class ApplicantTypeRule(Sourced):
    """Whether a type of body may apply."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="applicant_types")
    type = models.CharField(max_length=30, choices=OrganisationType)
    verdict = models.CharField(max_length=12, choices=ApplicantVerdict)

    class Meta(Sourced.Meta):
        ordering = ["pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "type"], name="one_applicant_type_rule_per_rule_set"),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.verdict}"


class SupportTypeRule(Sourced, Named):
    """A type of support with its floors and ceilings; lira and per cent, ``None`` means no limit.

    The rates are shares of the total eligible cost, judged on unrounded numbers.
    """

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="support_types")
    code = models.SlugField(max_length=30)
    order = models.PositiveSmallIntegerField()
    min_budget = MoneyField(_("En az bütçe (TL)"), null=True, blank=True)
    max_budget = MoneyField(_("En çok bütçe (TL)"), null=True, blank=True)
    min_support = MoneyField(_("En az destek (TL)"), null=True, blank=True)
    max_support = MoneyField(_("En çok destek (TL)"), null=True, blank=True)
    min_rate = models.DecimalField(_("En az destek oranı (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    max_rate = models.DecimalField(_("En çok destek oranı (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    min_own_share = models.DecimalField(
        _("En az eş finansman (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    max_months = models.PositiveSmallIntegerField(_("En çok süre (ay)"), null=True, blank=True)

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "code"], name="one_support_type_per_code_and_rule_set"),
        ]


class IndicatorRule(Sourced, Named):
    """A result that the rule set wants counted; ``is_required`` where a stage asks for indicators."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="indicators")
    key = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    unit_tr = models.CharField(_("Birim (Türkçe)"), max_length=60)
    unit_en = models.CharField(_("Birim (İngilizce)"), max_length=60)
    is_required = models.BooleanField(_("Zorunlu"), default=False)

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "key"], name="one_indicator_per_key_and_rule_set"),
        ]

    @property
    def unit(self) -> str:
        """What it counts, in the reader's language."""
        return in_language(self, "unit")


class BudgetHead(Sourced, Named):
    """A head of the budget table."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="budget_heads")
    code = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()

    class Meta(Sourced.Meta):
        ordering = ["order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["rule_set", "code"], name="one_budget_head_per_code_and_rule_set"),
        ]
