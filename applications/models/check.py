"""The pre-examination: answers to the lists, and requests for completion."""

from django.db import models
from django.db.models import F, Q

from applications.choices import CheckResult, NotificationKind
from applications.found import Found
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class CheckAnswer(models.Model):
    """An officer's answer to one item, with the reason.

    ``found`` and ``evidence`` are what the rules had found beside the item when it was answered; empty where none of
    them bears on it. Whoever overrules a finding says why.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="check_answers")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("applications.CheckItem", on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=16, choices=CheckResult)
    reason = models.TextField(blank=True)
    found = models.CharField(max_length=8, choices=Found, blank=True)
    evidence = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item__kind", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "call_stage", "item"], name="one_answer_per_check_item"),
            models.CheckConstraint(condition=~Q(result="no", reason=""), name="check_refusal_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(found="fails", result="yes", reason=""), name="check_against_a_finding_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.item_id}: {self.result}"


class CheckConclusion(models.Model):
    """How an officer would end the pre-examination, where the rule set wants a second person's consent.

    It waits until somebody else confirms it, somebody drops it, or the applicant takes the file elsewhere
    (then ``ended_by`` is nobody).
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="conclusions")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    passes = models.BooleanField()
    concluded_at = models.DateTimeField()
    concluded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(ended_at=None), name="one_waiting_conclusion_per_file"
            ),
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | (Q(ended_by__isnull=False) & ~Q(ended_by=F("concluded_by"))),
                name="conclusion_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True), name="conclusion_ended_has_when"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


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
