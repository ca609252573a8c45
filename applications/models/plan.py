"""Proposed assignments for a stage of a call: who is asked for which file and why, and who comes next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.call import CallStage
from applications.models.proposal import Proposal
from cmdp.kit.fields import PublicIdField


class PlanState(models.TextChoices):
    """How far a plan is."""

    WAITING = "waiting", _("hesaplanıyor")
    PROPOSED = "proposed", _("öneri hazır")
    IMPOSSIBLE = "impossible", _("kurallar birlikte karşılanamıyor")
    APPROVED = "approved", _("onaylandı")
    DISCARDED = "discarded", _("bırakıldı")


class AssignmentPlan(models.Model):
    """One proposal of the optimiser; ``findings`` say which rules stand in the way (rule, amount, how many places).

    ``refusals`` name the files (reference, reason) that could not be asked for when it was approved.

    ``least`` and ``most`` are new files per evaluator; ``answer_days`` is when silence counts as a no.
    """

    public_id = PublicIdField()
    call_stage = models.ForeignKey(CallStage, on_delete=models.CASCADE, related_name="plans")
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.WAITING)
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    answer_days = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=10)
    solved_at = models.DateTimeField(null=True)
    floor = models.PositiveSmallIntegerField(null=True)
    total = models.PositiveIntegerField(null=True)
    findings = models.JSONField(default=list)
    are_alone = models.BooleanField(default=True)
    refusals = models.JSONField(default=list)
    asked_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_stage"], condition=Q(state__in=["waiting", "proposed"]), name="one_open_plan_per_stage"
            ),
            models.CheckConstraint(condition=Q(most__gte=1, least__lte=models.F("most")), name="plan_bounds_a_load"),
            models.CheckConstraint(
                condition=~Q(state__in=["proposed", "impossible", "approved"]) | Q(solved_at__isnull=False),
                name="plan_solved_has_when",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", settled_at__isnull=False, settled_by__isnull=False)
                | ~Q(state="approved") & Q(settled_at__isnull=True, settled_by__isnull=True),
                name="plan_approved_has_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id


class PlanSeat(models.Model):
    """One person for one file; ``reasons`` are why, ``signs`` what the records showed of a conflict.

    ``place`` 0 is chosen, 1, 2, … are ready to follow in this order, and who was taken out by hand is asked by no plan.
    """

    TAKEN_OUT = 99

    plan = models.ForeignKey(AssignmentPlan, on_delete=models.CASCADE, related_name="seats")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    evaluator = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    fit = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    signs = models.JSONField(default=list)

    class Meta:
        ordering = ["proposal", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "proposal", "evaluator"], name="one_seat_per_person_and_file")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}/{self.evaluator_id}"


class KeptApart(models.Model):
    """Two people who never evaluate one file together; the agency's own matter."""

    PERSONAL = frozenset({"reason"})

    public_id = PublicIdField()
    agency = models.ForeignKey("regions.Agency", on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "one", "other"], name="two_are_kept_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=models.F("other")), name="two_are_kept_apart_in_order"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def audit_label(self) -> str:
        """The public id."""
        return self.public_id
