"""Who follows when an evaluator falls out: the alternates of the approved plan, in their order."""

from applications.models import Assignment, AssignmentPlan, EvaluatorProfile, Proposal
from applications.models.plan import PlanState
from applications.queries.evaluation import PENDING
from cmdp.accounts.models import User


def last_approved_plan(proposal: Proposal) -> AssignmentPlan | None:
    """The newest approved plan in which the file stands, for its present stage."""
    plans = AssignmentPlan.objects.filter(call_stage=proposal.call_stage_id, state=PlanState.APPROVED)
    return plans.filter(seats__proposal=proposal).order_by("-pk").first()


def ready_to_follow(plan: AssignmentPlan, proposal: Proposal) -> list[User]:
    """The people of a plan for this file in the order in which they are asked."""
    seats = plan.seats.filter(proposal=proposal).select_related("evaluator").order_by("place", "-fit", "pk")
    return [seat.evaluator for seat in seats]


def has_room(person: User) -> bool:
    """Whether somebody holds fewer files than they said they would; who said nothing has room."""
    profile = EvaluatorProfile.objects.filter(user=person).first()
    held = Assignment.objects.filter(evaluator=person, state__in=PENDING).count()
    return profile is None or held < profile.capacity
