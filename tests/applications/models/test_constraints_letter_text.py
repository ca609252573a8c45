"""Every constraint of letters' words is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import LetterText
from tests.factories.people import NOON, make_user
from tests.factories.rules import make_rule_set

pytestmark = pytest.mark.django_db


def _text(rule_set=None, **fields):
    told = {"kind": "opinion_negative", "language": "tr", "number": 1, "subject": "Konu", "body": "Metin"}
    stamps = {"written_at": NOON, "written_by": make_user()}
    return LetterText.objects.create(rule_set=rule_set or make_rule_set(), **{**told, **stamps, **fields})


BREAKERS = {
    "one_letter_text_per_number": lambda: _text(_text().rule_set),
    "letter_text_is_whole_or_shipped": lambda: _text(subject=""),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_this_table_is_broken_here():
    assert {rule.name for rule in LetterText._meta.constraints} == set(BREAKERS)
