"""Undertakings as they came back signed."""

from django.db import models
from django.db.models import Q

from applications.found import SignatureOutcome
from applications.models.proposal import Proposal
from cmdp.kit.papers import ScannedPaper
from cmdp.kit.scanning import scan_constraints


class Undertaking(ScannedPaper):
    """An undertaking as it was signed and uploaded; a later upload takes its place, and it stays as a row.

    ``submission_sha256`` is of the sending whose data stood on the paper that was offered for signing then.
    ``signatures`` holds what could be verified of each (``kit.signatures.Signature``), names included.
    """

    PERSONAL = frozenset({"signatures"})
    KINDS = ("pdf",)
    MOST_BYTES = 20 * 1024 * 1024

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="undertakings")
    rule = models.ForeignKey("applications.UndertakingRule", on_delete=models.PROTECT, related_name="+")
    submission_sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="undertakings/%Y/%m/")
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=12, choices=SignatureOutcome, default=SignatureOutcome.WAITING)
    signatures = models.JSONField(default=list)
    verified_at = models.DateTimeField(null=True)
    verify_tries = models.PositiveSmallIntegerField(default=0)
    next_check_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["next_check_at"], name="undertakings_to_verify", condition=Q(signature="waiting"))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(signature="waiting", verified_at__isnull=True)
                | (~Q(signature="waiting") & Q(verified_at__isnull=False)),
                name="undertaking_verified_has_when",
            ),
            models.UniqueConstraint(
                fields=["proposal", "rule"], condition=Q(replaced_at__isnull=True), name="one_undertaking_in_force"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="undertaking_is_not_empty"),
            *scan_constraints("undertaking"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id
