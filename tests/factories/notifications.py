"""Official notifications of a decision."""

from typing import Any

from applications.models import Notification, Proposal
from cmdp.accounts.models import User
from tests.factories.people import NOON


def make_notification(proposal: Proposal, by: User, **fields: Any) -> Notification:
    """A first record of what was told at noon, by KEP, on that day."""
    told = {"to": "opinion", "told_at": NOON, "channel": "kep", "notified_on": NOON.date(), "evidence": "Kayıt 412"}
    when = {"recorded_at": NOON, "recorded_by": by}
    return Notification.objects.create(proposal=proposal, **{**told, **when, **fields})
