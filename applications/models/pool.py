"""The evaluator pool: what somebody says of themselves, their curriculum vitae, the bodies they are tied to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cmdp.kit.fields import PublicIdField
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints
from cmdp.kit.text import search_key


class Sector(models.TextChoices):
    """Fields of work in which somebody may be an expert; ours, and coarse on purpose."""

    AGRICULTURE = "agriculture", _("Tarım, hayvancılık ve ormancılık")
    FOOD = "food", _("Gıda")
    MANUFACTURING = "manufacturing", _("İmalat sanayi")
    ENERGY = "energy", _("Enerji")
    ENVIRONMENT = "environment", _("Çevre, su ve atık")
    CONSTRUCTION = "construction", _("İnşaat ve şehircilik")
    TRANSPORT = "transport", _("Ulaştırma ve lojistik")
    TOURISM = "tourism", _("Turizm ve kültür")
    INFORMATICS = "informatics", _("Bilişim")
    RESEARCH = "research", _("Ar-Ge ve yenilik")
    EDUCATION = "education", _("Eğitim")
    HEALTH = "health", _("Sağlık ve sosyal hizmetler")
    FINANCE = "finance", _("Finans ve işletme")


class Tongue(models.TextChoices):
    """Languages in which somebody can read a file."""

    TURKISH = "tr", _("Türkçe")
    ENGLISH = "en", _("İngilizce")
    ARABIC = "ar", _("Arapça")
    FRENCH = "fr", _("Fransızca")
    GERMAN = "de", _("Almanca")
    RUSSIAN = "ru", _("Rusça")


class PoolState(models.TextChoices):
    """Where somebody stands with the pool."""

    DRAFT = "draft", _("hazırlanıyor")
    WAITING = "waiting", _("kabul bekliyor")
    ACCEPTED = "accepted", _("havuzda")
    REFUSED = "refused", _("kabul edilmedi")


class EvaluatorProfileQuerySet(models.QuerySet["EvaluatorProfile"]):
    def locked(self, pk: int) -> "EvaluatorProfile":
        """Hold the row until the transaction ends; call only inside ``atomic``."""
        return self.select_for_update(of=("self",)).select_related("user").get(pk=pk)


class EvaluatorProfile(models.Model):
    """What an evaluator, or somebody who wants to become one, says of themselves.

    The seat in the pool is a membership; this row is what is known of whoever holds or asks for it, and goes when
    nobody needs it any more. ``capacity`` is the most files at once.
    """

    MOST_AT_ONCE = 50
    PERSONAL = frozenset({"employer", "employer_vkn", "is_independent", "languages", "sectors", "reason"})

    public_id = PublicIdField()
    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="evaluator_profile")
    employer = models.CharField(_("İşveren"), max_length=300, blank=True)
    employer_vkn = models.CharField(_("İşverenin vergi kimlik numarası"), max_length=10, blank=True)
    employer_key = models.CharField(max_length=300, editable=False, blank=True)
    is_independent = models.BooleanField(_("İşvereni yok"), default=False)
    languages = models.JSONField(_("Diller"), default=list)
    sectors = models.JSONField(_("Sektörler"), default=list)
    provinces = models.ManyToManyField("regions.Province", related_name="+")
    capacity = models.PositiveSmallIntegerField(_("Aynı anda en çok dosya"), default=5)
    state = models.CharField(max_length=10, choices=PoolState, default=PoolState.DRAFT)
    changed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    objects = EvaluatorProfileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_independent=False) | Q(employer="", employer_vkn=""),
                name="profile_independent_names_no_employer",
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1, capacity__lte=50), name="profile_takes_some_files"),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "refused"]) | Q(asked_at__isnull=False),
                name="profile_applied_has_when",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="profile_answered_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | (Q(answered_at__isnull=False) & ~Q(reason="")),
                name="profile_refused_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def houses(self) -> frozenset[str]:
        """What the employer is known by, its tax number and its folded name: people who share either work for one."""
        return frozenset(filter(None, (self.employer_vkn, self.employer_key)))

    def set_keys(self) -> None:
        """Fold the employer's name, by which two spellings of one employer meet."""
        self.employer_key = search_key(self.employer)[:300]


class Expertise(models.Model):
    """A measure that an evaluator knows, by its lineage: it is followed into every edition."""

    profile = models.ForeignKey(EvaluatorProfile, on_delete=models.CASCADE, related_name="expertise")
    lineage = models.UUIDField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["profile", "lineage"], name="one_expertise_per_measure")]

    def __str__(self) -> str:
        return str(self.lineage)


class EvaluatorTie(models.Model):
    """A body that an evaluator is tied to, declared before any file is offered; it suggests a conflict, never decides one."""

    class Kind(models.TextChoices):
        KIN = "kin", _("yakınım orada yönetici ya da ortak")
        WORK = "work", _("son üç yılda çalıştım ya da ücret aldım")
        PROJECT = "project", _("birlikte proje yürüttüm")
        OTHER = "other", _("başka bir bağım var")

    PERSONAL = frozenset({"kind", "body", "vkn"})

    public_id = PublicIdField()
    profile = models.ForeignKey(EvaluatorProfile, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(_("Bağ"), max_length=10, choices=Kind)
    body = models.CharField(_("Kurum"), max_length=300)
    vkn = models.CharField(_("Vergi kimlik numarası"), max_length=10, blank=True)
    body_key = models.CharField(max_length=300, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(body_key=""), name="tie_names_a_body")]

    def __str__(self) -> str:
        return self.public_id

    def set_keys(self) -> None:
        """Fold the body's name."""
        self.body_key = search_key(self.body)[:300]


class CurriculumVitae(ScannedPaper):
    """The curriculum vitae with which somebody asks for a place in the pool; a later one takes its place for good."""

    PERSONAL = frozenset({"name", "file"})
    KINDS = ("pdf", "docx", "odt")
    MOST_BYTES = 5 * 1024 * 1024

    profile = models.OneToOneField(EvaluatorProfile, on_delete=models.CASCADE, related_name="cv")
    file = models.FileField(upload_to="cv/%Y/%m/")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="cv_is_not_empty"),
            *scan_constraints("cv"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id; a file's name may name a person."""
        return self.public_id
