"""Every constraint of conflicts of interest is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Status
from applications.models import Conflict
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _twice():
    file, person = make_proposal(status=Status.UNDER_REVIEW), make_user()
    for _ in range(2):
        make_conflict(file, person)


BREAKERS = {
    "one_conflict_per_person_and_file": _twice,
    "conflict_lifted_has_who_when_and_why": lambda: make_conflict(
        make_proposal(status=Status.UNDER_REVIEW), make_user(), lifted_at=NOON
    ),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_this_table_is_broken_here():
    assert {rule.name for rule in Conflict._meta.constraints} == set(BREAKERS)


def test_a_conflict_names_itself_by_its_public_id_and_its_grounds_in_words():
    conflict = make_conflict(make_proposal(status=Status.UNDER_REVIEW), make_user(), grounds=["kin", "gone"])

    assert (str(conflict), conflict.audit_label) == (conflict.public_id, conflict.public_id)
    assert conflict.grounds_told == ["Başvuranın ya da bir ortağının yöneticileriyle akrabalığım var."]
