"""Official notifications of a decision, and from which instant they let its time begin."""

import datetime as dt

from applications.models import Notification, Proposal
from cmdp.regions.working_days import ISTANBUL


def notifications_of(proposal: Proposal, told_at: dt.datetime) -> list[Notification]:
    """What was recorded of one decision, the first first; the last one is in force."""
    rows = proposal.notifications.filter(told_at=told_at).select_related("recorded_by")
    return list(rows.order_by("pk"))


def counted_from(told_at: dt.datetime, official: dt.date | None) -> dt.datetime:
    """The instant from which the time to object runs: the telling here, or the official day where that is later."""
    if official is None or official <= told_at.astimezone(ISTANBUL).date():
        return told_at
    return dt.datetime.combine(official, dt.time.min, ISTANBUL)
