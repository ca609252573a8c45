"""The pre-examination: answers to the lists, and requests for completion."""

from django.db import models
from django.db.models import Q

from applications.choices import CheckResult, NotificationKind
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class CheckAnswer(models.Model):
    """An officer's answer to one item, with the reason."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="check_answers")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("applications.CheckItem", on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=16, choices=CheckResult)
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item__kind", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "call_stage", "item"], name="one_answer_per_check_item"),
            models.CheckConstraint(condition=~Q(result="no", reason=""), name="check_refusal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.item_id}: {self.result}"


class CompletionRequest(models.Model):
    """What the agency asks to be completed, and its clock.

    The clock runs from ``notified_at`` (the letter's posting, or the official notification that
    an officer records) to the exclusive instant ``due_at``, by the rule set's day count.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="completion_requests")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    asked = models.TextField()
    sections = models.JSONField(default=list)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    notified_at = models.DateTimeField()
    notified_by = models.CharField(max_length=8, choices=NotificationKind, default=NotificationKind.LETTER)
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    is_answered = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(ended_at=None), name="one_open_request_per_file"),
            models.CheckConstraint(condition=~Q(asked=""), name="request_says_what_is_asked"),
            models.CheckConstraint(
                condition=Q(is_answered=False) | Q(ended_at__isnull=False), name="request_answered_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
