"""Reminders of answers that are due, and one letter a day about new ones."""

import datetime as dt

import pytest

from applications.choices import QuestionState
from applications.domain import clock, question_clock
from cmdp.outbox.models import Letter
from cmdp.regions.working_days import last_morning
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.questions import DUE, ENGLISH, make_correction, make_question
from tests.factories.rules import make_call

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MORNING = NOON.replace(hour=9) + DAY
PUBLISHED = QuestionState.PUBLISHED


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


@pytest.fixture
def draft(cast, call):
    return make_proposal(call=call, organisation=cast.organisation, filled=False)


def letters(kind):
    return list(Letter.objects.filter(kind=kind).order_by("to_user_id").values_list("to_user_id", flat=True))


@pytest.mark.parametrize(
    ("at", "morning"),
    [(MORNING, MORNING), (MORNING - dt.timedelta(microseconds=1), MORNING - DAY), (MORNING + 14 * HOUR, MORNING)],
)
def test_a_day_of_letters_begins_at_nine_in_turkiye(at, morning):
    assert last_morning(at.astimezone(dt.UTC)) == morning


def test_new_answers_reach_who_writes_a_draft_in_one_letter_the_next_morning(cast, call, draft):
    for _ in range(2):
        make_question(call, PUBLISHED, **ENGLISH)

    done = [clock.tick(at=at) for at in (NOON + HOUR, MORNING, MORNING, MORNING + DAY)]

    assert done == [0, 1, 0, 0]
    assert letters("answers_published") == [cast["owner"].pk, cast["editor"].pk]
    assert Letter.objects.filter(kind="answers_published").first().text.count("/sorular/") == 2


def test_a_correction_is_told_of_like_an_answer(cast, call, draft):
    make_correction(make_question(call, PUBLISHED, told_at=NOON))

    clock.tick(at=MORNING)

    letter = Letter.objects.filter(kind="answers_published").first()
    assert "Düzeltme: İş birliği protokolü" in letter.text
    assert letter.html.count("<li>") == 1


def test_an_answer_corrected_before_the_first_letter_is_named_once(cast, call, draft):
    make_correction(make_question(call, PUBLISHED))

    done = [clock.tick(at=at) for at in (MORNING, MORNING + DAY)]

    assert done == [1, 0]
    assert Letter.objects.filter(kind="answers_published").first().text.count("/sorular/") == 1


def test_without_a_draft_nobody_is_written_to_and_nothing_waits(cast, call):
    question = make_question(call, PUBLISHED)

    clock.tick(at=MORNING)

    question.refresh_from_db()
    assert (question.told_at, Letter.objects.count()) == (MORNING, 0)
    assert question_clock.tell_of_new_answers(call.pk, at=MORNING) is False


def test_the_owner_hears_once_that_an_answer_is_due(cast, call):
    make_question(call, owner=cast["officer"])

    done = [clock.tick(at=at) for at in (DUE - 25 * HOUR, DUE - DAY, DUE - DAY)]

    assert (done, letters("question_due")) == ([0, 1, 0], [cast["officer"].pk])
    assert "ikinci bakışa gönderin" in Letter.objects.get().text


def test_of_a_question_nobody_owns_the_managers_hear(cast, call):
    make_question(call)

    clock.tick(at=DUE - DAY)

    assert letters("question_due") == [cast["manager"].pk]
    assert "sahipsiz" in Letter.objects.get().text


def test_a_question_settled_meanwhile_is_not_reminded_of(call):
    question = make_question(call, QuestionState.REFUSED)

    assert question_clock.remind_of_question(question.pk, at=NOON) is False
