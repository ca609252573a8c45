"""Who follows when an evaluator falls out: the alternates of the approved plan, in their order."""

from collections.abc import Collection

from django.db.models import Count

from applications.models import Assignment, AssignmentPlan, PlanSeat, Proposal
from applications.models.plan import PlanState
from applications.queries.evaluation import PENDING
from cmdp.accounts.models import User


def last_approved_plan(proposal: Proposal) -> AssignmentPlan | None:
    """The newest approved plan in which the file stands, for its present stage."""
    plans = AssignmentPlan.objects.filter(call_stage=proposal.call_stage_id, state=PlanState.APPROVED)
    return plans.filter(seats__proposal=proposal).order_by("-pk").first()


def ready_to_follow(plan: AssignmentPlan, proposal: Proposal) -> list[User]:
    """The people of a plan for this file in the order in which they are asked.

    Not who was taken out by hand, nor who made or approved the plan: they know who else evaluates.
    """
    seats = plan.seats.filter(proposal=proposal, place__lt=PlanSeat.TAKEN_OUT).select_related("evaluator")
    seats = seats.exclude(evaluator__in=[plan.made_by_id, plan.settled_by_id]).order_by("place", "-fit", "pk")
    return [seat.evaluator for seat in seats]


def loads_of(people: Collection[int]) -> dict[int, int]:
    """How many files each of these (by key) holds now, in all calls; who holds none is not named."""
    rows = Assignment.objects.filter(evaluator__in=people, state__in=PENDING).values("evaluator")
    return dict(rows.annotate(number=Count("pk")).order_by().values_list("evaluator", "number"))
