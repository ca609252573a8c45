"""An owner's word before a file is sent."""

from django.db import models
from django.db.models import Q

from applications.choices import ApprovalState
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class Approval(models.Model):
    """An owner's word on one exact content of a file, asked for or given unasked.

    ``sha256`` is the fingerprint of that content, made as a sending's is: whatever changes in the file makes
    another fingerprint, so an approval never covers what its owner did not read.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="approvals")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=ApprovalState, default=ApprovalState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(state="asked"), name="one_open_question_of_approval_per_file"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(state="asked") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="approval_answered_has_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(state="back", reason=""), name="approval_given_back_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.public_id
