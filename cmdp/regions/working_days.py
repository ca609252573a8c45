"""Count working days: pure functions over a calendar value; no clock, no database.

A period runs over whole days of Istanbul's wall clock and ends with a minute that still counts
("17.00 dâhil"), so the instant it gives is the first one that is too late.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

ISTANBUL = ZoneInfo("Europe/Istanbul")
WEEKEND = frozenset({5, 6})
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
MORNING = dt.time(9)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days nobody works, the days worked until noon, and the years somebody vouched for."""

    full: frozenset[dt.date] = frozenset()
    half: frozenset[dt.date] = frozenset()
    confirmed_years: frozenset[int] = frozenset()

    def vouches_for(self, first: dt.date, last: dt.date) -> bool:
        """Whether every year from ``first`` to ``last`` is confirmed; else say that the date may move."""
        return self.confirmed_years >= set(range(first.year, last.year + 1))


@dataclass(frozen=True, slots=True)
class DayCount:
    """How a rule set counts: from which day, until which minute (included), half days or not."""

    end: dt.time = dt.time(23, 59)
    first_day: str = "next"
    half_days_count: bool = False

    def __post_init__(self) -> None:
        if self.first_day not in {"next", "same"}:
            raise ValueError(self.first_day)


USUAL = DayCount()


def is_working_day(day: dt.date, *, calendar: Calendar, half_days_count: bool = False) -> bool:
    """Whether offices work on ``day``; a day of half work only where the rule says that it counts."""
    if day.weekday() in WEEKEND or day in calendar.full:
        return False
    return half_days_count or day not in calendar.half


def add_working_days(start: dt.datetime, days: int, *, calendar: Calendar, count: DayCount = USUAL) -> dt.datetime:
    """The first instant after a period of ``days`` working days that a notification at ``start`` opens.

    The day of the notification is not counted unless the rule set says ``same``; the last minute
    named by ``count.end`` still belongs to the period.
    """
    if days < 1:
        raise ValueError(days)
    counted = _working_days_from(_first_day(start, count), calendar, count)
    last = next(day for place, day in enumerate(counted, start=1) if place == days)
    return dt.datetime.combine(last, count.end, ISTANBUL) + MINUTE


def last_morning(at: dt.datetime) -> dt.datetime:
    """The last nine o'clock in Türkiye: what happened before it belongs into that day's digest."""
    local = at.astimezone(ISTANBUL)
    morning = dt.datetime.combine(local.date(), MORNING, ISTANBUL)
    return morning if local >= morning else morning - DAY


def last_day(deadline: dt.datetime) -> dt.date:
    """The last day of a period, in Istanbul, from the exclusive instant that ends it."""
    return (deadline - MINUTE).astimezone(ISTANBUL).date()


def end_of(day: dt.date) -> dt.datetime:
    """The exclusive instant that ends a day in Istanbul: the midnight after it."""
    return dt.datetime.combine(day + DAY, dt.time.min, ISTANBUL)


def ends_soon(begun: dt.datetime, ends: dt.datetime | None, *, days: int, at: dt.datetime) -> bool:
    """Whether a time that was given ends within so many calendar days, and its second half has begun."""
    return ends is not None and at < ends <= at + min(days * DAY, (ends - begun) / 2)


def working_days_left(now: dt.datetime, deadline: dt.datetime, *, calendar: Calendar, count: DayCount = USUAL) -> int:
    """How many working days are still to come, the last one included and today not; 0 once it is over."""
    today, last = now.astimezone(ISTANBUL).date(), last_day(deadline)
    days = ((today + DAY * step) for step in range(1, (last - today).days + 1))
    return sum(is_working_day(day, calendar=calendar, half_days_count=count.half_days_count) for day in days)


def _first_day(start: dt.datetime, count: DayCount) -> dt.date:
    day = start.astimezone(ISTANBUL).date()
    return day if count.first_day == "same" else day + DAY


def _working_days_from(day: dt.date, calendar: Calendar, count: DayCount) -> Iterator[dt.date]:
    while True:
        if is_working_day(day, calendar=calendar, half_days_count=count.half_days_count):
            yield day
        day += DAY
