import datetime as dt
from decimal import Decimal

import pytest
from django.db.transaction import TransactionManagementError

from cmdp.accounts.choices import Role
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, join, make_organisation, make_user
from tests.factories.regions import make_agency

pytestmark = pytest.mark.django_db


def test_an_event_says_who_in_what_capacity_did_what_to_what():
    person, organisation, agency = make_user(), make_organisation(), make_agency()
    join(person, Role.AGENCY_OFFICER, agency)

    event = record("organisation.confirm", organisation, by=person, at=NOON, agency_id=agency.pk, reason="Uygun.")

    event.refresh_from_db()
    assert (event.actor_id, event.capacities) == (person.pk, [f"agency_officer:{agency.pk}"])
    assert (event.object_type, event.object_id) == ("accounts.organisation", organisation.pk)
    assert (event.object_label, event.agency_id, event.reason) == (organisation.public_id, agency.pk, "Uygun.")
    assert str(event) == f"organisation.confirm {organisation.public_id}"


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    organisation = make_organisation()

    with pytest.raises(TransactionManagementError):
        record("x", organisation, by=SYSTEM, at=NOON)


def test_an_event_of_the_system_has_no_person():
    event = record("x", make_organisation(), by=SYSTEM, at=NOON)

    assert (event.actor_id, event.capacities) == (None, ["system"])


def test_an_event_keeps_the_number_and_date_of_its_letter():
    event = record("x", make_organisation(), by=SYSTEM, at=NOON, letter_number="E-1", letter_date=dt.date(2026, 3, 1))

    event.refresh_from_db()
    assert (event.letter_number, event.letter_date) == ("E-1", dt.date(2026, 3, 1))


def test_personal_values_never_enter_the_record():
    event = record(
        "x", make_user(), by=SYSTEM, at=NOON, changes={"email": ("a@x.test", "b@x.test"), "language": ("tr", "en")}
    )

    assert event.changes == {"email": ["•", "•"], "language": ["tr", "en"]}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("ı", "ı"),
        (Decimal("1.50"), "1.50"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (NOON, "2026-03-02T12:00:00+03:00"),
        ([1, Decimal(2)], [1, "2"]),
        ({3, 1}, [1, 3]),
    ],
)
def test_values_are_kept_plain(value, kept):
    event = record("x", make_organisation(), by=SYSTEM, at=NOON, changes={"field": (None, value)})

    event.refresh_from_db()
    assert event.changes == {"field": [None, kept]}


def test_a_row_is_kept_by_its_key_and_a_thing_without_label_too():
    organisation = make_organisation()

    event = record("x", organisation.province, by=SYSTEM, at=NOON, changes={"organisation": (None, organisation)})

    assert event.changes == {"organisation": [None, organisation.pk]}
    assert event.object_label == str(organisation.province.pk)
