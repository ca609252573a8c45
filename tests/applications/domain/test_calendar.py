import datetime as dt

import pytest
from django.http import Http404

from applications.domain.calendar import add_holiday, confirm_year, open_year, remove_holiday, reopen_year
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.regions.models import CalendarYear, Holiday
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_calendar_year, make_holiday
from tests.support.kept import kept

pytestmark = pytest.mark.django_db

LEAVE = dt.date(2026, 3, 23)


@kept
def administrator():
    return make_member("administrator")


def _add(by, date=LEAVE):
    return add_holiday(date, "İdari izin", is_half_day=True, source="Resmî Gazete 1", by=by, at=NOON)


def test_a_year_opens_with_the_days_that_are_known(administrator):
    opened = open_year(2026, by=administrator, at=NOON)

    assert (opened.is_confirmed, Holiday.objects.count()) == (False, 17)
    assert (Event.objects.get().verb, Event.objects.get().object_label) == ("calendar_year_opened", "2026")


def test_a_year_opens_once(administrator):
    make_calendar_year(2026)

    with pytest.raises(Refused) as refusal:
        open_year(2026, by=administrator, at=NOON)

    assert refusal.value.verdict.code == "year_exists"


def test_a_day_of_leave_is_added(administrator):
    make_calendar_year(2026)

    holiday = _add(administrator)

    kept = Holiday.objects.get()
    assert (kept.date, kept.name, kept.is_half_day, kept.source) == (LEAVE, "İdari izin", True, "Resmî Gazete 1")
    assert (Event.objects.get().verb, Event.objects.get().object_label) == ("holiday_added", "2026-03-23")
    assert holiday == kept


def test_a_day_is_added_once(administrator):
    make_calendar_year(2026)
    _add(administrator)

    with pytest.raises(Refused) as refusal:
        _add(administrator)

    assert refusal.value.verdict.code == "holiday_exists"


def test_a_day_needs_its_year(administrator):
    with pytest.raises(Http404):
        _add(administrator)


def test_a_day_is_taken_out_with_its_reason(administrator):
    make_calendar_year(2026)
    holiday = make_holiday("2026-03-23", name="İdari izin")

    remove_holiday(holiday, reason="Karar geri alındı", by=administrator, at=NOON)
    remove_holiday(holiday, reason="Bir daha", by=administrator, at=NOON)

    event = Event.objects.get()
    assert (event.verb, event.reason, event.changes) == (
        "holiday_removed",
        "Karar geri alındı",
        {"name": ["İdari izin", None]},
    )
    assert Holiday.objects.count() == 0


def test_a_year_is_confirmed_with_its_source_and_opened_again(administrator):
    make_calendar_year(2026, source="")

    confirm_year(2026, source="Resmî Gazete 33000", by=administrator, at=NOON)
    confirmed = CalendarYear.objects.get()
    reopen_year(2026, reason="Eksik çıktı", by=administrator, at=NOON)

    assert (confirmed.is_confirmed, confirmed.source) == (True, "Resmî Gazete 33000")
    assert CalendarYear.objects.get().is_confirmed is False
    assert [(event.verb, event.reason) for event in Event.objects.order_by("pk")] == [
        ("calendar_year_confirmed", ""),
        ("calendar_year_reopened", "Eksik çıktı"),
    ]


def test_a_year_is_not_confirmed_without_a_source(administrator):
    make_calendar_year(2026)

    with pytest.raises(Refused) as refusal:
        confirm_year(2026, source=" ", by=administrator, at=NOON)

    assert refusal.value.verdict.code == "no_source"


def test_others_leave_the_calendar_alone():
    stranger = make_member("ministry_decider")
    make_calendar_year(2026)
    holiday = make_holiday("2026-01-01")
    acts = [
        lambda: open_year(2027, by=stranger, at=NOON),
        lambda: _add(stranger),
        lambda: remove_holiday(holiday, reason="Neden", by=stranger, at=NOON),
        lambda: confirm_year(2026, source="Kaynak", by=stranger, at=NOON),
        lambda: reopen_year(2026, reason="Neden", by=stranger, at=NOON),
    ]

    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.verdict.code == "not_administrator"
