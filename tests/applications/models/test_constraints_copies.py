"""Every constraint of evaluators' copies and hidden words is broken once."""

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from applications.models import CleanCopy, HiddenWord
from applications.models.copies import CopyState
from tests.factories.copies import make_copy, make_word
from tests.factories.files import make_document, make_proposal
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _copy(**fields):
    make_copy(make_document(make_proposal(status="under_review")), **fields)


def _two_of_one():
    document = make_document(make_proposal(status="under_review"))
    for _ in range(2):
        make_copy(document)


def _twice():
    file, person = make_proposal(status="under_review"), make_user()
    for _ in range(2):
        make_word(file, person)


BREAKERS = {
    "clean_copy_file_has_size_and_hash": lambda: _copy(sha256=""),
    "clean_copy_shown_has_a_file": lambda: _copy(file="", size=0, sha256=""),
    "clean_copy_decided_has_who_when_and_why": lambda: _copy(state=CopyState.SHOWN, reason=""),
    "clean_copy_made_has_when": lambda: _copy(made_at=None),
    "clean_copy_scanned_has_when": lambda: _copy(scan="clean"),
    "clean_copy_infected_has_a_finding": lambda: _copy(scan="infected", scanned_at=NOON),
    "one_hidden_word_per_file_and_text": _twice,
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    told = {rule.name for model in (CleanCopy, HiddenWord) for rule in model._meta.constraints}

    assert told == set(BREAKERS)


def test_a_paper_has_one_copy():
    with pytest.raises(IntegrityError), transaction.atomic():
        _two_of_one()


def test_a_copy_that_could_not_be_made_is_in_doubt_without_a_file():
    file = make_document(make_proposal(status="under_review"))
    copy = make_copy(file, CopyState.DOUBTFUL, file=ContentFile(b"", ""), size=0, sha256="")

    assert (bool(copy.file), copy.state) == (False, CopyState.DOUBTFUL)
