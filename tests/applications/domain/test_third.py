"""Two who disagree call a third at once: the closest expert who is free, by the rules of a plan, on a clock of their own."""

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import clock
from applications.models import Assignment, EvaluatorProfile
from applications.queries.evaluation import due_for, end_of_day, progress_of
from applications.queries.fitness import closest_to
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.plans import crew_of, employ, make_people, make_plan, make_pool_call, make_seat
from tests.factories.reviews import accepted, cannot_score, make_assignment, marks_of, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_pool_call(cast.agency)


@kept
def proposal(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@kept
def people(call):
    """The first two know the subject; the other two are asked for the file."""
    return make_people(call)


@kept
def pair(cast, proposal, people):
    return [accepted(proposal, by=cast["officer"], evaluator=person) for person in people[2:]]


def _send(pair, call, *totals):
    for assignment, total in zip(pair, totals, strict=True):
        send(assignment, marks_of(call, total))


def _third():
    return Assignment.objects.get(is_third=True, state=AssignmentState.ASKED)


def test_the_closest_expert_is_asked_in_the_moment_of_the_second_sending(call, pair, people, proposal):
    _send(pair, call, 64, 65)

    third = _third()
    assert (third.evaluator, third.asked_by, third.asked_at) == (people[0], None, NOON)
    assert (third.due_at, third.answer_due_at) == (due_for(proposal, NOON), end_of_day(NOON, days=3))
    assert progress_of(proposal).to_ask == 0
    assert not Letter.objects.filter(kind="third_needed").exists()


def test_nobody_is_asked_where_two_agree(call, pair, proposal):
    _send(pair, call, 70, 71)

    proposal.refresh_from_db()
    assert (proposal.status, Assignment.objects.filter(is_third=True).exists()) == (Status.REVIEWED, False)


def test_the_letter_of_the_third_says_nothing_of_others_or_of_why(call, pair):
    _send(pair, call, 20, 90)

    letter = Letter.objects.get(kind="evaluator_asked", to_email=_third().evaluator.email)
    words = letter.subject + letter.text + letter.html
    assert [word for word in ("üçüncü", "Üçüncü", "fark", pair[0].evaluator.full_name) if word in words] == []


def _declines(third):
    assigning.step_back(third.pk, reason="Yoğunum.", by=third.evaluator, at=NOON)


def _is_silent(third):
    clock.tick(at=third.answer_due_at)


def _cannot_score(third):
    assigning.declare(third.pk, by=third.evaluator, at=NOON)
    cannot_score(third)


@pytest.mark.parametrize("fall", [_declines, _is_silent, _cannot_score])
def test_a_third_who_falls_out_is_followed_by_the_next_closest_and_then_by_the_agency(
    fall, call, pair, people, proposal
):
    _send(pair, call, 50, 80)

    fall(_third())
    following = _third()
    fall(following)

    assert (following.evaluator, crew_of(proposal)) == (people[1], set())
    assert Letter.objects.filter(kind="evaluator_needed").exists()


def _is_in_conflict(person, proposal, people):
    del people
    make_conflict(proposal, person)


def _works_beside_one_of_them(person, proposal, people):
    del proposal
    employ(person, employer=EvaluatorProfile.objects.get(user=people[2]).employer)


def _works_for_the_applicant(person, proposal, people):
    del people
    employ(person, employer_vkn=proposal.organisation.vkn)


def _is_full(person, proposal, people):
    del proposal, people
    EvaluatorProfile.objects.filter(user=person).update(capacity=1)
    make_assignment(evaluator=person)


def _is_busier(person, proposal, people):
    del proposal, people
    make_assignment(evaluator=person)


def _knows_who_else_evaluates(person, proposal, people):
    make_seat(make_plan(proposal.call_stage, person, "approved"), proposal, people[2])


@pytest.mark.parametrize(
    "bar",
    [
        _is_in_conflict,
        _works_beside_one_of_them,
        _works_for_the_applicant,
        _is_full,
        _is_busier,
        _knows_who_else_evaluates,
    ],
)
def test_whom_a_plan_would_pass_over_is_passed_over(bar, call, pair, people, proposal):
    bar(people[0], proposal, people)

    _send(pair, call, 64, 65)

    assert _third().evaluator == people[1]


def test_nobody_is_asked_by_the_system_for_what_they_do_not_know(call, cast, pair, people, proposal):
    for person in people[:2]:
        person.evaluator_profile.expertise.all().delete()

    _send(pair, call, 64, 65)

    letters = Letter.objects.filter(kind="third_needed")
    assert (closest_to(proposal, but=[]), crew_of(proposal)) == ([], set())
    assert [letter.to_email for letter in letters] == [cast["manager"].email]
    assert "64" not in letters[0].text


def test_which_two_of_three_made_the_score_is_told(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"combining": "nearest_two"}))
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for total in (40, 64, 66):
        send(accepted(proposal, by=cast["officer"]), marks_of(call, total))

    result = progress_of(proposal).result

    assert (str(result.score), result.places) == ("65.00", (1, 2))
