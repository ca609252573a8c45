"""Two at once in the evaluation of one file: the file's lock lets one judge after the other."""

from decimal import Decimal
from functools import partial

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import assignment as assigning
from applications.domain import reviewing, scoring
from applications.domain.lifecycle import withdraw
from applications.models import Assignment, Review
from cmdp.audit.models import Event
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_cast
from tests.factories.plans import make_people, make_pool_call
from tests.factories.reviews import accepted, make_assignment, make_evaluator, marks_of, send, write
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def proposal(cast):
    call = make_call(agency=cast.agency)
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


@pytest.fixture
def pair(cast, proposal):
    return [accepted(proposal, by=cast["officer"]) for _ in range(2)]


def _written(assignment, total):
    review = write(assignment, marks_of(assignment.proposal.call, total))
    return partial(reviewing.send, assignment.pk, version=review.version, by=assignment.evaluator, at=NOON)


@pytest.mark.parametrize("_turn", range(3))
def test_two_sendings_at_once_finish_the_file_once(proposal, pair, _turn):
    answers = race(_written(pair[0], 70), _written(pair[1], 75))

    proposal.refresh_from_db()
    assert answers == ["", ""]
    assert (proposal.status, proposal.score) == (Status.REVIEWED, Decimal("72.50"))
    assert Event.objects.filter(verb="proposal.finish").count() == 1


def test_two_sendings_that_differ_leave_one_need_for_a_third(proposal, pair):
    answers = race(_written(pair[0], 20), _written(pair[1], 90))

    proposal.refresh_from_db()
    assert (answers, proposal.status, proposal.score) == (["", ""], Status.UNDER_REVIEW, None)
    assert not Event.objects.filter(verb="proposal.finish").exists()


def test_two_sendings_that_differ_call_one_third(cast):
    call = make_pool_call(cast.agency)
    people = make_people(call)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    pair = [accepted(proposal, by=cast["officer"], evaluator=person) for person in people[2:]]

    race(_written(pair[0], 20), _written(pair[1], 90))

    assert [one.evaluator for one in Assignment.objects.filter(is_third=True)] == [people[0]]


def test_a_double_click_sends_once(pair):
    act = _written(pair[0], 70)

    assert race(act, act) == ["", "already_sent"]


def test_a_sending_and_a_cancelling_never_both_stand(cast, pair):
    cancel = partial(assigning.cancel, pair[0].pk, reason="Gecikti.", by=cast["officer"], at=NOON)

    answers = race(_written(pair[0], 70), cancel)

    pair[0].refresh_from_db()
    review = Review.objects.get(assignment=pair[0])
    assert answers in (["", "already_ended"], ["", "given_back"])
    assert (pair[0].state == AssignmentState.SENT) is (review.sent_at is not None)


def test_two_saves_from_one_version_keep_one(pair):
    call = pair[0].proposal.call
    saves = [
        partial(reviewing.save, pair[0].pk, marks_of(call, total), version=0, by=pair[0].evaluator, at=NOON)
        for total in (40, 50)
    ]

    assert race(*saves) == ["", "newer_version"]
    assert Review.objects.get(assignment=pair[0]).version == 1


def test_two_officers_asking_at_once_ask_no_more_than_are_missing(cast, proposal):
    people = [make_evaluator() for _ in range(4)]
    asks = [
        partial(assigning.ask, proposal.pk, [one.pk for one in chosen], by=cast[by], at=NOON)
        for chosen, by in ((people[:2], "officer"), (people[2:], "manager"))
    ]

    assert race(*asks) == ["", "enough"]
    assert Assignment.objects.filter(proposal=proposal).count() == 2


def test_a_declaration_and_a_step_back_at_once_end_in_one_state(cast, proposal):
    assignment = make_assignment(proposal, cast["evaluator"])
    person = cast["evaluator"]

    answers = race(
        partial(assigning.declare, assignment.pk, by=person, at=NOON),
        partial(assigning.step_back, assignment.pk, reason="Akrabam.", by=person, at=NOON),
    )

    assignment.refresh_from_db()
    assert answers in (["", ""], ["", "already_answered"])
    assert assignment.state == AssignmentState.STEPPED_BACK


def test_a_sending_and_a_withdrawal_end_in_a_withdrawn_file(cast, proposal, pair):
    send(pair[1], marks_of(proposal.call, 75))

    answers = race(
        _written(pair[0], 70),
        partial(withdraw, proposal.pk, reason="Vazgeçtik.", by=cast["owner"], at=NOON),
    )

    proposal.refresh_from_db()
    assert proposal.status == Status.WITHDRAWN
    assert answers in (["", ""], ["", "given_back"])


def test_two_managers_reopening_at_once_reopen_once(cast, proposal, pair):
    for assignment, total in zip(pair, (70, 75), strict=True):
        send(assignment, marks_of(proposal.call, total))
    act = partial(scoring.reopen, proposal.pk, assignments=[pair[0].pk], reason="İtiraz.", by=cast["manager"], at=NOON)

    assert race(act, act) == ["", "wrong_stage"]
