"""Every constraint of official notifications is broken once; the database refuses to change one."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import Notification
from tests.factories.files import make_proposal
from tests.factories.notifications import make_notification
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def _one(**fields):
    return make_notification(make_proposal(status="negative"), make_user(), **fields)


def _again(**fields):
    first = _one()
    return make_notification(first.proposal, first.recorded_by, **fields)


def _corrected_twice():
    first = _one()
    for _ in range(2):
        make_notification(first.proposal, first.recorded_by, corrects=first, reason="Gün yanlış yazılmış.")


BREAKERS = {
    "one_first_notification": _again,
    "notification_has_its_evidence": lambda: _one(evidence=""),
    "notification_corrected_has_its_reason": lambda: _one(reason="Neden"),
    "corrects_id": _corrected_twice,
    "what was decided is append-only": lambda: Notification.objects.filter(pk=_one().pk).update(number="7"),
    "append-only": lambda: _one().delete(),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_the_table_is_broken_here():
    assert {rule.name for rule in Notification._meta.constraints} <= set(BREAKERS)
