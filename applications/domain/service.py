"""That the service runs, noted with each round of the clock; a gap between two rounds is a downtime, and kept."""

import datetime as dt
from typing import Final

from django.db import transaction

from applications.models import ClockRound, Downtime

LONGEST: Final = dt.timedelta(minutes=3)  # six rounds of the clock
ONLY: Final = 1


@transaction.atomic
def note_round(*, at: dt.datetime) -> Downtime | None:
    """Note a round of the clock; returns the downtime that it ends, if there was one."""
    last, is_first = ClockRound.objects.select_for_update().get_or_create(pk=ONLY, defaults={"seen_at": at})
    if is_first or at <= last.seen_at:
        return None
    began, last.seen_at = last.seen_at, at
    last.save(update_fields=["seen_at"])
    return Downtime.objects.create(began_at=began, ended_at=at) if at - began > LONGEST else None
