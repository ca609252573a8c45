"""What went to the Ministry under one letter."""

from django.db import models
from django.db.models import Q

from cmdp.kit.fields import PublicIdField

_MADE = Q(made_at__isnull=False) & ~Q(file="") & ~Q(sha256="")
_UNMADE = Q(made_at__isnull=True, file="", sha256="", lacking="")


class Package(models.Model):
    """The files of a stage that were forwarded under one letter; which ones, its acts say.

    A worker writes it once as a ZIP; from then on it is that file, byte for byte, whatever becomes of the rows.
    ``lacking`` are lines: the papers that could not go along, and why.
    """

    public_id = PublicIdField()
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="packages")
    letter_number = models.CharField(max_length=80)
    letter_date = models.DateField()
    forwarded_at = models.DateTimeField()
    forwarded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)
    file = models.FileField(upload_to="packages/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    lacking = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(letter_number=""), name="package_has_a_letter"),
            models.CheckConstraint(condition=_MADE | _UNMADE, name="package_is_made_whole"),
        ]

    def __str__(self) -> str:
        return self.letter_number

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def file_name(self) -> str:
        """The name under which it is handed out."""
        return f"bakanlik-paketi-{self.letter_date:%Y%m%d}-{self.public_id}.zip"
