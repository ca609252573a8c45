"""Every constraint of lists kept under a name is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import SavedView
from tests.factories.people import NOON


def _two_of_one_name(values):
    SavedView.objects.create(**values)
    SavedView.objects.create(**values)


BREAKERS = {
    "saved_view_has_a_name": lambda values: SavedView.objects.create(**{**values, "name": ""}),
    "one_saved_view_per_owner_and_name": _two_of_one_name,
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name, cast):
    values = {"owner": cast["officer"], "agency": cast.agency, "name": "Gecikenler", "saved_at": NOON}

    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name](values)

    assert name in str(broken.value)
