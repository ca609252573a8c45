"""On which day an applicant was officially notified of a decision: a row, corrected only by another."""

from django.db import models
from django.db.models import Q

from applications.models.proposal import Proposal
from applications.objected import Channel, ObjectionTo
from cmdp.kit.fields import PublicIdField


class Notification(models.Model):
    """An official notification as the agency recorded it; the database refuses to change or remove it.

    ``told_at`` is the instant at which the decision was told here, and names the decision. The evidence is where the
    proof lies, in few words.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="notifications")
    to = models.CharField(max_length=10, choices=ObjectionTo)
    told_at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=Channel)
    notified_on = models.DateField()
    number = models.CharField(max_length=80, blank=True)
    evidence = models.CharField(max_length=300)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "told_at"], condition=Q(corrects__isnull=True), name="one_first_notification"
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="notification_has_its_evidence"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | Q(corrects__isnull=False) & ~Q(reason=""),
                name="notification_corrected_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
