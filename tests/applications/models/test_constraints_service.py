"""Every constraint of what the service notes about itself is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import Downtime
from cmdp.audit.models import Seal
from tests.factories.people import NOON

pytestmark = pytest.mark.django_db


def _no_time_at_all():
    Downtime.objects.create(began_at=NOON, ended_at=NOON)


def _sealed_twice():
    for _ in range(2):
        Seal.objects.create(sealed_at=NOON, first_id=1, last_id=2, count=2, marks=b"", digest="0" * 64)


BREAKERS = {"downtime_ends_after_it_began": _no_time_at_all, "audit_seal_first_id_key": _sealed_twice}


@pytest.mark.parametrize("name", BREAKERS)
def test_each_constraint_refuses(name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKERS[name]()

    assert refusal.value.__cause__.diag.constraint_name == name
