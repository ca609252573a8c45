"""What applicant and agency say to each other about a file: write, settle, mark as read, write letters of it."""

import datetime as dt
from typing import Final

from django.db import transaction

from applications.choices import Side
from applications.domain.notices import tell_of_message
from applications.domain.questions import answer_due
from applications.models import FileMessage, MessagesSeen, Proposal
from applications.policies.messages import may_settle, may_write, side_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require

# After a letter the same side's next messages wait so long; then one letter speaks of all that is still unread.
QUIET: Final = dt.timedelta(hours=1)


@transaction.atomic
def write_message(proposal_id: int, text: str, *, form_key: str, by: User, at: dt.datetime) -> FileMessage:
    """Say something to the other side; the same form sent twice is one message.

    What the agency writes answers everything that waited. The record tells that it was written, not what.
    """
    proposal = Proposal.objects.locked(proposal_id)
    if written := proposal.messages.filter(written_by=by, form_key=form_key).first():
        return written
    require(may_write(by, proposal))
    side = side_of(by, proposal)
    due = answer_due(proposal.call, at) if side == Side.APPLICANT else None
    message = FileMessage.objects.create(
        proposal=proposal, side=side, text=text, form_key=form_key, written_at=at, written_by=by, due_at=due
    )
    if side == Side.AGENCY:
        _settle(proposal, by=by, at=at)
    mark_seen(message, by=by)
    record("proposal.message", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    _tell(proposal, side, at=at)
    return message


@transaction.atomic
def settle_messages(proposal_id: int, *, by: User, at: dt.datetime) -> int:
    """Note that what waits needs no answer; how many messages that were."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_settle(by, proposal))
    record("proposal.settle_messages", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    return _settle(proposal, by=by, at=at)


def _settle(proposal: Proposal, *, by: User, at: dt.datetime) -> int:
    waiting = proposal.messages.filter(side=Side.APPLICANT, settled_at=None)
    return waiting.update(settled_at=at, settled_by=by)


def mark_seen(message: FileMessage, *, by: User) -> None:
    """Note that the person has read as far as this message; an older tab takes nothing back. No act for the record."""
    row, is_new = MessagesSeen.objects.get_or_create(
        proposal_id=message.proposal_id, person=by, defaults={"last": message}
    )
    if not is_new:
        MessagesSeen.objects.filter(pk=row.pk, last_id__lt=message.pk).update(last=message)


@transaction.atomic
def tell_of_messages(proposal_id: int, *, at: dt.datetime) -> bool:
    """Write the letters that waited for a quiet stretch to end; says whether there were any."""
    proposal = Proposal.objects.locked(proposal_id)
    told = [_tell(proposal, side, at=at) for side in Side]
    return any(told)


def _tell(proposal: Proposal, side: Side, *, at: dt.datetime) -> bool:
    """One letter to each reader of the other side who has not read the newest yet; inside the file's lock."""
    of_side = proposal.messages.filter(side=side)
    newest = of_side.filter(told_at=None).last()
    if newest is None or of_side.filter(told_at__gt=at - QUIET).exists():
        return False
    tell_of_message(newest, at=at)
    of_side.filter(told_at=None).update(told_at=at)
    return True
