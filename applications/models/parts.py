"""The parts of a file: rows that its sections are made of."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.choices import (
    OPERATING_YEARS,
    PROJECT_YEARS,
    FundingKind,
    Level,
    PartnerKind,
    SectionKey,
)
from applications.models.proposal import Proposal
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.fields import MoneyField, PublicIdField

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


class SectionVersion(models.Model):
    """How often a section was saved; a save that started from an older version is not let over it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=20, choices=SectionKey)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "key"], name="one_version_row_per_section")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.key}@{self.version}"


class Revision(models.Model):
    """A section as one person left it: kept while they write, a new one after a while or after somebody else.

    ``content`` is what ``queries.revisions.content_of`` reads; the newest one of a section says what stands in it.
    """

    PERSONAL = frozenset({"content"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="revisions")
    section = models.CharField(max_length=20, choices=SectionKey)
    content = models.JSONField()
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    restored_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["proposal", "section", "id"], name="revisions_of_a_section")]
        constraints = [
            models.CheckConstraint(
                condition=Q(began_at__lte=models.F("saved_at")), name="revision_begins_before_it_ends"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.section}@{self.saved_at:%Y-%m-%d %H:%M}"


class UnfinishedRow(models.Model):
    """A row of a table as somebody is writing it: the words of its form, until they can stand in the table.

    ``row_id`` is the public id of the row that it changes, or that it is to become.
    """

    PERSONAL = frozenset({"typed"})

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="unfinished_rows")
    section = models.CharField(max_length=20, choices=SectionKey)
    row_id = models.CharField(max_length=20)
    typed = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.section}…{self.public_id}"


class SecondaryMeasure(models.Model):
    """A further measure that the project serves."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="secondary_measures")
    measure = models.ForeignKey("priorities.Measure", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["measure__axis__order", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["proposal", "measure"], name="one_secondary_measure_each")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.measure_id}"


class Answer(models.Model):
    """The text written under one question."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey("applications.Question", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["question__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "question"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.question_id}"


class Partner(models.Model):
    """A partner or an associate of the project, named as its applicant is; ``share`` in per cent of the project,
    ``contribution`` the role in it.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="partners")
    kind = models.CharField(_("Türü"), max_length=10, choices=PartnerKind)
    name = models.CharField(_("Adı"), max_length=250)
    vkn = models.CharField(_("VKN"), max_length=10, blank=True)
    type = models.CharField(_("Kurum türü"), max_length=30, choices=OrganisationType, blank=True)
    detsis = models.CharField(_("DETSİS numarası"), max_length=8, blank=True)
    address = models.CharField(_("Adres"), max_length=400, blank=True)
    kep = models.EmailField(_("KEP adresi"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=30, blank=True)
    website = models.URLField(_("Web sitesi"), blank=True)
    contribution = models.CharField(_("Projedeki görevi"), max_length=500, blank=True)
    share = models.DecimalField(_("Projedeki payı (%)"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_a_name"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gte=0, share__lte=100), name="partner_share_is_a_rate"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """One piece of the work: from one month of the project to another, who does it, and its cost in lira."""

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="activities")
    name = models.CharField(_("Faaliyet"), max_length=250)
    first_month = models.PositiveSmallIntegerField(_("İlk ay"))
    last_month = models.PositiveSmallIntegerField(_("Son ay"))
    responsible = models.CharField(_("Sorumlu"), max_length=250)
    cost = MoneyField(_("Maliyet (TL)"), null=True, blank=True)

    class Meta:
        ordering = ["first_month", "last_month", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="activity_has_a_name"),
            models.CheckConstraint(
                condition=Q(first_month__gte=1, first_month__lte=models.F("last_month")),
                name="activity_months_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0), name="activity_cost_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """One cost: quantity × unit price in lira without VAT, its VAT rate in per cent, the project's year it falls into.

    ``basis`` is what the price rests on: a pro-forma, an official unit price, its date.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="budget_lines")
    head = models.ForeignKey(
        "applications.BudgetHead", on_delete=models.PROTECT, related_name="+", verbose_name=_("Bütçe kalemi")
    )
    description = models.CharField(_("Açıklama"), max_length=300)
    unit = models.CharField(_("Birim"), max_length=30)
    quantity = models.DecimalField(_("Miktar"), max_digits=12, decimal_places=3)
    unit_price = MoneyField(_("Birim fiyat (KDV hariç, TL)"))
    vat_rate = models.DecimalField(_("KDV oranı (%)"), max_digits=5, decimal_places=2, default=0)
    year = models.PositiveSmallIntegerField(_("Proje yılı"), default=PROJECT_YEARS[0])
    basis = models.CharField(_("Fiyatın dayanağı"), max_length=200, blank=True)

    class Meta:
        ordering = ["head__order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="budget_quantity_is_positive"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="budget_price_is_not_negative"),
            models.CheckConstraint(condition=Q(vat_rate__gte=0, vat_rate__lte=100), name="budget_vat_is_a_rate"),
            models.CheckConstraint(
                condition=Q(year__gte=PROJECT_YEARS[0], year__lte=PROJECT_YEARS[-1]),
                name="budget_year_is_one_of_the_projects",
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def net(self) -> Decimal:
        """Lira without VAT, rounded half up to the kuruş."""
        return (self.quantity * self.unit_price).quantize(CENT, ROUND_HALF_UP)

    @property
    def vat(self) -> Decimal:
        """The VAT in lira, rounded half up to the kuruş."""
        return (self.net * self.vat_rate / HUNDRED).quantize(CENT, ROUND_HALF_UP)

    @property
    def gross(self) -> Decimal:
        """Lira with VAT."""
        return self.net + self.vat


class FundingSource(models.Model):
    """Who pays how much of the project, in cash; ``paper`` names the slot in which the proof of it lies."""

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="funding_sources")
    kind = models.CharField(_("Kaynak"), max_length=12, choices=FundingKind)
    giver = models.CharField(_("Veren"), max_length=250, blank=True)
    amount = MoneyField(_("Tutar (TL)"))
    paper = models.ForeignKey(
        "applications.DocumentSlot",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Kanıtlayan belge"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="funding_is_positive"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(kind="support"), name="one_requested_support_per_proposal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class OperatingYear(models.Model):
    """One of the first five years after the project: people, income, running costs and upkeep, in lira of today."""

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="operating_years")
    year = models.PositiveSmallIntegerField(_("İşletme yılı"))
    staff = models.PositiveSmallIntegerField(_("Personel (kişi)"))
    income = MoneyField(_("Gelir (TL)"))
    cost = MoneyField(_("İşletme gideri (TL)"))
    upkeep = MoneyField(_("Bakım gideri (TL)"))

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "year"], name="one_row_per_operating_year"),
            models.CheckConstraint(
                condition=Q(year__gte=OPERATING_YEARS[0], year__lte=OPERATING_YEARS[-1]),
                name="operating_year_is_one_of_the_first_five",
            ),
            models.CheckConstraint(
                condition=Q(income__gte=0, cost__gte=0, upkeep__gte=0), name="operating_money_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def balance(self) -> Decimal:
        """What is left of the income."""
        return self.income - self.cost - self.upkeep


class Indicator(models.Model):
    """A result by its number: one that the rule set lists, or the project's own with a name and a unit."""

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="indicators")
    listed = models.ForeignKey(
        "applications.IndicatorRule",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Gösterge"),
    )
    name = models.CharField(_("Göstergenin adı"), max_length=250, blank=True)
    unit = models.CharField(_("Birim"), max_length=60, blank=True)
    base = models.DecimalField(_("Başlangıç değeri"), max_digits=12, decimal_places=3)
    target = models.DecimalField(_("Hedef değer"), max_digits=12, decimal_places=3)
    measured = models.CharField(_("Nasıl ölçülecek"), max_length=500)

    class Meta:
        ordering = [models.F("listed__order").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(listed__isnull=False, name="", unit="")
                | (Q(listed__isnull=True) & ~Q(name="") & ~Q(unit="")),
                name="indicator_is_listed_or_own",
            ),
            models.UniqueConstraint(fields=["proposal", "listed"], name="one_row_per_listed_indicator"),
            models.CheckConstraint(condition=Q(base__gte=0, target__gte=0), name="indicator_values_are_not_negative"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The indicator's name, of a listed one in the reader's language."""
        return self.listed.name if self.listed else self.name

    @property
    def unit_name(self) -> str:
        """What it counts, of a listed one in the reader's language."""
        return self.listed.unit if self.listed else self.unit


class Risk(models.Model):
    """What may go wrong, how likely it is, what it would do, and who does what against it."""

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="risks")
    description = models.CharField(_("Risk"), max_length=300)
    likelihood = models.CharField(_("Olasılık"), max_length=6, choices=Level)
    effect = models.CharField(_("Etki"), max_length=6, choices=Level)
    measure = models.CharField(_("Önlem"), max_length=1000)
    owner = models.CharField(_("Riskin sorumlusu"), max_length=250)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(description=""), name="risk_is_described"),
            models.CheckConstraint(condition=~Q(measure="") & ~Q(owner=""), name="risk_has_a_measure_and_an_owner"),
        ]

    def __str__(self) -> str:
        return self.description
