"""The calendar of calls, read back by a parser and held to RFC 5545."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from icalendar import Calendar

from applications.domain.calls import extend_call
from applications.exports.calendar import calendar_of
from applications.queries.calls import published
from applications.queries.undertakings import announced_by, owed_by
from cmdp.accounts.choices import Role
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_calendar_year
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
TURKEY = ZoneInfo("Europe/Istanbul")
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "URL", "STATUS", "TRANSP", "CLASS")


def _raw():
    calls = list(published().order_by("pk"))
    return calendar_of(calls, announced_by(calls), name="CMDP çağrıları")


def _events():
    return {str(event["UID"]): event for event in Calendar.from_ical(_raw()).walk("VEVENT")}


def test_each_window_has_an_opening_and_a_closing_minute():
    call = make_call(opens_at=NOON, closes_at=NOON + DAY, stages=2)

    events = _events()

    first = f"{call.public_id}-1-kapanis@cmdp-basvuru"
    names = [f"{n}-{kind}" for n in (1, 2) for kind in ("acilis", "kapanis")]
    assert events.keys() == {f"{call.public_id}-{name}@cmdp-basvuru" for name in [*names, "2-imza-undertaking"]}
    assert events[f"{call.public_id}-1-acilis@cmdp-basvuru"].start == NOON
    assert (events[first].start, events[first].end) == (NOON + DAY - MINUTE, NOON + DAY)
    assert str(events[first].start.tzinfo) == "Europe/Istanbul"


@pytest.mark.parametrize(("is_confirmed", "status"), [(True, "CONFIRMED"), (False, "TENTATIVE")])
def test_what_is_signed_after_the_close_has_its_own_last_minute(is_confirmed, status):
    make_calendar_year(2026, is_confirmed=is_confirmed)
    call = make_call(opens_at=NOON, closes_at=NOON + DAY)
    (owed,) = owed_by(make_proposal(call=call))

    event = _events()[f"{call.public_id}-1-imza-undertaking@cmdp-basvuru"]

    assert (event.end, str(event["STATUS"])) == (owed.due_at, status)
    assert str(event["SUMMARY"]) == f"{call.title} – {owed.rule.name} için son an"


def test_a_call_without_an_end_promises_no_instant_for_what_is_signed():
    make_call(is_rolling=True)

    assert announced_by(published()) == {}


def test_a_call_that_asks_for_no_signature_has_no_date_for_one():
    call = make_call(stages=2)
    call.stages.get(order=2).delete()

    assert announced_by(published()) == {}


def test_the_zones_rules_are_gathered_once(monkeypatch):
    first = _raw()
    monkeypatch.delattr("icalendar.Timezone.from_tzinfo")

    assert _raw() == first


def test_a_longer_call_is_the_same_event_in_its_next_revision():
    call = make_call(opens_at=NOON - DAY, closes_at=NOON + DAY)
    before = _events()
    later = NOON + 3 * DAY

    extend_call(call.stages.get().pk, later, reason="x", by=make_member(Role.AGENCY_MANAGER, call.agency), at=NOON)

    after, closing, opening = _events(), *(f"{call.public_id}-1-{kind}@cmdp-basvuru" for kind in ("kapanis", "acilis"))
    assert after.keys() == before.keys()
    assert [(e[closing]["SEQUENCE"], e[closing].end) for e in (before, after)] == [(0, NOON + DAY), (1, later)]
    assert after[closing]["DTSTAMP"].dt == NOON
    assert after[opening].start == before[opening].start


def test_the_same_calls_give_the_same_bytes():
    make_call()

    assert _raw() == _raw()


def test_every_line_is_as_the_standard_asks():
    make_call(title_tr="Uzun başlık; virgüllü, ığüşöç\\ " * 6, summary_tr="a\nb")

    lines = _raw().split(b"\r\n")

    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(len(line) for line in lines) <= 75
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", _raw())
    assert [line.decode() for line in lines]


def test_a_calendar_has_what_programs_ask_for():
    make_call()

    calendar = Calendar.from_ical(_raw())

    assert (calendar["VERSION"], calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("2.0", "PUBLISH", "CMDP çağrıları")
    assert calendar["PRODID"]
    assert calendar.errors == []
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        assert [name for name in ONCE if event.get(name) is None or isinstance(event[name], list)] == []
        assert event["DTSTAMP"].dt.utcoffset() == dt.timedelta(0)
        assert event.start < event.end


def test_the_zone_that_is_named_is_described_and_right():
    make_call(opens_at=dt.datetime(2026, 7, 1, 9, tzinfo=TURKEY), closes_at=dt.datetime(2026, 12, 1, 9, tzinfo=TURKEY))

    calendar = Calendar.from_ical(_raw())

    zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
    named = {event["DTSTART"].params["TZID"] for event in calendar.walk("VEVENT")}
    assert named == zones.keys() == {"Europe/Istanbul"}
    for month in (1, 7):
        naive = dt.datetime(2026, month, 1, 9)
        assert zones["Europe/Istanbul"].utcoffset(naive) == TURKEY.utcoffset(naive)


def test_what_people_wrote_stays_words():
    title = '<b>Kalıp</b>; BEGIN:VEVENT\\n, "döküm"'
    make_call(title_tr=title)

    events = list(_events().values())

    assert len(events) == 3
    assert str(events[0]["SUMMARY"]) == f"{title} – başvuru açılıyor"


def test_an_english_reader_gets_english_events_of_the_same_name():
    make_call(title_en="Forging")
    turkish = _events().keys()

    with translation.override("en"):
        english = _events()

    assert english.keys() == turkish
    assert {str(event["SUMMARY"]) for event in english.values()} == {
        "Forging – opens for proposals",
        "Forging – last moment to apply",
        "Forging – last moment for: Undertaking",
    }
    assert all("/en/cagrilar/" in event["URL"] for event in english.values())


def test_without_calls_the_calendar_is_empty_and_whole():
    calendar = Calendar.from_ical(_raw())

    assert calendar.walk("VEVENT") == []
    assert len(calendar.walk("VTIMEZONE")) == 1
