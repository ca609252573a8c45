"""The dates of one person as a calendar that only their own programs read."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Event, vText

from applications.exports.calendar import MINUTE, empty_calendar
from applications.models import CalendarMark
from applications.presenters.dates import address_of, summary_of
from applications.queries.dates import Concern
from cmdp.kit.formats import inclusive_minute
from cmdp.kit.links import absolute

PRODUCT: Final = "-//CMDP Basvuru//Kisisel takvim//TR"


def private_calendar_of(dates: Iterable[Concern], marks: Mapping[str, CalendarMark]) -> bytes:
    """One event for each date, numbered as ``marks`` say; neither titles of projects nor names of people."""
    calendar = empty_calendar(PRODUCT, name=_("CMDP: tarihlerim"))
    for date in dates:
        calendar.add_component(_event(date, marks[date.uid]))
    return calendar.to_ical()


def _event(date: Concern, mark: CalendarMark) -> Event:
    """The last minute that counts; it blocks nobody's diary."""
    address, at = absolute(address_of(date)), _here(inclusive_minute(date.at))
    event = Event()
    event.add("uid", date.uid)
    event.add("dtstamp", mark.changed_at)
    event.add("last-modified", mark.changed_at)
    event.add("sequence", mark.sequence)
    event.add("dtstart", at)
    event.add("dtend", at + MINUTE)
    event.add("summary", vText(summary_of(date), params={"LANGUAGE": get_language() or "tr"}))
    event.add("url", address)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _here(at: dt.datetime) -> dt.datetime:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE))
