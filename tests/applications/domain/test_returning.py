"""A return for completion and the evaluators' time to answer: clocks that move, and words before they end."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, NotificationKind, Status
from applications.domain import checking, clock
from applications.models import Assignment, CompletionRequest
from applications.queries import due
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import DUE, make_request
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
KEP = NotificationKind.KEP


@kept
def returned(cast):
    """A file returned to its applicant, its clock running."""
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    add_documents(file)
    make_request(file, cast["officer"])
    return file


@kept
def asked(cast):
    """An evaluator who has until the tenth day to answer."""
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    told = {"asked_at": NOON, "due_at": NOON + 30 * DAY, "answer_due_at": NOON + 10 * DAY}
    return make_assignment(file, cast["evaluator"], AssignmentState.ASKED, **told)


def letters(kind):
    return Letter.objects.filter(kind=kind).count()


@pytest.mark.parametrize(("early", "code"), [(dt.timedelta(0), ""), (dt.timedelta(minutes=1), "notified_before_asked")])
def test_nobody_is_notified_of_what_was_not_yet_asked(early, code, returned, cast):
    CompletionRequest.objects.update(requested_at=NOON + dt.timedelta(seconds=30))
    found = ""
    try:
        checking.record_notification(returned.pk, notified_at=NOON - early, kind=KEP, by=cast["officer"], at=NOON + DAY)
    except Refused as refusal:
        found = refusal.verdict.code

    assert found == code


def test_a_later_end_is_reminded_of_anew(returned, cast):
    request = returned.completion_requests.get()
    clock.remind_of_request(request.pk, at=DUE - DAY)

    checking.record_notification(returned.pk, notified_at=DUE - DAY, kind=KEP, by=cast["officer"], at=DUE - DAY)
    moved = returned.completion_requests.get()
    again = clock.remind_of_request(request.pk, at=moved.due_at - dt.timedelta(hours=1))

    assert (moved.due_at > DUE, moved.reminded_at, again) == (True, None, True)


def test_an_evaluator_is_told_once_before_silence_counts_as_a_no(asked):
    early = [row.pk for row in due.answers_to_remind(asked.answer_due_at - 6 * DAY)]
    at = asked.answer_due_at - dt.timedelta(hours=20)

    assert (early, [row.pk for row in due.answers_to_remind(at)]) == ([], [asked.pk])
    assert [clock.remind_of_answer(asked.pk, at=at) for _ in range(2)] == [True, False]
    assert (letters("evaluator_answer_reminder"), list(due.answers_to_remind(at))) == (1, [])


def test_of_a_short_time_at_least_half_passes_before_the_word(asked):
    Assignment.objects.update(answer_due_at=NOON + 2 * DAY)

    found = [bool(list(due.answers_to_remind(NOON + hours * dt.timedelta(hours=1)))) for hours in (1, 23, 24, 48)]

    assert found == [False, False, True, False]


@pytest.mark.parametrize("change", [{"state": "accepted", "declared_at": NOON}, {"answer_due_at": None}])
def test_whoever_answered_or_has_no_end_is_not_told(change, asked):
    Assignment.objects.update(**change)

    assert list(due.answers_to_remind(NOON + 9 * DAY)) == []
    assert clock.remind_of_answer(asked.pk, at=NOON + 9 * DAY) is False


def test_the_clock_tells_of_it_by_itself(asked):
    clock.tick(at=asked.answer_due_at - dt.timedelta(hours=20))

    assert letters("evaluator_answer_reminder") == 1
