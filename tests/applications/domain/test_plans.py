"""Evaluators for a whole stage: proposed with reasons, changed, asked all at once; who falls out is followed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import plans
from applications.domain.bulk import FAILED
from applications.models import Assignment, AssignmentPlan, KeptApart
from applications.models.plan import PlanState
from applications.policies.plans import may_approve_plan, may_discard_plan, may_plan
from applications.queries.company import company_of
from applications.queries.evaluation import end_of_day
from applications.queries.fitness import Why, field_of
from applications.queries.highs import Unsolved
from applications.tasks import ask_of_plan, solve_plan
from cmdp.accounts.choices import Role
from cmdp.jobs.models import Job
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_organisation
from tests.factories.plans import (
    crew_of,
    employ,
    make_apart,
    make_files,
    make_people,
    make_plan,
    make_pool_call,
    make_seat,
)
from tests.factories.pool import make_profile, make_tie
from tests.factories.priorities import first_measure
from tests.factories.reviews import make_assignment, make_evaluator
from tests.factories.rules import make_call
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
ISTANBUL = ZoneInfo("Europe/Istanbul")
BOUNDS = {"least": 0, "most": 5, "answer_days": 3}


@kept
def call(cast):
    return make_pool_call(cast.agency)


@kept
def files(cast, call):
    return make_files(call)


@kept
def people(cast, call):
    return make_people(call, cast["evaluator"], cast["other_evaluator"])


def _window(call):
    return call.stages.first()


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _proposed(cast, call, **bounds):
    plan = plans.propose(_window(call).pk, **{**BOUNDS, **bounds}, by=cast["manager"], at=NOON)
    return plans.compute(plan.pk, at=NOON)


def _field(call, **words):
    return field_of(_window(call), **{"least": 0, "most": 5, "but": [], **words})


# The proposal -------------------------------------------------------------------------
def test_a_plan_is_made_by_a_job_with_reasons_and_alternates(cast, call, files, people):
    plan = plans.propose(_window(call).pk, **BOUNDS, by=cast["manager"], at=NOON)

    solve_plan(Job.objects.get(kind=plans.SOLVE))

    plan.refresh_from_db()
    chosen = plan.seats.filter(place=0)
    assert (plan.state, plan.solved_at is not None, chosen.count()) == (PlanState.PROPOSED, True, 6)
    assert {len(set(chosen.filter(proposal=file).values_list("evaluator"))) for file in files} == {2}
    knowing = chosen.filter(evaluator__in=people[:2])
    assert knowing.count() == 6
    assert set(map(tuple, knowing.values_list("reasons", flat=True))) == {(Why.MEASURE,)}
    assert [seat.place for seat in plan.seats.filter(proposal=files[0], place__gt=0)] == [1, 2, 3, 4]
    assert plan.floor == 50


def test_whoever_wrote_no_profile_is_chosen_or_an_alternate_never_both(cast, call, files, people):
    type(people[0].evaluator_profile).objects.all().delete()

    plan = _proposed(cast, call)

    assert (plan.state, plan.seats.filter(place=0).count(), plan.seats.count()) == (PlanState.PROPOSED, 6, 18)


def test_a_plan_that_cannot_be_made_names_its_rule(cast, call, files, people):
    plan = _proposed(cast, call, most=2, least=2)

    assert (plan.state, plan.seats.count()) == (PlanState.IMPOSSIBLE, 0)
    assert [finding[:2] for finding in plan.findings] == [["least", 6]]


def test_a_new_proposal_takes_the_place_of_one_that_nobody_acted_on(cast, call, files, people):
    first = _proposed(cast, call)
    second = plans.propose(_window(call).pk, **BOUNDS, by=cast["manager"], at=NOON)
    dropped = plans.discard(second.pk, by=cast["manager"], at=NOON)

    assert plans.compute(second.pk, at=NOON).state == PlanState.DISCARDED
    first.refresh_from_db()
    assert (first.state, dropped.seats.count()) == (PlanState.DISCARDED, 0)
    assert _code(lambda: plans.discard(second.pk, by=cast["manager"], at=NOON)) == "settled"


def test_a_plan_whose_working_out_fails_is_dropped(cast, call, files, people, monkeypatch):
    plan = plans.propose(_window(call).pk, **BOUNDS, by=cast["manager"], at=NOON)

    def fails(_problem, _tell):
        raise Unsolved

    monkeypatch.setattr(plans, "solve", fails)

    with pytest.raises(Unsolved):
        solve_plan(Job.objects.get(kind=plans.SOLVE))

    plan.refresh_from_db()
    assert plan.state == PlanState.DISCARDED


def test_bounds_must_make_sense(cast, call):
    act = {"by": cast["manager"], "at": NOON}

    assert _code(lambda: plans.propose(_window(call).pk, least=3, most=2, answer_days=1, **act)) == "bad_bounds"


# Whom the rules forbid ----------------------------------------------------------------
def test_nobody_is_proposed_whom_a_rule_forbids(cast, call, files, people):
    file = files[0]
    partner = make_organisation("Kuzey Üniversitesi")
    file.partners.create(kind="partner", name=partner.name, vkn=partner.vkn)
    join(people[0], Role.ORGANISATION_VIEWER, partner)
    make_conflict(file, people[1])
    make_assignment(file, people[2], AssignmentState.STEPPED_BACK)
    profile = people[3].evaluator_profile
    profile.employer = "KUZEY üniversitesi"
    profile.set_keys()
    profile.save()

    field = _field(call, but=[cast["evaluator"].pk])

    allowed = {person for own, person in field.problem.fit if own == file.pk}
    assert allowed == {cast["other_evaluator"].pk}
    assert {person for own, person in field.problem.fit if own == files[1].pk} == {
        *(person.pk for person in people),
        cast["other_evaluator"].pk,
    }


def test_who_is_or_was_tied_to_the_applicant_is_not_proposed(cast, call, files, people):
    file = files[0]
    make_tie(people[0].evaluator_profile, file.organisation.name.upper())
    join(people[1], Role.ORGANISATION_VIEWER, file.organisation, ended_at=NOON)

    field = _field(call)

    asked_for = {own: {person for each, person in field.problem.fit if each == own} for own in (file.pk, files[1].pk)}
    assert asked_for[files[1].pk] - asked_for[file.pk] == {people[0].pk, people[1].pk}


def test_what_else_the_records_show_stands_beside_the_name(cast, call, files, people):
    type(people[0]).objects.filter(pk=people[0].pk).update(email="uzman@kuzey.example")
    type(files[0]).objects.filter(pk=files[0].pk).update(contact_email="yazi@kuzey.example")

    plan = _proposed(cast, call)

    signs = dict(plan.seats.filter(evaluator=people[0]).values_list("proposal", "signs"))
    assert signs == {files[0].pk: ["mail"], files[1].pk: [], files[2].pk: []}


def test_who_evaluates_already_keeps_colleagues_and_the_kept_apart_away(cast, call, files, people):
    file = files[0]
    make_assignment(file, people[0], AssignmentState.ACCEPTED)
    for person in people[:2]:
        make_assignment(files[2], person)
    make_apart(_window(call), people[0], people[1], cast["manager"])
    type(people[2].evaluator_profile).objects.filter(user=people[2]).update(
        employer_key=people[0].evaluator_profile.employer_key
    )

    field = _field(call)

    allowed = {person for own, person in field.problem.fit if own == file.pk}
    assert allowed == {people[3].pk, cast["evaluator"].pk, cast["other_evaluator"].pk}
    assert field.problem.need == {file.pk: 1, files[1].pk: 2}


def test_what_somebody_holds_counts_against_what_they_take(cast, call, files, people):
    for _ in range(2):
        make_assignment(evaluator=people[0])
    type(people[0].evaluator_profile).objects.filter(user=people[0]).update(capacity=3)
    people[1].evaluator_profile.delete()

    field = _field(call, least=2)

    assert (field.problem.most[people[0].pk], field.problem.least[people[0].pk]) == (1, 1)
    assert field.problem.most[people[1].pk] == 5


def test_why_somebody_fits(cast, call, files, people):
    file, axis = files[0], first_measure(call.edition).axis
    near = axis.measures.exclude(pk=first_measure(call.edition).pk).first()
    person = make_evaluator()
    profile = make_profile(person, knows=[near], employer="Yeni")
    profile.provinces.add(cast["other_owner"].memberships.get().organisation.province)
    file.secondary_measures.create(measure=near)

    why = _field(call).why

    assert why[file.pk, person.pk] == (Why.AXIS, Why.SECONDARY, Why.ELSEWHERE)
    assert why[file.pk, people[0].pk] == (Why.MEASURE,)
    assert why[file.pk, people[3].pk] == ()


# Approval -----------------------------------------------------------------------------
def test_an_approved_plan_asks_everybody_and_reports_by_file(cast, call, files, people):
    plan = _proposed(cast, call)
    type(files[2]).objects.filter(pk=files[2].pk).update(status=Status.WITHDRAWN, status_before=Status.UNDER_REVIEW)

    plans.approve(plan.pk, {}, by=cast["manager"], at=NOON)
    ask_of_plan(Job.objects.get(kind=plans.ASK))

    plan.refresh_from_db()
    assert [reference for reference, _reason in plan.refusals] == [files[2].reference]
    made = Assignment.objects.all()
    assert (made.count(), {row.answer_due_at for row in made}) == (4, {end_of_day(plan.asked_at, days=3)})
    assert Letter.objects.filter(kind="evaluator_asked").count() == 4
    assert _code(lambda: plans.approve(plan.pk, {}, by=cast["manager"], at=NOON)) == "not_proposed"


def test_asking_twice_asks_nobody_twice(cast, call, files, people):
    plan = plans.approve(_proposed(cast, call).pk, {}, by=cast["manager"], at=NOON)
    plans.ask_all(plan.pk, at=NOON)
    type(plan).objects.filter(pk=plan.pk).update(asked_at=None)  # as if the worker had died before it said so

    again = plans.ask_all(plan.pk, at=NOON + DAY)

    assert (again.refusals, Assignment.objects.count()) == ([], 6)
    assert plans.ask_all(plan.pk, at=NOON + 2 * DAY).asked_at == NOON + DAY


def test_a_person_is_changed_by_hand_before_the_approval(cast, call, files, people):
    plan = _proposed(cast, call)
    first, second = plan.seats.filter(proposal=files[0], place=0)
    other = plan.seats.get(proposal=files[0], place=1)

    plans.approve(plan.pk, {files[0].pk: [first.evaluator_id, other.evaluator_id]}, by=cast["manager"], at=NOON)
    plans.ask_all(plan.pk, at=NOON)

    asked = set(Assignment.objects.filter(proposal=files[0]).values_list("evaluator", flat=True))
    assert asked == {first.evaluator_id, other.evaluator_id}
    other.refresh_from_db()
    assert Why.BY_HAND in other.reasons
    asked_last = Assignment.objects.get(proposal=files[0], evaluator=other.evaluator)
    assigning.step_back(asked_last.pk, reason="Yoğunum.", by=other.evaluator, at=NOON)
    following = Assignment.objects.get(proposal=files[0], asked_by=None)
    assert following.evaluator_id not in {second.evaluator_id, first.evaluator_id, other.evaluator_id}


def test_nobody_approves_two_who_may_not_meet_or_themselves(cast, call, files, people):
    plan = make_plan(_window(call), cast["manager"])
    for place, person in enumerate([people[0], people[1], people[2], cast["officer"]]):
        make_seat(plan, files[0], person, max(0, place - 1))
    make_apart(_window(call), people[0], people[2], cast["manager"])
    employ(people[2], employer="Başka ad", employer_vkn="1234567890")
    employ(people[1], employer="Kısa ad", employer_vkn="1234567890")
    join(cast["officer"], Role.AGENCY_MANAGER, cast.agency)

    def approves(*chosen, by="manager"):
        keys = [person.pk for person in chosen]
        return _code(lambda: plans.approve(plan.pk, {files[0].pk: keys}, by=cast[by], at=NOON))

    assert approves(people[0], people[2]) == approves(people[1], people[2]) == "at_odds"
    assert approves(people[0], cast["officer"], by="officer") == "oneself"
    plan.refresh_from_db()
    assert plan.state == PlanState.PROPOSED


def test_who_filled_up_since_the_proposal_is_not_asked(cast, call, files, people):
    plan = make_plan(_window(call), cast["manager"], PlanState.APPROVED)
    make_seat(plan, files[0], people[0])
    type(people[0].evaluator_profile).objects.filter(user=people[0]).update(capacity=1)
    make_assignment(evaluator=people[0])

    plans.ask_all(plan.pk, at=NOON)

    plan.refresh_from_db()
    assert (crew_of(files[0]), plan.refusals) == (set(), [[files[0].reference, str(assigning.FULL.reason)]])


def test_one_file_that_fails_stops_no_other_and_is_named(cast, call, files, people, monkeypatch):
    plan = plans.approve(_proposed(cast, call).pk, {}, by=cast["manager"], at=NOON)
    asks = plans.ask

    def fails(key, *args, **kwargs):
        if key == files[1].pk:
            raise RuntimeError
        return asks(key, *args, **kwargs)

    monkeypatch.setattr(plans, "ask", fails)
    plans.ask_all(plan.pk, at=NOON)

    plan.refresh_from_db()
    assert ([bool(crew_of(file)) for file in files], plan.asked_at) == ([True, False, True], NOON)
    assert plan.refusals == [[files[1].reference, str(FAILED.reason)]]


def test_a_job_that_breaks_off_says_no_longer_that_it_asks(cast, call, files, people, monkeypatch):
    plan = plans.approve(_proposed(cast, call).pk, {}, by=cast["manager"], at=NOON)

    def fails(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr(plans, "carry_out", fails)

    with pytest.raises(RuntimeError):
        ask_of_plan(Job.objects.get(kind=plans.ASK))

    plan.refresh_from_db()
    assert plan.asked_at is not None


def test_who_was_asked_by_hand_and_left_is_named_not_passed_over(cast, call, files, people):
    plan = make_plan(_window(call), cast["manager"], PlanState.APPROVED, settled_at=NOON + DAY)
    make_seat(plan, files[0], people[0])
    make_assignment(files[0], people[0], AssignmentState.STEPPED_BACK)

    plans.ask_all(plan.pk, at=NOON + DAY)

    plan.refresh_from_db()
    assert [reference for reference, _reason in plan.refusals] == [files[0].reference]


# Who may ------------------------------------------------------------------------------
def test_who_may_plan(cast, call, files, people):
    window, plan = _window(call), make_plan(_window(call), cast["manager"], PlanState.IMPOSSIBLE)

    codes = [may_plan(cast[name], window).code for name in ("manager", "officer", "other_manager")]
    waits = may_approve_plan(cast["manager"], plan).code

    assert (codes, waits) == (["", "not_manager", "not_manager"], "not_proposed")
    assert may_approve_plan(cast["officer"], plan).code == may_discard_plan(cast["officer"], plan).code == "not_manager"
    assert may_discard_plan(cast["manager"], plan)
    make_assignment(files[0], cast["manager"])
    assert may_plan(cast["manager"], window).code == "evaluates_here"


def test_who_evaluated_at_the_first_stage_plans_no_second(cast, people):
    first, second = make_call(agency=cast.agency, stages=2).stages.all()
    file = make_proposal(call=first.call, call_stage=second, status=Status.UNDER_REVIEW)
    before = may_plan(cast["manager"], second).code
    make_assignment(file, cast["manager"], AssignmentState.SENT, call_stage=first)

    assert (before, may_plan(cast["manager"], second).code) == ("", "evaluates_here")


def test_two_are_kept_apart_once_whatever_their_order(cast, call, people):
    window, words = _window(call), {"reason": "Eşler.", "by": cast["manager"], "at": NOON}
    pair = plans.keep_apart(window, people[1], people[0], **words)
    again = plans.keep_apart(window, people[0], people[1], **words)

    assert (pair, company_of(call, []).apart) == (again, frozenset({(people[0].pk, people[1].pk)}))
    assert _code(lambda: plans.keep_apart(window, people[0], people[0], **words)) == "one_person"
    assert _code(lambda: plans.keep_apart(window, people[0], people[2], **{**words, "reason": " "})) == "no_reason"
    plans.let_meet(pair, window=window, by=cast["manager"], at=NOON)
    assert (KeptApart.objects.count(), AssignmentPlan.objects.count()) == (0, 0)
