"""The opening and closing instants of calls as an RFC 5545 calendar that other programs subscribe to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vText

from applications.models import Call, CallStage
from applications.queries.undertakings import Announced
from cmdp.kit.formats import inclusive_minute
from cmdp.kit.links import absolute

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//CMDP Basvuru//Cagri takvimi//TR"
OPENS, CLOSES, SIGNING = "acilis", "kapanis", "imza"
MINUTE: Final = dt.timedelta(minutes=1)
# How often a subscriber may look again, said once for each family of programs.
PAUSE: Final = dt.timedelta(hours=1)
# The zone's rules before any call that can be published here are of no use to a subscriber.
ZONE_FROM: Final = dt.date(2017, 1, 1)


def calendar_of(calls: Iterable[Call], announced: Mapping[int, Iterable[Announced]], *, name: str) -> bytes:
    """A calendar with two events for each window of calls that were read with their windows.

    And one for each paper that is to be signed after a window's close (``queries.undertakings.announced_by``).
    """
    calendar = empty_calendar(PRODUCT, name=name)
    for call in calls:
        for window in call.stages.all():
            calendar.add_component(_opening(call, window))
            calendar.add_component(_closing(call, window))
            for paper in announced.get(window.pk, ()):
                calendar.add_component(_signing(call, window, paper))
    return calendar.to_ical()


def empty_calendar(product: str, *, name: str) -> Calendar:
    """A calendar that says what it is called, where its clock stands and how often to look again."""
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", PAUSE, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(_zone())
    return calendar


def _opening(call: Call, window: CallStage) -> Event:
    summary = _("%(call)s – başvuru açılıyor") % {"call": call.title}
    return _event(call, window, OPENS, summary, window.opens_at)


def _closing(call: Call, window: CallStage) -> Event:
    """The last minute that counts; the event ends with it."""
    summary = _("%(call)s – başvuru için son an") % {"call": call.title}
    return _event(call, window, CLOSES, summary, inclusive_minute(window.closes_at))


def _signing(call: Call, window: CallStage, paper: Announced) -> Event:
    """The last minute for a paper that is signed after sending; not sure where nobody confirmed the year's holidays."""
    summary = _("%(call)s – %(paper)s için son an") % {"call": call.title, "paper": paper.rule.name}
    event = _event(call, window, f"{SIGNING}-{paper.rule.key}", summary, inclusive_minute(paper.due_at))
    if not paper.is_sure:
        event["status"] = vText("TENTATIVE")
    return event


def _event(call: Call, window: CallStage, kind: str, summary: str, at: dt.datetime) -> Event:
    """One minute that blocks nobody's diary; its name and its revision survive every change of the text."""
    address = absolute(reverse("applications:call", args=[call.public_id]))
    zone = ZoneInfo(settings.TIME_ZONE)
    changed = changed_at(call, window)
    event = Event()
    event.add("uid", f"{call.public_id}-{window.order}-{kind}@cmdp-basvuru")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("created", call.published_at or call.created_at)
    event.add("sequence", window.extensions)
    event.add("dtstart", at.astimezone(zone))
    event.add("dtend", (at + MINUTE).astimezone(zone))
    event.add("summary", vText(summary, params={"LANGUAGE": get_language() or "tr"}))
    event.add("description", f"{call.agency.name}, {window.stage.name}\n{address}")
    event.add("url", address)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event


def changed_at(call: Call, window: CallStage) -> dt.datetime:
    """When the public last learned something new of a window."""
    return window.extended_at or call.published_at or call.created_at


@cache
def _zone() -> Timezone:
    """The zone's rules, read once: the same for every calendar and slow to gather."""
    last = dt.date(2038, 1, 1)  # RFC 5545 asks for rules as far as events reach; the library's own horizon
    return Timezone.from_tzinfo(ZoneInfo(settings.TIME_ZONE), first_date=ZONE_FROM, last_date=last)
