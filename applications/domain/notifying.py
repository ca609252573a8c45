"""Recording on which day an applicant was officially notified of a decision: a row of its own, never an edit."""

import datetime as dt
from typing import Any, cast

from django.db import transaction

from applications.models import Notification, Proposal
from applications.objected import OPEN_OBJECTIONS, Channel
from applications.policies.decision import has_come
from applications.policies.notifying import correction_fits, day_can_be, may_note_notification
from applications.queries.objections import Decision, decision_on
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


@transaction.atomic
def note_notification(
    proposal_id: int,
    *,
    channel: Channel,
    notified_on: dt.date,
    number: str,
    evidence: str,
    reason: str,
    seen: str,
    by: User,
    at: dt.datetime,
) -> Notification:
    """Write down the official day of the decision that stands; ``seen`` is the public id of the row that it corrects.

    The time to object then ends with the latest day that was recorded. No time that was shown becomes shorter, and an
    objection that waits is late only by the end that stands now.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_note_notification(by, proposal))
    before = cast("Decision", decision_on(proposal))  # the policy refuses where there is none
    require(correction_fits(before.notifications, reason, seen))
    require(has_come(notified_on, at=at))
    require(day_can_be(proposal, notified_on))
    newest = before.notifications[-1] if before.notifications else None
    row = Notification.objects.create(
        proposal=proposal,
        to=before.to,
        told_at=before.notified_at,
        channel=channel,
        notified_on=notified_on,
        number=number,
        evidence=evidence,
        corrects=newest,
        reason=reason,
        recorded_at=at,
        recorded_by=by,
    )
    after = cast("Decision", decision_on(proposal))
    if after.until > before.until:
        _extend(proposal, after)
    _record(row, newest, before, after, by=by, at=at)
    return row


def _extend(proposal: Proposal, decision: Decision) -> None:
    """The new end holds for what waits too, and is reminded of anew."""
    waiting = proposal.objections.filter(notified_at=decision.notified_at, state__in=OPEN_OBJECTIONS)
    waiting.update(until=decision.until)
    proposal.objection_reminded_of = None
    proposal.save(update_fields=["objection_reminded_of"])


def _record(
    row: Notification, newest: Notification | None, before: Decision, after: Decision, *, by: User, at: dt.datetime
) -> None:
    """The days and the channel; never what the evidence says."""
    changes: dict[str, tuple[Any, Any]] = {
        "notified_on": (newest.notified_on if newest else "", row.notified_on),
        "channel": (newest.channel if newest else "", row.channel),
        "until": (before.until, after.until),
    }
    record(
        "proposal.record_notification",
        row.proposal,
        by=by,
        at=at,
        agency_id=row.proposal.call.agency_id,
        changes=changes,
        letter_number=row.number,
    )
