"""Every constraint of a person's own calendar is broken once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from applications.models import CalendarMark, PrivateCalendar
from tests.factories.people import NOON, make_user

pytestmark = pytest.mark.django_db


def _calendar(**fields):
    known = {"person": make_user(), "token_hash": "0" * 64, "made_at": NOON}
    return PrivateCalendar.objects.create(**{**known, **fields})


def _mark(**fields):
    return CalendarMark.objects.create(
        **{"uid": "draft-closes-x@cmdp-basvuru", "at": NOON, "changed_at": NOON, **fields}
    )


def _twice(make, **fields):
    def act():
        make(**fields)
        make(**fields)

    return act


def _two_of_one_person():
    person = make_user()
    for number in "01":
        _calendar(person=person, token_hash=number * 64)


BREAKERS = {
    "private_calendar_read_after_it_was_made": lambda: _calendar(read_at=NOON - dt.timedelta(seconds=1)),
    "applications_privatecalendar_token_hash": _twice(_calendar),
    "applications_privatecalendar_person_id": _two_of_one_person,
    "applications_calendarmark_uid": _twice(_mark),
}


@pytest.mark.parametrize("name", BREAKERS)
def test_constraint_refuses_its_breach(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[name]()

    assert name in str(broken.value)


def test_a_calendar_and_a_mark_name_no_address():
    calendar, mark = _calendar(), _mark(sequence=2)

    assert str(calendar) == calendar.audit_label == str(calendar.person_id)
    assert str(mark) == "draft-closes-x@cmdp-basvuru/2"
