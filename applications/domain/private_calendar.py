"""A person's own calendar: make its address, take it back, read it, and number what it says of each date."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from typing import Final

from django.db import transaction
from django.db.models import F

from applications.models import CalendarMark, PrivateCalendar
from applications.queries.dates import Concern
from cmdp.accounts.models import User
from cmdp.accounts.tokens import hashed
from cmdp.audit.record import record

BYTES: Final = 32
# How exactly it is noted when an address was last read: a program asks all day long.
READ_EVERY: Final = dt.timedelta(minutes=10)


@transaction.atomic
def make_calendar(*, by: User, at: dt.datetime) -> str:
    """Give the person a secret address and return its token, for this once; an earlier one reads nothing any more."""
    token = secrets.token_urlsafe(BYTES)
    told = {"token_hash": hashed(token), "made_at": at, "read_at": None}
    calendar, _is_new = PrivateCalendar.objects.update_or_create(person=by, defaults=told)
    record("calendar.make", calendar, by=by, at=at)
    return token


@transaction.atomic
def revoke_calendar(*, by: User, at: dt.datetime) -> bool:
    """Let the person's address read nothing any more; says whether there was one."""
    calendar = PrivateCalendar.objects.select_for_update().filter(person=by).first()
    if calendar is None:
        return False
    record("calendar.revoke", calendar, by=by, at=at)
    calendar.delete()
    return True


def reader_of(token: str, *, at: dt.datetime) -> User | None:
    """Whose calendar a secret address is; nobody's once it was taken back or the account closed."""
    found = PrivateCalendar.objects.filter(token_hash=hashed(token), person__is_active=True)
    calendar = found.select_related("person").first()
    if calendar is None:
        return None
    if calendar.read_at is None or calendar.read_at < at - READ_EVERY:
        PrivateCalendar.objects.filter(pk=calendar.pk, made_at__lte=at).update(read_at=at)
    return calendar.person


def marks_of(dates: Iterable[Concern], *, at: dt.datetime) -> Mapping[str, CalendarMark]:
    """What calendars are told of each date, by its uid: one that moved is told with the next number from now on.

    Two who read at once number it once: the later finds that it reads already as it should.
    """
    wanted = {date.uid: date.at for date in dates}
    known = _known(wanted)
    fresh = [CalendarMark(uid=uid, at=when, changed_at=at) for uid, when in wanted.items() if uid not in known]
    CalendarMark.objects.bulk_create(fresh, ignore_conflicts=True)
    moved = [mark for uid, mark in known.items() if mark.at != wanted[uid]]
    for mark in moved:
        same = CalendarMark.objects.filter(pk=mark.pk, at=mark.at)
        same.update(at=wanted[mark.uid], sequence=F("sequence") + 1, changed_at=at)
    return _known(wanted) if fresh or moved else known


def _known(wanted: Mapping[str, dt.datetime]) -> dict[str, CalendarMark]:
    return {mark.uid: mark for mark in CalendarMark.objects.filter(uid__in=wanted)}
