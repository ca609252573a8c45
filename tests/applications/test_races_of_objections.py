"""Two at once on an objection: it is sent once, and never both decided and withdrawn; one world for both."""

from functools import partial

import pytest

from applications.choices import Status
from applications.domain import objecting
from applications.domain.ministry import OfficialLetter
from applications.models import Objection, Proposal
from applications.objected import ObjectionEffect, ObjectionOutcome
from cmdp.accounts.choices import Role
from tests.factories.objections import make_told
from tests.factories.people import NOON, make_cast, make_member
from tests.support.race import race

pytestmark = pytest.mark.slow


def _send(file, by, key):
    return partial(objecting.send_objection, file.pk, "İtiraz", papers=[], form_key=key, by=by, at=NOON)


def _decide(objection, by):
    told = {"outcome": ObjectionOutcome.ACCEPTED, "effect": ObjectionEffect.REINSTATE, "reason": "Haklı."}
    letter = OfficialLetter("E-1", NOON.date())
    return partial(objecting.decide_objection, objection.pk, letter=letter, by=by, at=NOON, **told)


def test_it_is_sent_once_and_ends_once(transactional_db):
    cast = make_cast()
    decider, file = make_member(Role.AGENCY_MANAGER, cast.agency), make_told(cast)

    sent = race(_send(file, cast["owner"], "a" * 14), _send(file, cast["owner"], "b" * 14))

    objection = Objection.objects.get()
    assert sent == ["", "already_objected"]

    objecting.give_objection(objection.pk, to=decider, by=decider, at=NOON)
    withdraw = partial(objecting.withdraw_objection, objection.pk, by=cast["owner"], at=NOON)
    ended = race(_decide(objection, decider), withdraw)

    objection.refresh_from_db()
    is_back = Proposal.objects.get(pk=file.pk).status == Status.REVIEWED
    assert ended == ["", "wrong_state"]
    assert is_back == (objection.state == "decided")
