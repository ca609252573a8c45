"""Two at once on a question or a talk: one wins, the other hears why; one world for all, since emptying the tables is slow."""

import datetime as dt
from functools import partial

import pytest
from django.db import connection

from applications.choices import QuestionState, Status
from applications.domain import answering, calls, questions, talking
from applications.models import CallQuestion
from cmdp.audit.models import Event
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.people import NOON, make_cast
from tests.factories.questions import make_question
from tests.factories.rules import make_call
from tests.support.race import race

pytestmark = pytest.mark.slow

SECOND = dt.timedelta(seconds=1)


def _lines(question, *verbs):
    events = Event.objects.filter(object_type="applications.callquestion", object_id=question.pk)
    return sorted(event.verb.removeprefix("question.") for event in events if event.verb.split(".")[1] in verbs)


def test_two_at_one_question_leave_one_answer(transactional_db, settings):
    assert connection.vendor == "postgresql"
    cast = make_cast()
    call = make_call(agency=cast.agency, questions_until=NOON + SECOND)
    _two_take(cast, call)
    _two_publish(cast, call)
    _publish_and_send_back(cast, call)
    _link_and_refuse(cast, call)
    _two_clicks(cast, call)
    _two_forms_at_the_limit(cast, call, settings)
    _ask_while_the_last_day_moves(cast)
    _two_clicks_of_one_message(cast, call)
    _two_ticks_at_one_talk(cast, call)


def _two_take(cast, call):
    question = make_question(call)

    answers = race(*(partial(questions.take, question.pk, by=cast[name], at=NOON) for name in ("officer", "manager")))

    assert (answers, _lines(question, "take")) == (["", "taken"], ["take"])


def _two_publish(cast, call):
    question = make_question(call, QuestionState.PROPOSED)
    acts = [partial(answering.publish, question.pk, seen=0, by=cast[n], at=NOON) for n in ("officer", "manager")]

    answers = race(*acts)

    assert (answers, _lines(question, "publish")) == (["", "wrong_stage"], ["publish"])
    assert Letter.objects.filter(about_id=question.pk).count() == 1


def _publish_and_send_back(cast, call):
    question = make_question(call, QuestionState.PROPOSED)
    publish = partial(answering.publish, question.pk, seen=0, by=cast["manager"], at=NOON)
    send_back = partial(answering.send_back, question.pk, "Kısaltın.", by=cast["officer"], at=NOON)

    answers = race(publish, send_back)

    question.refresh_from_db()
    ends = {"published": ["publish"], "waiting": ["send_back"]}
    assert (answers, _lines(question, "publish", "send_back")) == (["", "wrong_stage"], ends[question.state])


def _link_and_refuse(cast, call):
    answer = make_question(call, QuestionState.PUBLISHED)
    question = make_question(call, owner=cast["officer"])
    link = partial(answering.link, question.pk, to=answer, by=cast["officer"], at=NOON)
    refuse = partial(answering.refuse, question.pk, "İlgisiz.", by=cast["officer"], at=NOON)

    answers = race(link, refuse)

    question.refresh_from_db()
    ends = {"linked": ["link"], "refused": ["refuse"]}
    assert (answers, _lines(question, "link", "refuse")) == (["", "wrong_stage"], ends[question.state])
    assert Letter.objects.filter(about_id=question.pk).count() == 1


def _two_clicks(cast, call):
    ask = partial(questions.ask, call.pk, "Soru?", form_key="2" * 14, by=cast["owner"], at=NOON)

    assert race(ask, ask, ask) == [""] * 3
    assert CallQuestion.objects.filter(asked_by=cast["owner"]).count() == 1


def _two_forms_at_the_limit(cast, call, settings):
    settings.QUESTIONS_PER_DAY = 1
    keys = ("3" * 14, "4" * 14)

    answers = race(*(partial(questions.ask, call.pk, "S?", form_key=k, by=cast["editor"], at=NOON) for k in keys))

    assert (answers, CallQuestion.objects.filter(asked_by=cast["editor"]).count()) == (["", "too_many"], 1)


def _ask_while_the_last_day_moves(cast):
    """At the closing instant a question counts only if the later last day was written before it."""
    call = make_call(agency=cast.agency, questions_until=NOON)
    ask = partial(questions.ask, call.pk, "Soru?", form_key="5" * 14, by=cast["viewer"], at=NOON)
    until = NOON + dt.timedelta(days=1)
    extend = partial(calls.extend_questions, call.pk, until, reason="İstendi.", by=cast["manager"], at=NOON)

    answers = race(ask, extend)

    asked = CallQuestion.objects.filter(asked_by=cast["viewer"]).exists()
    assert answers == (["", ""] if asked else ["", "questions_closed"])


def _two_clicks_of_one_message(cast, call):
    file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation, expert=cast["officer"])
    click = partial(talking.write_message, file.pk, "Merhaba.", form_key="2" * 14, by=cast["owner"], at=NOON)

    answers = race(click, click)

    letters = Letter.objects.filter(kind="message_to_agency", to_user_id=cast["officer"].pk)
    assert (answers, file.messages.count(), letters.count()) == (["", ""], 1, 1)


def _two_ticks_at_one_talk(cast, call):
    file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation, expert=cast["manager"])
    make_message(file, told_at=None)
    tick = partial(talking.tell_of_messages, file.pk, at=NOON)

    answers = race(tick, tick)

    letters = Letter.objects.filter(kind="message_to_agency", to_user_id=cast["manager"].pk)
    assert (answers, letters.count()) == (["", ""], 1)
