"""Who falls out of an approved plan is followed by whoever the rules let come next; silence is a way to fall out."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import checking, clock, conflicts
from applications.domain.lifecycle import complete
from applications.models import Assignment, AssignmentPlan, Proposal
from applications.models.plan import PlanState
from applications.queries.evaluation import end_of_day
from cmdp.audit.models import Event
from cmdp.kit.formats import format_deadline
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import DUE, make_authority_paper, make_request
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON
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
from tests.factories.reviews import cannot_score, make_assignment
from tests.support.kept import kept

DAY, SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)
ISTANBUL = ZoneInfo("Europe/Istanbul")


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


@kept
def asked(cast, call, files, people):
    """The first file's two, of whom the first may fall out; two are ready to follow."""
    plan = make_plan(_window(call), cast["manager"], PlanState.APPROVED, answer_days=3)
    for place, person in enumerate([people[0], people[1], people[2], people[3]]):
        make_seat(plan, files[0], person, max(0, place - 1))
    found = assigning.ask(files[0].pk, [people[0].pk, people[1].pk], by=cast["manager"], at=NOON, plan=plan)
    return next(row for row in found if row.evaluator_id == people[0].pk)


def _steps_back(row, _cast):
    assigning.step_back(row.pk, reason="Yoğunum.", by=row.evaluator, at=NOON)


def _is_released(row, cast):
    assigning.cancel(row.pk, reason="Geç.", by=cast["manager"], at=NOON)


def _has_a_conflict(row, _cast):
    conflicts.declare_conflict(row.pk, grounds=["kin"], by=row.evaluator, at=NOON)


def _cannot_score(row, _cast):
    assigning.declare(row.pk, by=row.evaluator, at=NOON)
    cannot_score(row)


def _is_silent(row, _cast):
    other = Assignment.objects.exclude(pk=row.pk).get(proposal=row.proposal)
    assigning.declare(other.pk, by=other.evaluator, at=NOON)
    clock.tick(at=row.answer_due_at)


@pytest.mark.parametrize("fall", [_steps_back, _is_released, _has_a_conflict, _cannot_score, _is_silent])
def test_whoever_falls_out_is_followed_by_the_next(fall, cast, files, people, asked):
    fall(asked, cast)

    assert crew_of(files[0]) == {people[1].pk, people[2].pk}
    following = Assignment.objects.get(evaluator=people[2])
    assert (following.asked_by, following.answer_due_at is not None) == (None, True)
    assert Letter.objects.filter(kind="evaluator_needed").count() == 0


def test_who_may_not_be_asked_or_is_full_is_passed_over(cast, files, people, asked):
    make_conflict(files[0], people[2])
    type(people[3].evaluator_profile).objects.filter(user=people[3]).update(capacity=1)
    make_assignment(evaluator=people[3])

    conflicts.declare_conflict(asked.pk, grounds=["kin"], by=people[0], at=NOON)

    assert crew_of(files[0]) == {people[1].pk}
    assert Letter.objects.filter(kind="evaluator_needed").count() == 1


def _colleague(window, cast, people):
    employ(people[2], employer=people[1].evaluator_profile.employer, employer_vkn="1234567890")


def _kept_apart(window, cast, people):
    make_apart(window, people[2], people[1], cast["manager"])


@pytest.mark.parametrize("falls_out", [_colleague, _kept_apart])
def test_who_may_not_stand_beside_the_other_is_passed_over(falls_out, cast, call, files, people, asked):
    falls_out(_window(call), cast, people)

    assigning.step_back(asked.pk, reason="Yoğunum.", by=people[0], at=NOON)

    assert crew_of(files[0]) == {people[1].pk, people[3].pk}


def test_who_made_or_approved_the_plan_does_not_follow(cast, call, files, people, asked):
    AssignmentPlan.objects.update(made_by=people[2], settled_by=people[3])

    assigning.step_back(asked.pk, reason="Yoğunum.", by=people[0], at=NOON)

    assert crew_of(files[0]) == {people[1].pk}


def test_the_time_to_answer_ends_with_its_day_and_everybody_is_told(cast, files, people, asked):
    asked_letter = Letter.objects.get(kind="evaluator_asked", to_email=people[0].email)
    assert asked.answer_due_at == dt.datetime(2026, 3, 6, tzinfo=ISTANBUL)
    assert "5 Mart 2026 Perşembe, 23.59" in asked_letter.text

    before = assigning.release_silent(asked.pk, at=asked.answer_due_at - dt.timedelta(seconds=1))
    after = assigning.release_silent(asked.pk, at=asked.answer_due_at)

    assert (before, after) == (False, True)
    assert "5 Mart 2026 Perşembe, 23.59" in Letter.objects.get(kind="evaluator_released").text


def test_an_answer_in_time_or_a_file_elsewhere_releases_nobody(cast, files, people, asked):
    accepted = assigning.declare(asked.pk, by=people[0], at=NOON)
    silent = Assignment.objects.get(evaluator=people[1])
    at = NOON + 4 * DAY

    assert assigning.release_silent(accepted.pk, at=at) is False
    type(files[0]).objects.filter(pk=files[0].pk).update(status=Status.WITHDRAWN, status_before=Status.UNDER_REVIEW)
    assert assigning.release_silent(silent.pk, at=at) is False
    assert assigning.offer_next(silent.proposal, at=at) is None


def test_without_a_plan_the_agency_asks_by_hand(cast, call, files, people):
    row = make_assignment(files[1], people[0])

    assigning.step_back(row.pk, reason="Yoğunum.", by=people[0], at=NOON)

    assert crew_of(files[1]) == set()


@kept
def returned(cast):
    """A file returned to the applicant out of its evaluation."""
    make_authority_paper(cast.organisation, by=cast["officer"])
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation, status_before=Status.UNDER_REVIEW)
    Proposal.objects.filter(pk=file.pk).update(status_since=NOON)
    add_documents(file)
    make_request(file, cast["officer"])
    return file


def _completes(file, cast):
    complete(file.pk, by=cast["owner"], at=DUE - DAY)
    return DUE - DAY


def _resumes(file, cast):
    checking.resume(file.pk, reason="Kalan belgelerle devam.", by=cast["officer"], at=DUE)
    return DUE


@pytest.mark.parametrize("takes_back", [_completes, _resumes])
def test_who_could_not_answer_meanwhile_has_as_long_again(takes_back, returned, cast):
    until = end_of_day(NOON, days=3)
    waits = make_assignment(returned, cast["evaluator"], answer_due_at=until)
    make_assignment(returned, cast["other_evaluator"], AssignmentState.ACCEPTED, answer_due_at=until)

    at = takes_back(returned, cast)

    waits.refresh_from_db()
    assert waits.answer_due_at == end_of_day(until + (at - NOON))
    assert assigning.release_silent(waits.pk, at=waits.answer_due_at - SECOND) is False
    letter = Letter.objects.get(kind="evaluator_answer_moved")
    assert (letter.to_email, Event.objects.filter(verb="assignment.prolong").count()) == (cast["evaluator"].email, 1)
    assert format_deadline(waits.answer_due_at) in letter.text
