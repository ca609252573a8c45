"""What the form of an outcome refuses at its fields, and what that of an objection hands over."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.forms.objections import DecideObjectionForm, ObjectionForm
from applications.models import Objection
from tests.factories.people import NOON

LETTER = {"reason": "Haklı.", "number": "E-1", "date": f"{NOON:%d.%m.%Y}"}


def _decide(outcome, effect, *, late=False):
    until = NOON - dt.timedelta(days=1) if late else NOON + dt.timedelta(days=1)
    typed = {"outcome": outcome, "effect": effect, **LETTER}
    return DecideObjectionForm(typed, at=NOON, objection=Objection(sent_at=NOON, until=until))


@pytest.mark.parametrize(
    ("outcome", "effect", "late", "wrong"),
    [
        ("accepted", "reinstate", False, []),
        ("late", "none", True, []),
        ("late", "none", False, ["outcome"]),
        ("refused", "reinstate", False, ["effect"]),
        ("", "none", False, ["outcome"]),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_at_its_field(outcome, effect, late, wrong):
    assert list(_decide(outcome, effect, late=late).errors) == wrong


def test_an_outcome_hands_over_its_letter_in_one_piece():
    form = _decide("partly", "none")

    assert form.is_valid()
    decision = form.decision()
    assert (decision["outcome"], decision["effect"], decision["letter"].number) == ("partly", "none", "E-1")


def test_an_objection_hands_over_the_papers_that_were_chosen():
    paper = SimpleUploadedFile("ek.pdf", b"%PDF-1.7 ek", content_type="application/pdf")
    form = ObjectionForm({"text": "Puan yanlış.", "form_key": "2" * 14}, {"paper2": paper})

    assert form.is_valid()
    assert form.words() == {"text": "Puan yanlış.", "form_key": "2" * 14, "papers": [paper]}


def test_an_objection_without_words_or_with_a_program_is_refused():
    program = SimpleUploadedFile("ek.pdf", b"MZ", content_type="application/pdf")

    assert list(ObjectionForm({"text": "", "form_key": "2" * 14}, {"paper1": program}).errors) == ["text", "paper1"]
