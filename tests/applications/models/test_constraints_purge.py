"""Every constraint of what was destroyed is broken once."""

import pytest
from django.db import IntegrityError

from applications.models import PurgeRound
from tests.factories.people import NOON


def test_a_round_that_destroyed_nothing_is_no_round(db):
    with pytest.raises(IntegrityError) as refusal:
        PurgeRound.objects.create(at=NOON, kind="jobs", rows=0)

    assert refusal.value.__cause__.diag.constraint_name == "purge_round_destroyed_something"
