"""Bodies that apply."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.validators import validate_detsis, validate_mersis, validate_vkn
from cmdp.kit.fields import PublicIdField
from cmdp.kit.pieces import InPieces, piece_constraints
from cmdp.kit.scanning import Scan, Scanned, scan_constraints
from cmdp.kit.text import search_key, sort_key

IDENTITY = ("name", "unit_name", "type", "province", "vkn", "detsis", "mersis")
CONTACT = ("address", "kep", "phone", "website")
PERSON = ("contact_name", "contact_title", "contact_email", "contact_phone")
PROFILE = ("representative_name", "representative_title", *PERSON, "staff", "experience", "earlier_projects")


class Organisation(models.Model):
    """A body that may apply. Units of one body may share a VKN, so identity is the VKN with
    either the DETSİS number or, lacking one, the unit's name.

    What every application asks of its applicant (domain notes §1.8) stands here once: ``PROFILE``.
    """

    PERSONAL = frozenset({"representative_name", "representative_title", *PERSON})

    public_id = PublicIdField()
    name = models.CharField(_("Kurumun adı"), max_length=250)
    unit_name = models.CharField(_("Birimin adı"), max_length=250, blank=True)
    type = models.CharField(_("Türü"), max_length=30, choices=OrganisationType)
    province = models.ForeignKey("regions.Province", on_delete=models.PROTECT, verbose_name=_("İl"))
    vkn = models.CharField(_("Vergi kimlik numarası (VKN)"), max_length=10, validators=[validate_vkn])
    detsis = models.CharField(_("DETSİS numarası"), max_length=8, blank=True, validators=[validate_detsis])
    mersis = models.CharField(_("MERSİS numarası"), max_length=16, blank=True, validators=[validate_mersis])
    address = models.CharField(_("Adres"), max_length=400, blank=True)
    kep = models.EmailField(_("KEP adresi"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=30, blank=True)
    website = models.URLField(_("Web sitesi"), blank=True)
    representative_name = models.CharField(_("Yasal temsilcinin adı soyadı"), max_length=120, blank=True)
    representative_title = models.CharField(_("Yasal temsilcinin unvanı"), max_length=120, blank=True)
    contact_name = models.CharField(_("İrtibat kişisinin adı soyadı"), max_length=120, blank=True)
    contact_title = models.CharField(_("İrtibat kişisinin unvanı"), max_length=120, blank=True)
    contact_email = models.EmailField(_("İrtibat kişisinin e-postası"), blank=True)
    contact_phone = models.CharField(_("İrtibat kişisinin telefonu"), max_length=30, blank=True)
    staff = models.PositiveIntegerField(_("Çalışan sayısı"), null=True, blank=True)
    experience = models.TextField(_("Deneyim"), blank=True)
    earlier_projects = models.TextField(_("Ajanslarla önceki projeler"), blank=True)
    asks_approval = models.BooleanField(_("Gönderimden önce sahibin onayı"), default=False)
    search_key = models.CharField(max_length=600, editable=False, db_index=True)
    sort_key = models.CharField(max_length=1200, editable=False)
    unit_key = models.CharField(max_length=300, editable=False, blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["detsis"], condition=~Q(detsis=""), name="one_organisation_per_detsis"),
            models.UniqueConstraint(
                fields=["vkn", "unit_key"], condition=Q(detsis=""), name="one_organisation_per_vkn_and_unit"
            ),
            models.CheckConstraint(condition=Q(vkn__regex=r"^[0-9]{10}$"), name="organisation_vkn_is_ten_digits"),
            models.CheckConstraint(
                condition=Q(detsis="") | Q(detsis__regex=r"^[0-9]{8}$"), name="organisation_detsis_is_eight_digits"
            ),
        ]

    def __str__(self) -> str:
        return label_of(self.name, self.unit_name)

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    def set_keys(self) -> None:
        """Fold the names into the keys that find, order and identify."""
        self.unit_key = search_key(self.unit_name)[:300]
        self.search_key = search_key(f"{self.name} {self.unit_name}")[:600]
        self.sort_key = sort_key(f"{self.name} {self.unit_name}")[:1200]


class AuthorityPaper(Scanned):
    """The paper that says who speaks for an organisation, and the agency's answer to it."""

    class State(models.TextChoices):
        PENDING = "pending", _("inceleniyor")
        CONFIRMED = "confirmed", _("onaylandı")
        REFUSED = "refused", _("uygun bulunmadı")
        REPLACED = "replaced", _("yerine yenisi yüklendi")

    PERSONAL = frozenset({"speaker", "file_name"})
    KINDS = ("pdf", "jpg", "png")
    STANDING = (State.PENDING, State.CONFIRMED)

    public_id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="authority_papers")
    speaker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="authority/")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            *scan_constraints("authority_paper"),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="pending") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="authority_paper_decided_has_who_and_when",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="pending"), name="one_pending_paper_per_organisation"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused", reason=""), name="authority_paper_refusal_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def stands(self) -> bool:
        """Whether it speaks for the organisation: the agency accepted it or has yet to look, and nothing bad is in it."""
        return self.state in self.STANDING and self.scan != Scan.INFECTED


class PartialPaper(InPieces):
    """An authority paper on its way to the agency."""

    WHOSE = ("organisation_id", "person_id")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="partial_papers")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta(InPieces.Meta):
        constraints = [
            *piece_constraints("partial_paper"),
            models.UniqueConstraint(
                fields=["organisation", "person", "name", "size", "mark"], name="one_partial_paper_per_file_and_person"
            ),
        ]


def label_of(name: str, unit_name: str) -> str:
    """What an organisation is called, or a unit of it."""
    return f"{name} – {unit_name}" if unit_name else name
