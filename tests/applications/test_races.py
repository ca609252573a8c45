"""Two at once on every move of a file: one wins, the other hears why, and nothing is half-written."""

from functools import partial

import pytest
from django.db import connection, transaction

from applications.choices import AssignmentState, Status
from applications.domain import reviewing, scoring
from applications.models import Proposal, ReferenceCounter
from applications.moves import MOVES
from cmdp.audit.models import Event
from tests.applications import test_races_of_decisions as decided
from tests.factories.decisions import DUE
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, write
from tests.support.race import race
from tests.support.rivals import (
    CLOSE,
    SECOND,
    Outcome,
    a,
    answer_no,
    both,
    checked,
    complete,
    expire,
    make_world,
    miss,
    once,
    outcome,
    pass_check,
    refuse,
    resume,
    return_file,
    rivals,
    submit,
    take_back,
    unlawful,
    withdraw,
)

pytestmark = pytest.mark.slow

DRAFT, SENT, RETURNED, UNDER = a(Status.DRAFT), a(Status.SUBMITTED), a(Status.RETURNED), Status.UNDER_REVIEW
IN_TIME, AT_THE_CLOSE = partial(submit, at=CLOSE - SECOND), partial(submit, at=CLOSE)
JUST_COMPLETE, TOO_LATE = partial(complete, at=DUE - SECOND), partial(complete, at=DUE)
PASS_NOW = partial(pass_check, at=NOON)

APPLICANT = {
    "submit × submit": rivals(DRAFT, submit, submit, to={once(Status.SUBMITTED, "submit")}),
    "submit × take_back": rivals(
        DRAFT,
        submit,
        take_back,
        to={both(Status.DRAFT, "submit", "take_back"), once(Status.SUBMITTED, "submit")},
    ),
    "submit × miss at the close": rivals(
        DRAFT,
        AT_THE_CLOSE,
        miss,
        to={once(Status.MISSED, "miss", code="call_closed"), once(Status.MISSED, "miss")},
    ),
    "submit × miss a second before": rivals(
        DRAFT, IN_TIME, miss, to={both(Status.SUBMITTED, "submit"), once(Status.MISSED, "miss")}
    ),
    "miss × miss": rivals(DRAFT, miss, miss, to={both(Status.MISSED, "miss")}),
    "take_back × take_back": rivals(SENT, take_back, take_back, to={once(Status.DRAFT, "take_back")}),
    "take_back × withdraw": rivals(
        SENT,
        take_back,
        withdraw,
        to={both(Status.WITHDRAWN, "take_back", "withdraw"), once(Status.WITHDRAWN, "withdraw")},
    ),
    "withdraw × withdraw": rivals(SENT, withdraw, withdraw, to={once(Status.WITHDRAWN, "withdraw")}),
}
CLOCK = {
    "complete × expire at the end": rivals(
        RETURNED, TOO_LATE, expire, to={Outcome(("", "request_expired"), Status.RETURNED, ())}
    ),
    "complete × expire": rivals(RETURNED, JUST_COMPLETE, expire, to={both(Status.SUBMITTED, "complete")}),
    "complete × complete": rivals(RETURNED, complete, complete, to={once(Status.SUBMITTED, "complete")}),
    "complete × resume": rivals(
        RETURNED,
        JUST_COMPLETE,
        resume,
        to={once(Status.SUBMITTED, "complete"), once(Status.SUBMITTED, "resume")},
    ),
    "resume × resume": rivals(RETURNED, resume, resume, to={once(Status.SUBMITTED, "resume")}),
}
OFFICER = {
    "return × return": rivals(SENT, return_file, return_file, to={once(Status.RETURNED, "return")}),
    "return × withdraw": rivals(
        SENT,
        return_file,
        withdraw,
        to={both(Status.WITHDRAWN, "return", "withdraw"), once(Status.WITHDRAWN, "withdraw")},
    ),
    "pass_check × pass_check": rivals(checked(), pass_check, pass_check, to={once(UNDER, "pass_check")}),
    "pass_check × refuse_check": rivals(
        checked(),
        pass_check,
        refuse,
        to={once(UNDER, "pass_check"), once(UNDER, "pass_check", code="no_item_refused")},
    ),
    "refuse_check × refuse_check": rivals(
        checked(refused=1), refuse, refuse, to={once(Status.INELIGIBLE, "refuse_check")}
    ),
    "refuse_check × pass_check": rivals(
        checked(refused=1),
        pass_check,
        refuse,
        to={
            once(Status.INELIGIBLE, "refuse_check"),
            once(Status.INELIGIBLE, "refuse_check", code="item_refused"),
        },
    ),
    "pass_check × a no": rivals(
        checked(),
        pass_check,
        answer_no,
        to={once(UNDER, "pass_check", code="not_in_check"), once(Status.SUBMITTED, code="item_refused")},
    ),
    "take_back × pass_check": rivals(
        checked(rolling=True), take_back, PASS_NOW, to={once(Status.DRAFT, "take_back"), once(UNDER, "pass_check")}
    ),
}


@pytest.fixture
def world(transactional_db):
    assert connection.vendor == "postgresql"
    return make_world()


def test_the_moves_before_the_evaluation_happen_once(world):
    assert unlawful(APPLICANT | CLOCK | OFFICER, world) == {}


def _evaluated(world, sent):
    """A file with two evaluators at it, ``sent`` of whom have sent; and the reviews as they stand."""
    file = world.file(Status.UNDER_REVIEW)
    with transaction.atomic():
        pair = [accepted(file, by=world.cast["officer"]) for _ in range(2)]
        reviews = [write(one, marks_of(world.call, 80)) for one in pair]
        for one, review in list(zip(pair, reviews, strict=True))[:sent]:
            reviewing.send(one.pk, version=review.version, by=one.evaluator, at=NOON)
    return file, pair, reviews


def test_the_last_marks_and_a_withdrawal_leave_one_end(world):
    file, pair, reviews = _evaluated(world, sent=1)
    send = partial(reviewing.send, pair[1].pk, version=reviews[1].version, by=pair[1].evaluator, at=NOON)

    found = outcome(file, send, withdraw(file, world))

    waiting = file.assignments.filter(state__in=[AssignmentState.ASKED, AssignmentState.ACCEPTED])
    allowed = {
        both(Status.WITHDRAWN, "finish", "withdraw"),
        once(Status.WITHDRAWN, "withdraw", code="given_back"),
    }
    assert found in allowed
    assert not waiting.exists()


def test_an_evaluation_is_taken_up_again_once(world):
    file, pair, _ = _evaluated(world, sent=2)
    chosen = [one.pk for one in pair]
    reopen = partial(scoring.reopen, file.pk, assignments=chosen, reason="Hata.", by=world.cast["manager"], at=NOON)

    assert outcome(file, reopen, reopen) == once(UNDER, "finish", "reopen")


def test_eight_sendings_at_once_take_eight_numbers(world):
    drafts = [world.file(Status.DRAFT) for _ in range(8)]

    answers = race(*(submit(draft, world) for draft in drafts))

    references = Proposal.objects.filter(pk__in=[draft.pk for draft in drafts]).values_list("reference", flat=True)
    assert answers == [""] * 8
    assert sorted(references) == [f"TR83/26/CMDP/{number:04d}" for number in range(1, 9)]
    assert ReferenceCounter.objects.get().last == 8
    assert Event.objects.filter(verb="proposal.submit").count() == 8


def test_every_move_is_raced():
    tables = APPLICANT | CLOCK | OFFICER | decided.MINISTRY
    raced = {word for name in tables for word in name.split()}
    alone = {"revive", "finish", "reopen", "opine_positive", "opine_reserve", "opine_negative", "call_up", "forward"}

    assert MOVES.keys() - raced == alone
