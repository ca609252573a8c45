"""Evaluators and their marks."""

import datetime as dt

from django.db import models
from django.db.models import Q

from applications.choices import LIVE_ASSIGNMENTS, AssignmentState, Certainty, ReviewOpinion
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class Assignment(models.Model):
    """One evaluator asked for one file in one stage; nothing opens before the declaration.

    Where a plan says so, silence past ``answer_due_at`` (exclusive, the end of a day) counts as a no.
    """

    public_id = PublicIdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="assignments")
    call_stage = models.ForeignKey("applications.CallStage", on_delete=models.PROTECT, related_name="+")
    evaluator = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="assignments")
    is_third = models.BooleanField(default=False)
    state = models.CharField(max_length=14, choices=AssignmentState, default=AssignmentState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    answer_reminded_at = models.DateTimeField(null=True)
    declared_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="assignments_by_what_is_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "call_stage", "evaluator"], name="one_assignment_per_evaluator_and_file"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "sent", "unscorable"]) | Q(declared_at__isnull=False),
                name="assignment_opens_after_the_declaration",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "accepted"], ended_at__isnull=True)
                | (~Q(state__in=["asked", "accepted"]) & Q(ended_at__isnull=False)),
                name="assignment_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["stepped_back", "cancelled", "unscorable"]) | ~Q(reason=""),
                name="assignment_given_up_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id

    @property
    def answer_until(self) -> dt.datetime | None:
        """The instant past which silence counts as a no; none where it never does, or once the answer is in."""
        return self.answer_due_at if self.state == AssignmentState.ASKED else None

    @property
    def is_live(self) -> bool:
        """Whether it still counts toward the file."""
        return self.state in LIVE_ASSIGNMENTS


class Review(models.Model):
    """What one evaluator wrote: marks by the grid, or an opinion. ``total`` is set at sending.

    Beside marks ``opinion`` is what the evaluator recommends, where the rule set asks for it.
    """

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="review")
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    opinion = models.CharField(max_length=12, choices=ReviewOpinion, blank=True)
    confidence = models.CharField(max_length=6, choices=Certainty, blank=True)
    total = models.DecimalField(max_digits=6, decimal_places=2, null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, total__isnull=True)
                | (Q(sent_at__isnull=False) & (Q(total__isnull=False) | ~Q(opinion=""))),
                name="review_sent_has_a_total_or_an_opinion",
            ),
        ]

    def __str__(self) -> str:
        return str(self.assignment_id)


class Mark(models.Model):
    """Whole points for one criterion with the reason; ``points`` empty while not yet given, or where nobody can tell."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey("applications.Criterion", on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(null=True)
    is_unscorable = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["criterion__section__order", "criterion__order"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_mark_per_criterion"),
            models.CheckConstraint(
                condition=Q(is_unscorable=False) | Q(points__isnull=True), name="mark_unscorable_has_no_points"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"


class ReviewVersion(models.Model):
    """A review as its evaluator left it: saves within a while are one, and what was sent stays as it was sent.

    ``content`` is what ``queries.review.content_of`` reads.
    """

    PERSONAL = frozenset({"content"})

    public_id = PublicIdField()
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="versions")
    content = models.JSONField()
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(began_at__lte=models.F("saved_at")), name="review_version_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}@{self.saved_at:%Y-%m-%d %H:%M}"
