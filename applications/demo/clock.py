"""Past time for made-up stories: each waits for its instants, all are played in one order."""

import datetime as dt
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any

from django.utils import timezone

Story = Generator[dt.datetime, dt.datetime, Any]

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """Instants counted in days from the loading; what falls on a weekend is moved to the Friday before."""

    now: dt.datetime

    def __call__(self, day: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        """That day at that time in Türkiye."""
        date = timezone.localtime(self.now).date() + dt.timedelta(days=day)
        date -= dt.timedelta(days=max(0, date.weekday() - SATURDAY + 1))
        return dt.datetime.combine(date, dt.time(hour, minute), tzinfo=timezone.get_current_timezone())


def play(stories: Iterable[Story]) -> None:
    """Let every story go on when its instant is the earliest of all: so references and the record are in order.

    A story yields the instant it waits for and gets it back when it has come.
    """
    order = count()
    waiting = [(next(story), next(order), story) for story in stories]
    heapify(waiting)
    while waiting:
        at, _, story = heappop(waiting)
        try:
            heappush(waiting, (story.send(at), next(order), story))
        except StopIteration:
            continue
