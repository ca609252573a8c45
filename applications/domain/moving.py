"""The one place where a file's status is written."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from applications.choices import Status
from applications.models import Proposal
from applications.moves import MOVES
from cmdp.audit.record import record
from cmdp.kit.actors import Actor


def move(
    proposal: Proposal,
    verb: str,
    *,
    by: Actor,
    at: dt.datetime,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    reason: str = "",
    letter_number: str = "",
    letter_date: dt.date | None = None,
) -> None:
    """Make one legal move: write the status, keep where it was, append the audit event.

    The caller holds the row's lock and has asked the policy; an illegal move here is a bug, not
    an answer. All other changed fields of ``proposal`` are saved along.
    """
    legal, before = MOVES[verb], Status(proposal.status)
    if before not in legal.sources:
        message = f"{verb} from {before}"
        raise ValueError(message)
    proposal.status = legal.target or Status(proposal.status_before)
    proposal.status_before = _kept(proposal, before)
    proposal.status_since = at
    proposal.save()
    # A file that moved on is no more what somebody would have consented to.
    proposal.conclusions.filter(ended_at=None).update(ended_at=at)
    record(
        f"proposal.{verb}",
        proposal,
        by=by,
        at=at,
        agency_id=proposal.call.agency_id,
        changes={"status": (before, proposal.status), **(changes or {})},
        reason=reason,
        letter_number=letter_number,
        letter_date=letter_date,
    )


def _kept(proposal: Proposal, before: Status) -> str:
    """A refusal out of *returned* remembers where the file was before it was returned."""
    return proposal.status_before if before == Status.RETURNED and proposal.status == Status.INELIGIBLE else before
