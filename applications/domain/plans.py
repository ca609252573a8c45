"""Have evaluators proposed for a stage of a call, look, change, and ask all of them at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.assignment import ask
from applications.domain.bulk import carry_out
from applications.models import AssignmentPlan, CallStage, KeptApart, PlanSeat, Proposal
from applications.models.plan import PlanState
from applications.policies.plans import may_approve_plan, may_discard_plan, may_plan
from applications.policies.relations import manager_only
from applications.queries.affinity import Sign, signs_of
from applications.queries.company import company_of
from applications.queries.evaluation import stage_assignments
from applications.queries.fitness import Field, Why, field_of, successors
from applications.queries.matching import Solution, solve
from applications.queries.meeting import Pair
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.start import start
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.verdict import Refused, deny, require

SOLVE: Final = "assignment_plan.solve"
ASK: Final = "assignment_plan.ask"
ALTERNATES: Final = 5
NO_REASON = deny("no_reason", _("Neden birlikte değerlendirmemeleri gerektiğini yazın."))
ONE_PERSON = deny("one_person", _("İki ayrı kişi seçin."))
BAD_BOUNDS = deny("bad_bounds", _("En az sayı en çok sayıdan büyük olamaz."))
ONESELF = deny("oneself", _("Öneride siz de varsınız; yerinize başkasını seçin ya da onayı başka bir yönetici versin."))
AT_ODDS = deny(
    "at_odds",
    _("Bir dosyaya, birlikte görevlendirilmeyen iki kişi seçtiniz: aynı işverendenler ya da ayrı tutuluyorlar."),
)

Tell = Callable[[int, int], None]


@transaction.atomic
def propose(window_id: int, *, least: int, most: int, answer_days: int, by: User, at: dt.datetime) -> AssignmentPlan:
    """Begin a proposal for a stage; one that nobody acted on gives way. The worker does the rest."""
    window = CallStage.objects.select_for_update(of=("self",)).select_related("call").get(pk=window_id)
    require(may_plan(by, window))
    if least > most:
        raise Refused(BAD_BOUNDS)
    for earlier in window.plans.filter(state__in=[PlanState.WAITING, PlanState.PROPOSED]):
        _discard(earlier, by=by, at=at)
    bounds = {"least": least, "most": most, "answer_days": answer_days}
    plan = AssignmentPlan.objects.create(call_stage=window, **bounds, made_at=at, made_by=by)
    _note("propose", plan, by=by, at=at, changes={name: (None, value) for name, value in bounds.items()})
    start(SOLVE, by.pk, {"plan": plan.pk}, at)
    return plan


def _note(verb: str, plan: AssignmentPlan, *, by: Actor, at: dt.datetime, **words: Any) -> None:
    record(f"plan.{verb}", plan, by=by, at=at, agency_id=plan.call_stage.call.agency_id, **words)


def note_progress(plan_id: int, done: int, steps: int) -> None:
    """How far the worker is, for the page."""
    AssignmentPlan.objects.filter(pk=plan_id, state=PlanState.WAITING).update(done=done, steps=steps)


@transaction.atomic
def give_up(plan_id: int, *, at: dt.datetime) -> None:
    """Drop a plan whose working out failed, so that the page does not wait for it; the job says what went wrong."""
    plan = AssignmentPlan.objects.select_for_update(of=("self",)).select_related("call_stage__call").get(pk=plan_id)
    if plan.state == PlanState.WAITING:
        _discard(plan, by=SYSTEM, at=at)


def _discard(plan: AssignmentPlan, *, by: Actor, at: dt.datetime) -> None:
    """Every proposal that was dropped is on the record: nobody has them made anew, unseen, until one pleases."""
    plan.state = PlanState.DISCARDED
    plan.save(update_fields=["state"])
    _note("discard", plan, by=by, at=at)


def compute(plan_id: int, *, at: dt.datetime, tell: Tell = lambda _done, _total: None) -> AssignmentPlan:
    """Find the people, or the rules in the way; a plan that was dropped meanwhile stays dropped."""
    plan = AssignmentPlan.objects.select_related("call_stage__call__rule_set").get(pk=plan_id)
    field = field_of(plan.call_stage, least=plan.least, most=plan.most, but=[plan.made_by_id])
    found = solve(field.problem, tell)
    seats = [] if found.findings else _seats(plan, field, found)
    with transaction.atomic():
        plan = AssignmentPlan.objects.select_for_update(of=("self",)).get(pk=plan_id)
        if plan.state == PlanState.WAITING:
            _keep(plan, seats, found, at=at)
    return plan


def _keep(plan: AssignmentPlan, seats: list[PlanSeat], found: Solution, *, at: dt.datetime) -> None:
    plan.state = PlanState.IMPOSSIBLE if found.findings else PlanState.PROPOSED
    plan.solved_at, plan.are_alone = at, found.alone
    plan.findings = [[finding.rule, finding.amount, len(finding.at)] for finding in found.findings]
    if not found.findings:
        plan.floor, plan.total = found.floor, found.total
        PlanSeat.objects.bulk_create(seats)
    plan.save()


def _seats(plan: AssignmentPlan, field: Field, found: Solution) -> list[PlanSeat]:
    ready = successors(field, found.pairs)
    places = [(file, person, 0) for file, person in found.pairs]
    for file, people in sorted(ready.items()):
        places += [(file, person, place) for place, person in enumerate(people[:ALTERNATES], 1)]
    signs = _signs({(file, person) for file, person, _place in places})
    return [
        PlanSeat(
            plan=plan,
            proposal_id=file,
            evaluator_id=person,
            place=place,
            fit=field.problem.fit[file, person],
            reasons=list(field.why[file, person]),
            signs=list(signs.get((file, person), ())),
        )
        for file, person, place in places
    ]


def _signs(pairs: Collection[Pair]) -> dict[Pair, tuple[Sign, ...]]:
    """What the records show of a conflict, by file and person: as beside each name where one file's evaluators are asked."""
    people = User.objects.in_bulk({person for _file, person in pairs})
    crews: dict[int, list[User]] = defaultdict(list)
    for file, person in sorted(pairs):
        crews[file].append(people[person])
    files = Proposal.objects.filter(pk__in=crews).select_related("organisation")
    return {(file.pk, key): signs for file in files for key, signs in signs_of(file, crews[file.pk]).items()}


@transaction.atomic
def approve(plan_id: int, chosen: Mapping[int, list[int]], *, by: User, at: dt.datetime) -> AssignmentPlan:
    """Have the people of a plan asked, as they were changed by hand (``chosen``: file key → people); the worker does it."""
    plan = AssignmentPlan.objects.select_for_update(of=("self",)).select_related("call_stage__call").get(pk=plan_id)
    require(may_approve_plan(by, plan))
    plan.state, plan.settled_at, plan.settled_by = PlanState.APPROVED, at, by
    plan.save(update_fields=["state", "settled_at", "settled_by"])
    changed = _change(plan, chosen)
    _judge(plan, by)
    _note("approve", plan, by=by, at=at, changes={"changed": (None, changed)})
    start(ASK, by.pk, {"plan": plan.pk}, at)
    return plan


def ask_all(plan_id: int, *, at: dt.datetime, tell: Tell = lambda _done, _total: None) -> AssignmentPlan:
    """Ask for each file of an approved plan in a transaction of its own; what became of a file refuses that file alone.

    Harmless twice: files that were asked for before a worker died are left as they are.
    """
    plan = AssignmentPlan.objects.select_related("settled_by").get(pk=plan_id)
    if plan.state != PlanState.APPROVED or plan.asked_at is not None:
        return plan
    people = _chosen(plan)
    files = list(Proposal.objects.filter(pk__in=people).order_by("pk"))
    for number, file in enumerate(files, 1):
        (outcome,) = carry_out([file], lambda one: _ask(plan, one, people[one.pk], at=at), at=at)
        if not outcome.verdict:
            plan.refusals.append([file.reference, str(outcome.verdict.reason)])
            plan.save(update_fields=["refusals"])
        tell(number, len(files))
    plan.asked_at = at
    plan.save(update_fields=["asked_at"])
    return plan


def stop_asking(plan_id: int, *, at: dt.datetime) -> None:
    """No longer say that people are being asked, once the job that asked broke off; files without people wait at the desk."""
    AssignmentPlan.objects.filter(pk=plan_id, state=PlanState.APPROVED, asked_at=None).update(asked_at=at)


def _chosen(plan: AssignmentPlan) -> dict[int, set[int]]:
    """Who is to be asked, by file."""
    found: dict[int, set[int]] = defaultdict(set)
    for file, person in plan.seats.filter(place=0).values_list("proposal_id", "evaluator_id"):
        found[file].add(person)
    return found


def _judge(plan: AssignmentPlan, by: User) -> None:
    """What was changed by hand keeps the rules of company; who approves knows all names, and evaluates none of the files."""
    chosen = _chosen(plan)
    people = set().union(*chosen.values())
    if by.pk in people:
        raise Refused(ONESELF)
    company = company_of(plan.call_stage.call, people)
    if not all(company.is_at_peace(crew) for crew in chosen.values()):
        raise Refused(AT_ODDS)


def _change(plan: AssignmentPlan, chosen: Mapping[int, list[int]]) -> int:
    """Take those chosen by hand out of the alternates, and whom they replace out of the plan; says how many changed."""
    changed = 0
    for file, people in chosen.items():
        rows = {row.evaluator_id: row for row in plan.seats.filter(proposal=file)}
        for row in rows.values():
            if row.place == 0 and row.evaluator_id not in people:
                row.place = PlanSeat.TAKEN_OUT
                row.save(update_fields=["place"])
        for person in people:
            row = rows[person]
            if row.place:
                row.place, row.reasons = 0, [*row.reasons, Why.BY_HAND]
                row.save(update_fields=["place", "reasons"])
                changed += 1
    return changed


def _ask(plan: AssignmentPlan, file: Proposal, people: set[int], *, at: dt.datetime) -> None:
    """Ask for one file, unless a worker that died asked already."""
    asked = stage_assignments(file).filter(asked_at__gte=plan.settled_at)
    if not people <= set(asked.values_list("evaluator_id", flat=True)):
        ask(file.pk, people, by=cast("User", plan.settled_by), at=at, plan=plan)


@transaction.atomic
def discard(plan_id: int, *, by: User, at: dt.datetime) -> AssignmentPlan:
    """Drop a proposal that nobody acted on."""
    plan = AssignmentPlan.objects.select_for_update(of=("self",)).select_related("call_stage__call").get(pk=plan_id)
    require(may_discard_plan(by, plan))
    _discard(plan, by=by, at=at)
    return plan


# Never together -----------------------------------------------------------------------
@transaction.atomic
def keep_apart(window: CallStage, one: User, other: User, *, reason: str, by: User, at: dt.datetime) -> KeptApart:
    """Two people who must not evaluate one file of this agency's together; said twice it is one."""
    require(manager_only(by, window.call))
    if one.pk == other.pk:
        raise Refused(ONE_PERSON)
    if not reason.strip():
        raise Refused(NO_REASON)
    first, second = sorted((one, other), key=lambda person: person.pk)
    told = {"reason": reason.strip(), "stated_at": at, "stated_by": by}
    pair, is_new = KeptApart.objects.get_or_create(
        agency_id=window.call.agency_id, one=first, other=second, defaults=told
    )
    if is_new:
        changes = {"one": (None, first), "other": (None, second)}
        record("kept_apart.add", pair, by=by, at=at, agency_id=pair.agency_id, changes=changes)
    return pair


@transaction.atomic
def let_meet(pair: KeptApart, *, window: CallStage, by: User, at: dt.datetime) -> None:
    """Take that back."""
    require(manager_only(by, window.call))
    changes = {"one": (pair.one, None), "other": (pair.other, None)}
    record("kept_apart.remove", pair, by=by, at=at, agency_id=pair.agency_id, changes=changes)
    pair.delete()
