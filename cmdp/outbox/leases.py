"""Who has which letters in hand: a batch claimed by one conditional update, under a lease that a dead sender lets run out."""

import datetime as dt
import time
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from cmdp.outbox.models import LEASE_RAN_OUT, Letter, State

ORDER: Final = ("due_at", "pk")  # in which a sender goes through its batch
DRAWN_OUT_AFTER: Final = 1 / 3  # of the lease: what is left of it outlasts the four answers that one letter waits for


def due(now: dt.datetime) -> QuerySet[Letter]:
    """What waits to be sent, in the order of its sending."""
    return Letter.objects.filter(state=State.QUEUED, due_at__lte=now).order_by(*ORDER)


class Batch:
    """Letters that one sender has claimed and not begun, in the order of their sending, under one lease.

    The lease ends at an instant of its own, to the microsecond: by it letters of one batch know each other.
    """

    def __init__(self, most: int) -> None:
        self._begin_lease()
        self.letters = _claim(most, self._lease)
        self.is_full = len(self.letters) == most

    def next(self) -> Letter | None:
        """The letter to send now. The lease is drawn out in time; what others took up meanwhile is let go of."""
        if time.monotonic() - self._since > settings.OUTBOX_LEASE_SECONDS * DRAWN_OUT_AFTER:
            self._draw_out()
        return self.letters.pop(0) if self.letters else None

    def give_back(self) -> None:
        """Let others have what was not begun."""
        if self.letters:
            self._mine().update(state=State.QUEUED, leased_until=None)
            self.letters = []

    def _begin_lease(self) -> None:
        self._since = time.monotonic()
        self._lease = timezone.now() + dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)

    def _draw_out(self) -> None:
        mine = self._mine()
        self._begin_lease()
        mine.update(leased_until=self._lease)
        kept = set(self._mine().values_list("pk", flat=True))
        self.letters = [letter for letter in self.letters if letter.pk in kept]

    def _mine(self) -> QuerySet[Letter]:
        keys = [letter.pk for letter in self.letters]
        return Letter.objects.filter(pk__in=keys, state=State.SENDING, leased_until=self._lease)


@transaction.atomic
def _claim(most: int, lease: dt.datetime) -> list[Letter]:
    letters = list(due(timezone.now()).select_for_update(skip_locked=True)[:most])
    claimed = Letter.objects.filter(pk__in=[letter.pk for letter in letters], state=State.QUEUED)
    claimed.update(state=State.SENDING, leased_until=lease, attempts=F("attempts") + 1)
    for letter in letters:
        letter.state, letter.attempts = State.SENDING, letter.attempts + 1
    return letters


def give_back_expired() -> int:
    """Return letters whose sender died to the queue; how many they were.

    The first of a batch may have gone out: it goes up a rung, counts the possible repeat and keeps the reason. A sender
    notes what became of each before it begins the next, so those behind it were never begun.
    """
    now, returned, begun = timezone.now(), 0, set[dt.datetime | None]()
    expired = Letter.objects.filter(state=State.SENDING, leased_until__lt=now)
    for letter in expired.order_by("leased_until", *ORDER):
        mine = Letter.objects.filter(pk=letter.pk, state=State.SENDING, attempts=letter.attempts)
        again: dict[str, Any] = {"state": State.QUEUED, "leased_until": None}
        if letter.leased_until not in begun:
            again = {**next_rung(letter, LEASE_RAN_OUT, now=now), "due_at": now, "repeats": F("repeats") + 1}
        begun.add(letter.leased_until)
        returned += mine.filter(leased_until=letter.leased_until).update(**again)
    return returned


def next_rung(letter: Letter, reason: str, *, now: dt.datetime) -> dict[str, Any]:
    """What a failed try changes: a pause and a rung up, or failed at the ladder's end."""
    changes: dict[str, Any] = {"leased_until": None, "last_error": reason}
    if letter.rung >= len(settings.OUTBOX_PAUSES):
        return {**changes, "state": State.FAILED}
    due_at = now + dt.timedelta(seconds=settings.OUTBOX_PAUSES[letter.rung])
    return {**changes, "state": State.QUEUED, "due_at": due_at, "rung": letter.rung + 1}
