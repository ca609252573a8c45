import pytest
from django.contrib.auth.models import AnonymousUser

from cmdp.accounts import memberships
from cmdp.accounts.choices import Role
from cmdp.kit.actors import SYSTEM
from tests.factories.people import join, make_member


def test_questions_are_answered_from_one_query(cast, django_assert_num_queries):
    person = type(cast["owner"]).objects.get(pk=cast["owner"].pk)

    with django_assert_num_queries(1):
        answers = [
            memberships.can_send(person, cast.organisation.pk),
            memberships.can_edit(person, cast.organisation.pk),
            memberships.holds(person, Role.EVALUATOR),
            memberships.is_administrator(person),
        ]

    assert answers == [True, True, False, False]


@pytest.mark.parametrize("person", [SYSTEM, AnonymousUser()])
def test_who_is_nobody_holds_nothing(person):
    assert memberships.seats(person) == ()


def test_a_closed_account_holds_nothing(db):
    person = make_member(Role.ADMINISTRATOR, is_active=False)

    assert memberships.is_administrator(person) is False


@pytest.mark.parametrize(
    ("persona", "can_edit", "can_send"),
    [("owner", True, True), ("editor", True, False), ("viewer", False, False), ("other_owner", False, False)],
)
def test_owner_sends_editor_writes(cast, persona, can_edit, can_send):
    key = cast.organisation.pk

    assert memberships.can_edit(cast[persona], key) is can_edit
    assert memberships.can_send(cast[persona], key) is can_send


def test_roles_narrow_the_question(cast):
    person = cast["manager"]
    join(person, Role.MINISTRY_READER)

    assert memberships.agencies_of(person) == {cast.agency.pk}
    assert memberships.agencies_of(person, Role.AGENCY_OFFICER) == frozenset()
    assert memberships.is_ministry(person) is True
    assert memberships.is_evaluator(person) is False
    assert person.capacities() == [f"agency_manager:{cast.agency.pk}", "ministry_reader"]
