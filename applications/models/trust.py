"""Certificates that signatures are trusted by."""

from django.db import models
from django.db.models import Q

from cmdp.kit.fields import PublicIdField


class TrustRoot(models.Model):
    """A root certificate that an administrator vouches for; a retired one stays as a row and vouches for nothing."""

    public_id = PublicIdField()
    name = models.CharField(max_length=200)
    pem = models.TextField()
    sha256 = models.CharField(max_length=64)
    valid_until = models.DateTimeField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)
    retired_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(retired_at__isnull=True), name="one_trust_root_in_force"
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="trust_root_retired_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id
