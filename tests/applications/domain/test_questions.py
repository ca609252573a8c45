"""Ask about a call, take a question up, give it to somebody else."""

import datetime as dt

import pytest

from applications.domain import questions
from applications.models import CallQuestion
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.people import NOON
from tests.factories.questions import make_question
from tests.factories.regions import make_holiday
from tests.factories.rules import make_call

KEY = "2" * 14
TEXT = "Protokol şart mı?"
ISTANBUL = NOON.tzinfo


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


def ask(call, by, text=TEXT, key=KEY, at=NOON):
    return questions.ask(call.pk, text, form_key=key, by=by, at=at)


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def test_a_question_waits_with_its_clock_and_nobody_elses_words_in_the_record(cast, call):
    question = ask(call, cast["owner"])

    event = Event.objects.get(verb="question.ask")
    assert (question.state, question.asked_by, question.owner) == ("waiting", cast["owner"], None)
    assert question.due_at == dt.datetime(2026, 3, 9, 17, 1, tzinfo=ISTANBUL)
    assert (event.actor_id, event.agency_id, event.changes) == (cast["owner"].pk, cast.agency.pk, {})
    assert Letter.objects.count() == 0


def test_holidays_are_no_working_days(cast, call):
    make_holiday("2026-03-04")

    assert ask(call, cast["owner"]).due_at == dt.datetime(2026, 3, 10, 17, 1, tzinfo=ISTANBUL)


def test_the_calls_own_time_to_answer_goes_before_the_rule_sets(cast):
    call = make_call(agency=cast.agency, answer_days=1)

    assert ask(call, cast["owner"]).due_at == dt.datetime(2026, 3, 3, 17, 1, tzinfo=ISTANBUL)


def test_a_second_click_asks_nothing_more(cast, call, settings):
    settings.QUESTIONS_PER_DAY = 1
    first = ask(call, cast["owner"])

    again = ask(call, cast["owner"], text="Başka sözler")

    assert (again.pk, again.text, CallQuestion.objects.count()) == (first.pk, TEXT, 1)


def test_the_same_key_of_another_person_is_another_question(cast, call):
    assert ask(call, cast["owner"]).pk != ask(call, cast["editor"]).pk


def test_nobody_asks_after_the_last_instant(cast):
    call = make_call(agency=cast.agency, questions_until=NOON)

    assert refused(lambda: ask(call, cast["owner"])) == "questions_closed"
    assert CallQuestion.objects.count() == 0


def test_who_takes_a_question_owns_it(cast, call):
    question = make_question(call)

    taken = questions.take(question.pk, by=cast["officer"], at=NOON)

    event = Event.objects.get(verb="question.take")
    assert (taken.owner, taken.owned_since) == (cast["officer"], NOON)
    assert event.changes == {"owner": [None, cast["officer"].pk]}


def test_a_question_that_is_taken_is_handed_over_not_taken_again(cast, call):
    question = make_question(call, owner=cast["officer"], reminded_at=NOON)

    assert refused(lambda: questions.take(question.pk, by=cast["manager"], at=NOON)) == "taken"
    given = questions.hand_over(question.pk, to=cast["manager"], by=cast["officer"], at=NOON)

    assert (given.owner, given.reminded_at) == (cast["manager"], None)
    assert Event.objects.get(verb="question.hand_over").changes == {"owner": [cast["officer"].pk, cast["manager"].pk]}


def test_a_question_may_be_left_without_an_owner(cast, call):
    question = make_question(call, owner=cast["officer"])

    given = questions.hand_over(question.pk, to=None, by=cast["manager"], at=NOON)

    assert (given.owner, given.owned_since) == (None, None)


@pytest.mark.parametrize("name", ["other_officer", "owner", "evaluator"])
def test_a_question_is_given_to_nobody_outside_the_agency(cast, call, name):
    question = make_question(call, owner=cast["officer"])

    act = lambda: questions.hand_over(question.pk, to=cast[name], by=cast["officer"], at=NOON)  # noqa: E731

    assert refused(act) == "not_agency"
