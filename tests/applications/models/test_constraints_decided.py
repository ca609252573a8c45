"""The list that is kept with an act: never empty, one for each."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Status
from applications.models import DecidedList
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal


def test_a_kept_list_is_not_empty_and_stands_once(cast):
    act = make_opinion(make_proposal(status=Status.POSITIVE), cast["manager"]).act

    with pytest.raises(IntegrityError, match="decided_list_is_not_empty"), transaction.atomic():
        DecidedList.objects.create(act=act, content="", sha256="")
    DecidedList.objects.create(act=act, content="{}", sha256="")
    with pytest.raises(IntegrityError, match="act_id"), transaction.atomic():
        DecidedList.objects.create(act=act, content="{}", sha256="")
