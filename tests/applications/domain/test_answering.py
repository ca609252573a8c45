"""From a draft of an answer to its publication and its corrections."""

import datetime as dt

import pytest

from applications.choices import QuestionState
from applications.domain import answering
from applications.domain.questions import answer_due
from applications.queries.questions import answered_in
from cmdp.audit.models import Event
from cmdp.kit.formats import format_deadline
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.people import NOON
from tests.factories.questions import ENGLISH, WORDS, make_question
from tests.factories.rules import make_call

DAY = dt.timedelta(days=1)
FOUR = {**WORDS, **ENGLISH}
PROPOSED, PUBLISHED = QuestionState.PROPOSED, QuestionState.PUBLISHED


@pytest.fixture
def call(cast):
    return make_call(agency=cast.agency)


@pytest.fixture
def question(cast, call):
    return make_question(call, owner=cast["officer"], asked_by=cast["viewer"])


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.verdict.code


def test_an_answer_is_drafted_proposed_and_published_by_another(cast, call, question):
    officer, manager = cast["officer"], cast["manager"]

    drafted = answering.draft(question.pk, FOUR, seen=0, by=officer, at=NOON)
    proposed = answering.propose(question.pk, seen=drafted.version, by=officer, at=NOON)
    published = answering.publish(question.pk, seen=proposed.version, by=manager, at=NOON + DAY)

    assert (published.state, published.settled_by, published.settled_at) == (PUBLISHED, manager, NOON + DAY)
    assert (published.proposed_by, published.proposed_at, published.version) == (officer, NOON, 3)
    assert answered_in(call, "PROTOKOLÜN").count() + answered_in(call, "protokolü").count() == 1


def test_no_word_enters_the_record(cast, question):
    answering.draft(question.pk, FOUR, seen=0, by=cast["officer"], at=NOON)
    answering.propose(question.pk, seen=1, by=cast["officer"], at=NOON)
    answering.send_back(question.pk, "Kısaltın.", by=cast["manager"], at=NOON)
    answering.refuse(question.pk, "İlgisiz.", by=cast["officer"], at=NOON)

    told = {event.verb: (event.changes, event.reason) for event in Event.objects.filter(verb__startswith="question.")}
    assert told == {
        "question.draft": ({}, ""),
        "question.propose": ({"state": ["waiting", "proposed"]}, ""),
        "question.send_back": ({"state": ["proposed", "waiting"]}, ""),
        "question.refuse": ({"state": ["waiting", "refused"]}, ""),
    }


def test_the_asker_gets_one_letter_with_the_address_in_their_language(cast, call):
    cast["viewer"].language = "en"
    cast["viewer"].save()
    question = make_question(call, PROPOSED, asked_by=cast["viewer"], **ENGLISH)

    answering.publish(question.pk, seen=0, by=cast["manager"], at=NOON)

    letter = Letter.objects.get()
    assert (letter.kind, letter.to_email, letter.agency_id) == (
        "question_answered",
        cast["viewer"].email,
        cast.agency.pk,
    )
    assert letter.subject.startswith("Your question has been answered – ")
    assert f"/en/cagrilar/{call.public_id}/sorular/{question.public_id}/" in letter.text
    assert "Atakum" not in letter.text + letter.html


def test_a_closed_account_gets_no_letter(cast, call):
    cast["viewer"].is_active = False
    cast["viewer"].save()
    question = make_question(call, PROPOSED, asked_by=cast["viewer"])

    answering.publish(question.pk, seen=0, by=cast["manager"], at=NOON)

    assert Letter.objects.count() == 0


@pytest.mark.parametrize("act", [answering.propose, answering.publish])
def test_what_changed_since_it_was_read_is_not_acted_on(cast, call, act):
    state = QuestionState.WAITING if act is answering.propose else PROPOSED
    question = make_question(call, state, owner=cast["officer"], **WORDS)
    by = cast["officer"] if act is answering.propose else cast["manager"]

    assert refused(act, question.pk, seen=7, by=by, at=NOON) == "stale"


def test_a_draft_does_not_overwrite_what_a_colleague_saved(cast, question):
    answering.draft(question.pk, FOUR, seen=0, by=cast["officer"], at=NOON)

    assert refused(answering.draft, question.pk, FOUR, seen=0, by=cast["officer"], at=NOON) == "stale"


def test_nobody_publishes_their_own_answer(cast, question):
    answering.draft(question.pk, FOUR, seen=0, by=cast["officer"], at=NOON)
    answering.propose(question.pk, seen=1, by=cast["officer"], at=NOON)

    assert refused(answering.publish, question.pk, seen=2, by=cast["officer"], at=NOON) == "same_person"


def test_an_answer_sent_back_is_the_owners_again_with_a_note(cast, call):
    question = make_question(call, PROPOSED, owner=cast["officer"])

    back = answering.send_back(question.pk, "Kaynak yazın.", by=cast["manager"], at=NOON)
    again = answering.propose(question.pk, seen=back.version, by=cast["officer"], at=NOON)

    assert (back.state, back.note, back.answer_tr) == ("waiting", "Kaynak yazın.", WORDS["answer_tr"])
    assert (again.state, again.note) == ("proposed", "")


def test_a_question_leads_to_a_published_answer(cast, call, question):
    answer = make_question(call, PUBLISHED)

    linked = answering.link(question.pk, to=answer, by=cast["officer"], at=NOON)

    letter = Letter.objects.get()
    assert (linked.state, linked.linked_to, linked.settled_by) == ("linked", answer, cast["officer"])
    assert (letter.kind, letter.to_user_id) == ("question_linked", cast["viewer"].pk)
    assert f"/sorular/{answer.public_id}/" in letter.text


def test_a_refusal_goes_to_the_asker_with_its_reason(cast, question):
    answering.refuse(question.pk, "Bu çağrıyla ilgili değil.", by=cast["officer"], at=NOON)

    question.refresh_from_db()
    letter = Letter.objects.get()
    assert (question.state, question.refusal_reason) == ("refused", "Bu çağrıyla ilgili değil.")
    assert (letter.kind, "Bu çağrıyla ilgili değil." in letter.text) == ("question_refused", True)


@pytest.mark.parametrize("state", [QuestionState.LINKED, QuestionState.REFUSED])
def test_a_settled_question_is_taken_up_again_with_a_time_of_its_own(cast, call, state):
    question = make_question(call, state, owner=cast["officer"], asked_by=cast["viewer"], reminded_at=NOON, **WORDS)

    again = answering.reopen(question.pk, "Esaslar değişti.", by=cast["manager"], at=NOON + 30 * DAY)

    again.refresh_from_db()
    assert (again.state, again.owner, again.version) == (QuestionState.WAITING, cast["officer"], question.version + 1)
    assert (again.settled_at, again.settled_by, again.linked_to, again.refusal_reason) == (None, None, None, "")
    assert (again.due_at, again.reminded_at) == (answer_due(call, NOON + 30 * DAY), None)
    letter, event = Letter.objects.get(), Event.objects.get(verb="question.reopen")
    assert (letter.kind, letter.to_user_id) == ("question_reopened", cast["viewer"].pk)
    assert format_deadline(again.due_at) in letter.text
    assert "Esaslar değişti." not in letter.text
    assert (event.changes["state"], event.reason) == ([state, "waiting"], "Esaslar değişti.")


def test_a_question_refused_on_its_second_look_is_whole_when_it_is_taken_up_again(cast, call):
    question = make_question(call, PROPOSED, owner=cast["officer"])
    answering.refuse(question.pk, "İlgisiz.", by=cast["officer"], at=NOON)

    again = answering.reopen(question.pk, "Yanılmışız.", by=cast["officer"], at=NOON + DAY)
    proposed = answering.propose(question.pk, seen=again.version, by=cast["officer"], at=NOON + DAY)
    published = answering.publish(question.pk, seen=proposed.version, by=cast["manager"], at=NOON + 2 * DAY)

    assert (published.state, published.answer_tr, published.proposed_at) == (
        PUBLISHED,
        WORDS["answer_tr"],
        NOON + DAY,
    )


def test_a_published_answer_is_corrected_and_not_taken_back(cast, call):
    assert refused(answering.reopen, make_question(call, PUBLISHED).pk, "x", by=cast["manager"], at=NOON) == (
        "wrong_stage"
    )


def test_a_correction_keeps_the_earlier_answer_with_day_and_reason(cast, call):
    question = make_question(call, PUBLISHED, asked_by=cast["viewer"], **ENGLISH)
    words = {"answer_tr": "Evet, başvuruda istenir.", "answer_en": "Yes.", "reason": "Esaslar değişti."}

    answering.correct(question.pk, **words, seen=0, by=cast["manager"], at=NOON + DAY)

    question.refresh_from_db()
    kept = question.corrections.get()
    assert (question.answer_tr, question.answer_en, question.settled_at) == (words["answer_tr"], "Yes.", NOON)
    assert (kept.earlier_tr, kept.earlier_en) == (WORDS["answer_tr"], ENGLISH["answer_en"])
    assert (kept.reason, kept.corrected_at, kept.corrected_by) == ("Esaslar değişti.", NOON + DAY, cast["manager"])
    assert [answered_in(call, text).count() for text in ("istenir", "sözleşmeden")] == [1, 0]
    assert Letter.objects.get().kind == "question_corrected"


def test_officers_correct_nothing_by_themselves(cast, call):
    question = make_question(call, PUBLISHED)
    words = {"answer_tr": "Evet.", "answer_en": "", "reason": "Neden"}

    assert refused(answering.correct, question.pk, **words, seen=0, by=cast["officer"], at=NOON) == "not_manager"
