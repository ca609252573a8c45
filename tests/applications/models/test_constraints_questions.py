"""Every constraint of questions about calls is broken once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from applications.choices import QuestionState
from applications.models import AnswerCorrection, CallQuestion
from tests.factories.people import NOON, make_user
from tests.factories.questions import ENGLISH, make_correction, make_question

pytestmark = pytest.mark.django_db
PUBLISHED = QuestionState.PUBLISHED


def _twice():
    person = make_user()
    question = make_question(asked_by=person, form_key="2" * 14)
    make_question(question.call, asked_by=person, form_key="2" * 14)


def _published_alone():
    person = make_user()
    make_question(state=PUBLISHED, proposed_by=person, settled_by=person)


BREAKERS = {
    "one_question_per_form": _twice,
    "question_has_a_text": lambda: make_question(text=""),
    "question_due_after_it_was_asked": lambda: make_question(due_at=NOON),
    "question_owned_has_its_time": lambda: make_question(owned_since=NOON),
    "question_settled_has_its_time": lambda: make_question(state=QuestionState.REFUSED, settled_at=None),
    "question_proposed_has_its_answer": lambda: make_question(state=QuestionState.PROPOSED, answer_tr=""),
    "question_is_translated_whole": lambda: make_question(state=PUBLISHED, question_en="Is it?"),
    "answer_published_by_a_second_person": _published_alone,
    "question_linked_has_its_answer": lambda: make_question(state=QuestionState.LINKED, linked_to=None),
    "question_refused_has_its_reason": lambda: make_question(refusal_reason="Hayır."),
    "only_answers_are_told_of": lambda: make_question(told_at=NOON),
    "correction_keeps_both_texts": lambda: make_correction(make_question(state=PUBLISHED), reason=""),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    declared = {rule.name for model in (CallQuestion, AnswerCorrection) for rule in model._meta.constraints}

    assert declared == set(BREAKERS)


def test_a_question_names_itself_by_its_public_id_only():
    question = make_question(state=PUBLISHED, **ENGLISH)
    correction = make_correction(question)

    assert str(question) == question.audit_label == question.public_id
    assert str(correction) == f"{question.pk}/2026-03-02"
    assert {"text", "note", "refusal_reason"} == CallQuestion.PERSONAL


def test_a_headline_is_one_line_in_the_readers_language():
    question = make_question(state=PUBLISHED, question_tr="Bir\nsoru " + "x" * 200, **ENGLISH)

    with translation.override("en"):
        english = question.headline

    assert (question.headline[:9], len(question.headline)) == ("Bir soru ", 140)
    assert english == ENGLISH["question_en"]


def test_what_was_asked_in_confidence_cannot_be_searched_for():
    question = make_question(state=PUBLISHED)

    assert "atakum" not in question.search_key
    assert "is birligi protokolu" in question.search_key
