"""Every constraint of messages is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Side
from applications.models import FileMessage, MessagesSeen
from tests.factories.messages import make_message
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _twice():
    first = make_message(form_key="2" * 14)
    make_message(first.proposal, written_by=first.written_by, form_key="2" * 14)


def _seen_twice():
    message = make_message()
    marks = {"proposal": message.proposal, "person": message.written_by, "last": message}
    MessagesSeen.objects.bulk_create([MessagesSeen(**marks), MessagesSeen(**marks)])


def _agency_waits():
    make_message(side=Side.AGENCY, due_at=NOON)


def _settled_by_nobody():
    make_message(settled_at=NOON)


BREAKERS = {
    "one_message_per_form": [_twice],
    "message_has_a_text": [lambda: make_message(text="")],
    "message_waits_for_the_agency_only": [_agency_waits, _settled_by_nobody, lambda: make_message(due_at=None)],
    "one_mark_of_reading_per_person": [_seen_twice],
}


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in BREAKERS.items() for act in acts])
def test_constraint_refuses_its_breach(name, act):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        act()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    declared = {rule.name for model in (FileMessage, MessagesSeen) for rule in model._meta.constraints}

    assert declared == set(BREAKERS)


def test_a_message_names_itself_by_its_public_id_only():
    message = make_message()
    seen = MessagesSeen(proposal=message.proposal, person=make_user(), last=message)

    assert str(message) == message.public_id
    assert str(seen) == f"{message.proposal_id}/{seen.person_id}"
    assert {"text"} == FileMessage.PERSONAL
