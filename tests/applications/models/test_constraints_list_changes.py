"""What a change of a list weighs: something."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import ListChange


@pytest.mark.parametrize("weight", [0, -1])
def test_a_change_weighs_something(db, weight):
    with pytest.raises(IntegrityError, match="list_change_weighs_something"), transaction.atomic():
        ListChange.objects.create(call_id=1, weight=weight)
