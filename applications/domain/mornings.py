"""The morning letter: what is due today of what somebody holds, once each working day."""

import datetime as dt
import logging

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.queries.desk_due import due_at_desk, people_with_clocks
from applications.queries.recipients import person
from cmdp.accounts.models import User
from cmdp.outbox.kinds import choosable
from cmdp.outbox.models import Letter
from cmdp.outbox.post import post
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import DAY, ISTANBUL, is_working_day, last_day

log = logging.getLogger(__name__)
choosable(_("Sabahları: size düşen işlerden bugün süresi dolanlar"), "desk_morning")
# Before nine, when the day's digests are written: who wants one letter a day finds it in today's.
FROM = dt.time(8)


def write_mornings(*, at: dt.datetime) -> int:
    """Write this morning's letters; how many. Whoever has nothing due gets none; one that fails stops no other.

    The cache remembers that a morning is done, so that the rest of the day costs nothing. Where it forgets, the keys
    of the letters still make each of them one.
    """
    today = at.astimezone(ISTANBUL)
    mark = f"desk-morning:{today:%Y%m%d}"
    if today.time() < FROM or cache.get(mark) or not is_working_day(today.date(), calendar=calendar_for([today.year])):
        return 0
    people = User.objects.filter(pk__in=people_with_clocks(), is_active=True).order_by("pk")
    written = [_written(one, at) for one in people]
    if None not in written:
        cache.set(mark, True, DAY.total_seconds())
    return sum(filter(None, written))


def _written(expert: User, at: dt.datetime) -> bool | None:
    try:
        return write_morning(expert, at=at)
    except Exception:
        log.exception("the morning letter of %s could not be written", expert.pk)
        return None


@transaction.atomic
def write_morning(expert: User, *, at: dt.datetime) -> bool:
    """Write what is due today and what is late on the person's files; says whether there was anything to write."""
    today = at.astimezone(ISTANBUL).date()
    key = f"desk_morning:{expert.pk}:{today:%Y%m%d}"
    if Letter.objects.filter(key=key).exists():
        return False
    found = due_at_desk(expert, at=at, whose="mine")
    due = [one for one in found if last_day(one.at) <= today]
    if due:
        post(key=key, kind="desk_morning", to=person(expert), at=at, due=due, following=len(found) - len(due))
    return bool(due)
