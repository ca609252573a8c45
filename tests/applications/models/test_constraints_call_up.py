"""Every constraint of calls from the reserve list is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import CallUp
from tests.factories.people import NOON, make_cast
from tests.factories.reserve import DUE, make_call_up

pytestmark = pytest.mark.django_db


def _one(**fields):
    return make_call_up(make_cast(), **fields)


def _accepted(at):
    cast = make_cast()
    make_call_up(cast, state="accepted", ended_at=at, ended_by=cast["owner"])


BREAKERS = {
    "one_waiting_call_up_per_opinion": lambda: _one(opinion=_one().opinion),
    "call_up_waits_until_it_has_ended": lambda: _one(due_at=None),
    "call_up_answered_has_who": lambda: _one(state="accepted", ended_at=NOON),
    "call_up_is_accepted_in_time": lambda: _accepted(DUE),
    "call_up_lapses_after_its_time": lambda: _one(state="lapsed", ended_at=NOON),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_this_table_is_broken_here():
    assert {rule.name for rule in CallUp._meta.constraints} - {"applications_callup_public_id_key"} == set(BREAKERS)


def test_rows_name_themselves_by_keys_only():
    call_up = _one()

    assert str(call_up) == call_up.public_id
