"""Plans of assignments as rows."""

from typing import Any

from applications.models import AssignmentPlan, CallStage, KeptApart, PlanSeat, Proposal
from applications.models.plan import PlanState
from cmdp.accounts.models import User
from tests.factories.people import NOON


def make_plan(window: CallStage, by: User, state: str = PlanState.PROPOSED, **fields: Any) -> AssignmentPlan:
    """A plan that is solved, or approved by who made it."""
    solved = {} if state == PlanState.WAITING else {"solved_at": NOON}
    settled = {"settled_at": NOON, "settled_by": by} if state == PlanState.APPROVED else {}
    defaults = {"least": 0, "most": 10, "answer_days": 5, "made_at": NOON, "made_by": by, **solved, **settled}
    return AssignmentPlan.objects.create(call_stage=window, state=state, **{**defaults, **fields})


def make_seat(plan: AssignmentPlan, proposal: Proposal, person: User, place: int = 0, **fields: Any) -> PlanSeat:
    """One person for one file."""
    told = {"fit": 50, "reasons": ["measure"], **fields}
    return PlanSeat.objects.create(plan=plan, proposal=proposal, evaluator=person, place=place, **told)


def make_apart(window: CallStage, one: User, other: User, by: User, **fields: Any) -> KeptApart:
    """Two people kept apart."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    told = {"agency": window.call.agency, "one": first, "other": second, "reason": "Eşler.", "stated_at": NOON}
    return KeptApart.objects.create(**{**told, "stated_by": by, **fields})
