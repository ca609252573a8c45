"""What the public reads of supported projects: single projects, published totals, price indices."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.choices import (
    FIRST_YEAR_OF_MEASURES,
    UNDER_WAY,
    Classification,
    Confidence,
    ProjectState,
    PublishedState,
    YearKind,
)
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.bilingual import in_language
from cmdp.kit.fields import MoneyField, PublicIdField
from cmdp.kit.text import search_key, sort_key

_PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class Sourced(models.Model):
    """Where a published figure was read, how far it is trusted, and what is known of the money.

    An amount that nobody published is ``None``, never zero; lira are those of the year.
    """

    total_cost = MoneyField(_("Toplam maliyet"), null=True, blank=True)
    support = MoneyField(_("Destek tutarı"), null=True, blank=True)
    amount_note_tr = models.CharField(_("Tutar notu"), max_length=300, blank=True)
    amount_note_en = models.CharField(_("Tutar notu (İngilizce)"), max_length=300, blank=True)
    source = models.CharField(_("Kaynak"), max_length=500, blank=True)
    source_url = models.URLField(_("Kaynağın adresi"), max_length=500, blank=True)
    confidence = models.CharField(_("Güven düzeyi"), max_length=10, choices=Confidence)
    import_key = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def amount_note(self) -> str:
        """What the source says of the amounts, in the reader's language."""
        return in_language(self, "amount_note")


class PublishedProjectQuerySet(models.QuerySet["PublishedProject"]):
    def locked(self, pk: int) -> "PublishedProject":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class PublishedProject(Sourced):
    """A supported project as the public reads it: read in a published source, or approved in this system.

    ``state_is_kept`` says that the agency keeps the state up to date; what a paper once called
    running may be long finished. ``state_since`` is as exact as is known: ``2020``, ``2020-02``, ``2020-02-14``.
    A row merged into another stays, so that its address goes on leading somewhere.
    """

    public_id = PublicIdField()
    year = models.PositiveSmallIntegerField(_("Yıl"))
    year_kind = models.CharField(_("Yılın anlamı"), max_length=12, choices=YearKind)
    year_is_approximate = models.BooleanField(_("Yıl yaklaşık"), default=False)
    year_note_tr = models.CharField(_("Yıl notu"), max_length=300, blank=True)
    year_note_en = models.CharField(_("Yıl notu (İngilizce)"), max_length=300, blank=True)
    province = models.ForeignKey("regions.Province", on_delete=models.PROTECT, related_name="+", verbose_name=_("İl"))
    district = models.CharField(_("İlçe"), max_length=80, blank=True)
    title_tr = models.CharField(_("Projenin adı"), max_length=300)
    title_en = models.CharField(_("Projenin adı (İngilizce)"), max_length=300, blank=True)
    beneficiary = models.CharField(_("Yararlanıcı"), max_length=520, blank=True)
    beneficiary_type = models.CharField(_("Yararlanıcı türü"), max_length=30, choices=OrganisationType, blank=True)
    amount_is_unclear = models.BooleanField(_("Tutarın maliyet mi destek mi olduğu belirsiz"), default=False)
    state = models.CharField(_("Durum"), max_length=10, choices=PublishedState)
    state_since = models.CharField(_("Durumun tarihi"), max_length=10, blank=True)
    state_is_kept = models.BooleanField(_("Durumu ajans güncel tutuyor"), default=False)
    state_note_tr = models.CharField(_("Durum notu"), max_length=300, blank=True)
    state_note_en = models.CharField(_("Durum notu (İngilizce)"), max_length=300, blank=True)
    note_tr = models.TextField(_("Not"), blank=True)
    note_en = models.TextField(_("Not (İngilizce)"), blank=True)

    measure = models.ForeignKey(
        "priorities.Measure",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Tedbir"),
    )
    classification = models.CharField(
        _("Sınıflandırma"), max_length=5, choices=Classification, default=Classification.NONE
    )
    basis_tr = models.CharField(_("Sınıflandırmanın dayanağı"), max_length=500, blank=True)
    basis_en = models.CharField(_("Sınıflandırmanın dayanağı (İngilizce)"), max_length=500, blank=True)
    classified_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    class_reviewed_by = models.ForeignKey(
        "accounts.User",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("Sınıflandırmayı gözden geçiren"),
    )
    class_reviewed_at = models.DateTimeField(null=True, editable=False)

    proposal = models.OneToOneField(
        "applications.Proposal", null=True, on_delete=models.PROTECT, related_name="published", editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="doubles",
        editable=False,
        verbose_name=_("Birleştirildiği kayıt"),
    )
    is_demo = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    added_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    search_key = models.CharField(max_length=1800, editable=False)
    sort_key = models.CharField(max_length=1200, editable=False)

    objects = PublishedProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "sort_key", "pk"]
        indexes = [
            models.Index(fields=["is_demo", "-year", "sort_key", "id"], name="published_by_year"),
            models.Index(fields=["province", "year"], name="published_by_province"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["import_key"], condition=~Q(import_key=""), name="one_published_project_per_import_key"
            ),
            models.CheckConstraint(condition=~Q(title_tr=""), name="published_project_has_a_title"),
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, confidence="record")
                | Q(Q(proposal__isnull=True) & ~Q(source="") & ~Q(confidence="record")),
                name="published_project_names_its_source",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR_OF_MEASURES) | Q(measure__isnull=True),
                name="published_project_of_earlier_years_has_no_measure",
            ),
            models.CheckConstraint(
                condition=~Q(classification="none") | Q(measure__isnull=True, beneficiary_type=""),
                name="published_class_says_whose_it_is",
            ),
            models.CheckConstraint(
                condition=~Q(classification="ours") | ~Q(basis_tr=""), name="published_class_has_its_basis"
            ),
            models.CheckConstraint(
                condition=Q(class_reviewed_by__isnull=True, class_reviewed_at__isnull=True)
                | Q(class_reviewed_by__isnull=False, class_reviewed_at__isnull=False, classification="ours"),
                name="published_class_review_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(class_reviewed_by__isnull=True)
                | Q(classified_by__isnull=True)
                | ~Q(class_reviewed_by=F("classified_by")),
                name="published_class_is_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=(Q(total_cost__isnull=True) | Q(total_cost__gte=0))
                & (Q(support__isnull=True) | Q(support__gte=0)),
                name="published_money_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(total_cost__isnull=True) | Q(support__isnull=True) | Q(support__lte=F("total_cost")),
                name="published_support_within_total_cost",
            ),
            models.CheckConstraint(
                condition=Q(amount_is_unclear=False) | Q(total_cost__isnull=False, support__isnull=True),
                name="published_unclear_amount_stands_alone",
            ),
            models.CheckConstraint(
                condition=Q(state_since="") | Q(state_since__regex=_PARTIAL_DATE),
                name="published_state_since_is_a_date",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="published_not_its_own_double"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def title(self) -> str:
        """The name in the reader's language; Turkish where no English one is known."""
        return in_language(self, "title")

    @property
    def note(self) -> str:
        """What else the source says, in the reader's language."""
        return in_language(self, "note")

    @property
    def year_note(self) -> str:
        """What the source says of the year, in the reader's language."""
        return in_language(self, "year_note")

    @property
    def state_note(self) -> str:
        """What the source says of the state, in the reader's language."""
        return in_language(self, "state_note")

    @property
    def basis(self) -> str:
        """Why it is classified so, or why not, in the reader's language."""
        return in_language(self, "basis")

    @property
    def is_legacy(self) -> bool:
        """Whether it is older than the measures and stands under "önceki dönem"."""
        return self.year < FIRST_YEAR_OF_MEASURES

    @property
    def is_released(self) -> bool:
        """Whether it came out of this system, by the Ministry's approval."""
        return self.proposal_id is not None

    @property
    def is_reviewed(self) -> bool:
        """Whether a second person looked at its classification."""
        return self.class_reviewed_at is not None

    @property
    def is_under_way(self) -> bool:
        """Whether its last known state is one of a project that goes on."""
        return self.state in UNDER_WAY

    def keep_state(self, state: ProjectState | str, since: dt.date) -> None:
        """Take over a state that the agency vouches for."""
        self.state, self.state_since, self.state_is_kept = PublishedState(str(state)), since.isoformat(), True
        self.state_note_tr = self.state_note_en = ""

    def set_keys(self) -> None:
        """Fold what lists are searched and ordered by: names, beneficiary, place."""
        words = f"{self.title_tr} {self.title_en} {self.beneficiary} {self.district} {self.province.name}"
        self.search_key = search_key(words)[:1800]
        self.sort_key = sort_key(self.title_tr)[:1200]


class PublishedTotal(Sourced):
    """A sum that somebody published without naming the projects in it; never added to sums over projects."""

    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    province = models.ForeignKey("regions.Province", null=True, on_delete=models.PROTECT, related_name="+")
    what_tr = models.CharField(max_length=300)
    what_en = models.CharField(max_length=300, blank=True)
    mixes_programmes = models.BooleanField(default=False)

    class Meta:
        ordering = ["year_from", "year_to", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["import_key"], condition=~Q(import_key=""), name="one_published_total_per_import_key"
            ),
            models.CheckConstraint(condition=Q(year_from__lte=F("year_to")), name="published_total_years_in_order"),
            models.CheckConstraint(condition=~Q(source=""), name="published_total_names_its_source"),
            models.CheckConstraint(
                condition=(Q(total_cost__isnull=True) | Q(total_cost__gte=0))
                & (Q(support__isnull=True) | Q(support__gte=0)),
                name="published_total_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def what(self) -> str:
        """What was summed, in the reader's language."""
        return in_language(self, "what")


class PriceIndex(models.Model):
    """A series of yearly price levels with its name and source; the one in use turns lira into constant lira."""

    public_id = PublicIdField()
    name = models.CharField(_("Endeksin adı"), max_length=200)
    source = models.CharField(_("Kaynak"), max_length=500)
    source_url = models.URLField(_("Kaynağın adresi"), max_length=500, blank=True)
    is_used = models.BooleanField(default=False)
    loaded_at = models.DateTimeField()
    loaded_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["is_used"], condition=Q(is_used=True), name="one_price_index_in_use"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(source=""), name="price_index_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id


class PriceIndexValue(models.Model):
    """The price level of one year; only the ratio of two years counts."""

    index = models.ForeignKey(PriceIndex, on_delete=models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["index", "year"], name="one_price_value_per_year_and_index"),
            models.CheckConstraint(condition=Q(value__gt=0), name="price_value_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
