"""Plans of assignments as rows."""

from typing import Any

from applications.choices import Status
from applications.models import (
    Assignment,
    AssignmentPlan,
    Call,
    CallStage,
    EvaluatorProfile,
    KeptApart,
    PlanSeat,
    Proposal,
)
from applications.models.plan import PlanState
from applications.queries.evaluation import PENDING
from cmdp.accounts.models import User
from cmdp.regions.models import Agency
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_organisation
from tests.factories.pool import make_profile
from tests.factories.priorities import first_measure
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call, make_rule_set


def make_pool_call(agency: Agency) -> Call:
    """A call whose files the pool alone evaluates."""
    rules = make_rule_set(frozen=True, values={"assessors": "pool"})
    return make_call(agency=agency, rule_set=rules)


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


def make_files(call: Call) -> list[Proposal]:
    """Three files under review that nobody evaluates yet, of an applicant each."""
    return [make_proposal(call=call, organisation=make_organisation(), status=Status.UNDER_REVIEW) for _ in range(3)]


def make_people(call: Call, *others: User) -> list[User]:
    """Four of the pool, and ``others``, of employers of their own; the first two know the first measure."""
    measure = first_measure(call.edition)
    found = [make_evaluator() for _ in range(4)]
    for number, person in enumerate([*found, *others]):
        make_profile(person, employer=f"İşveren {number}", knows=[measure] if number < 2 else [], capacity=9)
    return found


def employ(person: User, **fields: Any) -> None:
    """Write something else of the employer into a profile."""
    profile = EvaluatorProfile.objects.get(user=person)
    for name, value in fields.items():
        setattr(profile, name, value)
    profile.set_keys()
    profile.save()


def crew_of(file: Proposal) -> set[int]:
    """Keys of who is asked for a file, or reads it."""
    live = Assignment.objects.filter(proposal=file, state__in=PENDING)
    return set(live.values_list("evaluator", flat=True))
