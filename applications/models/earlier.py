"""Files that an agency handled by letter and e-mail before this software, and the spreadsheets that bring them in."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.choices import LineAct
from applications.found import EarlierState
from applications.models.spreadsheet import ENDED_HAS_ITS_TIME, REFUSED_SAYS_WHY, SAYS_WHY, Spreadsheet
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.fields import MoneyField, PublicIdField
from cmdp.kit.text import search_key


class EarlierFile(models.Model):
    """One file as the agency's own records tell of it: no workflow, nobody's form; what is unknown is empty.

    ``reference`` is that of the records, one per agency however it is spelt (``key_of_reference``). ``version`` counts
    what was written to it.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey("regions.Agency", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(_("Eski kayıttaki numarası"), max_length=80)
    reference_key = models.CharField(max_length=80, editable=False)
    year = models.PositiveSmallIntegerField(_("Yıl"))
    call_name = models.CharField(_("Çağrı ya da program"), max_length=200, blank=True)
    applicant = models.CharField(_("Başvuran kurum"), max_length=300)
    vkn = models.CharField(_("Vergi kimlik numarası"), max_length=10, blank=True)
    applicant_type = models.CharField(_("Kurum türü"), max_length=30, choices=OrganisationType, blank=True)
    title = models.CharField(_("Projenin adı"), max_length=300)
    summary = models.TextField(_("Özet"), blank=True)
    measure = models.ForeignKey(
        "priorities.Measure", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Tedbir")
    )
    province = models.ForeignKey("regions.Province", on_delete=models.PROTECT, related_name="+", verbose_name=_("İl"))
    district = models.CharField(_("İlçe"), max_length=80, blank=True)
    site = models.CharField(_("Uygulama yeri"), max_length=300, blank=True)
    asked = MoneyField(_("İstenen destek (TL)"), null=True)
    approved = MoneyField(_("Onaylanan destek (TL)"), null=True)
    state = models.CharField(_("Sonuç"), max_length=10, choices=EarlierState, default=EarlierState.UNKNOWN)
    letter_number = models.CharField(_("Gelen yazının sayısı"), max_length=80, blank=True)
    letter_date = models.DateField(_("Gelen yazının tarihi"), null=True)
    answer_number = models.CharField(_("Giden yazının sayısı"), max_length=80, blank=True)
    answer_date = models.DateField(_("Giden yazının tarihi"), null=True)
    note = models.TextField(_("Not"), blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    search_key = models.CharField(max_length=1600, editable=False)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["agency", "-year", "-id"], name="earlier_files_by_year"),
            models.Index(fields=["agency", "vkn"], name="earlier_files_of_a_body"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "reference_key"], name="one_earlier_file_per_reference"),
            models.CheckConstraint(
                condition=~Q(reference="") & ~Q(reference_key="") & ~Q(title="") & ~Q(applicant=""),
                name="earlier_file_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=(Q(asked=None) | Q(asked__gte=0)) & (Q(approved=None) | Q(approved__gte=0)),
                name="earlier_file_money_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(asked=None) | Q(approved=None) | Q(approved__lte=F("asked")),
                name="earlier_file_got_no_more_than_it_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_label(self) -> str:
        """The reference of the old records."""
        return self.reference

    def set_keys(self) -> None:
        """Fold what it is found by; ask again after a change of its words."""
        self.reference_key = key_of_reference(self.reference)
        words = (self.reference, self.reference_key, self.title, self.applicant, self.vkn, self.call_name)
        letters = (self.letter_number, self.answer_number, self.district, self.province.name)
        self.search_key = search_key(" ".join((*words, *letters)))[:1600]


def key_of_reference(reference: str) -> str:
    """A reference without what people write differently: case, Turkish letters, blanks, dots, dashes, strokes."""
    return "".join(letter for letter in search_key(reference) if letter.isalnum())[:80]


class EarlierImportQuerySet(models.QuerySet["EarlierImport"]):
    def locked(self, pk: int) -> "EarlierImport":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class EarlierImport(Spreadsheet):
    """A spreadsheet of one agency's earlier files. What it wrote can be taken back once (``undone_at``)."""

    agency = models.ForeignKey("regions.Agency", on_delete=models.PROTECT, related_name="earlier_imports")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = EarlierImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=SAYS_WHY, name="earlier_import_says_why"),
            models.CheckConstraint(condition=ENDED_HAS_ITS_TIME, name="earlier_import_ended_has_its_time"),
            models.CheckConstraint(condition=REFUSED_SAYS_WHY, name="earlier_import_refused_says_why"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(state="written", undone_at__isnull=False, undone_by__isnull=False),
                name="earlier_import_undone_was_written",
            ),
        ]


class EarlierLine(models.Model):
    """One row of the file: what it would do, or why not, and whether it is done (``written_at``).

    ``cells`` is what stands in it, kept while it is refused, so that it can be taken away, mended and sent again.
    ``seen`` is the version of its file that it was judged by.
    """

    upload = models.ForeignKey(EarlierImport, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=8, choices=LineAct)
    file = models.ForeignKey(EarlierFile, null=True, on_delete=models.SET_NULL, related_name="lines")
    seen = models.PositiveIntegerField(default=0)
    reference = models.CharField(max_length=80, blank=True)
    reference_key = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300, blank=True)
    cells = models.JSONField(default=dict)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    faults = models.JSONField(default=list)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["upload", "act", "number"], name="earlier_lines_by_act"),
            models.Index(fields=["upload", "reference_key"], name="earlier_lines_by_reference"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_earlier_line_per_row"),
            models.CheckConstraint(
                condition=Q(written_at=None) | Q(act__in=["add", "correct"]), name="earlier_line_written_had_an_act"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.reference}"
