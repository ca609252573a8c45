"""Every constraint of plans is broken once."""

import pytest
from django.db import IntegrityError, transaction

from applications.models import AssignmentPlan, KeptApart, PlanSeat
from applications.models.plan import PlanState
from tests.factories.files import make_proposal
from tests.factories.people import make_user
from tests.factories.plans import make_apart, make_plan, make_seat
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db


def _window():
    return make_call().stages.first()


def _two_open():
    window = _window()
    for _ in range(2):
        make_plan(window, make_user())


def _two_seats():
    file, person = make_proposal(status="under_review"), make_user()
    plan = make_plan(file.call_stage, person)
    for _ in range(2):
        make_seat(plan, file, person)


def _twice_apart():
    window, one, other = _window(), make_user(), make_user()
    for _ in range(2):
        make_apart(window, one, other, one)


def _turned_round():
    one, other = make_user(), make_user()
    pair = make_apart(_window(), one, other, one)
    KeptApart.objects.filter(pk=pair.pk).update(one=other, other=one)


BREAKERS = {
    "one_open_plan_per_stage": _two_open,
    "plan_bounds_a_load": lambda: make_plan(_window(), make_user(), least=3, most=2),
    "plan_solved_has_when": lambda: make_plan(_window(), make_user(), solved_at=None),
    "plan_approved_has_who_and_when": lambda: make_plan(_window(), make_user(), PlanState.APPROVED, settled_at=None),
    "one_seat_per_person_and_file": _two_seats,
    "two_are_kept_apart_once": _twice_apart,
    "two_are_kept_apart_in_order": _turned_round,
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_every_constraint_of_these_tables_is_broken_here():
    models = (AssignmentPlan, PlanSeat, KeptApart)

    assert {rule.name for model in models for rule in model._meta.constraints} == set(BREAKERS)


def test_rows_name_themselves_without_a_name():
    file, person = make_proposal(status="under_review"), make_user()
    plan = make_plan(file.call_stage, person)
    pair, seat = make_apart(file.call_stage, person, make_user(), person), make_seat(plan, file, person)

    assert (str(plan), plan.audit_label, str(pair)) == (plan.public_id, plan.public_id, pair.public_id)
    assert (pair.audit_label, str(seat)) == (pair.public_id, f"{file.pk}/{person.pk}")
