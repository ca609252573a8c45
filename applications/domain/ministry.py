"""The Ministry's decision, the next stage it opens, and the line kept after the last approval."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from applications.choices import MinistryActKind, ProjectState
from applications.domain.conflicts import close_to
from applications.domain.moving import move
from applications.domain.notices import tell_applicant
from applications.domain.published import follow_state, publish_from
from applications.domain.tallying import drop_tally
from applications.models import MinistryAct, Proposal, StatusLine
from applications.policies.decision import (
    amount_fits,
    has_come,
    may_decide,
    may_keep_status_line,
    may_reinstate,
    may_return_from_ministry,
    next_stage_is_open,
)
from applications.queries.conflicts import people_in_conflict
from applications.queries.rules import rules_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import require


@dataclass(frozen=True, slots=True)
class OfficialLetter:
    """The number and date by which institutions find a letter."""

    number: str
    date: dt.date


@transaction.atomic
def approve(
    proposal_id: int, *, amount: Decimal, letter: OfficialLetter, note: str = "", by: User, at: dt.datetime
) -> Proposal:
    """Record the Ministry's approval: of the last stage it publishes the project, of another it opens the next.

    Only now does the public read of the file, and only what ``publish_from`` tells.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_decide(by, proposal, at=at))
    require(amount_fits(proposal, amount))
    require(next_stage_is_open(proposal, at=at))
    act = _note(proposal, MinistryActKind.APPROVED, letter, reason=note, amount=amount, by=by, at=at)
    _move(proposal, "approve", act, by=by, at=at)
    if rules_of(proposal.call.rule_set).is_last(proposal.call_stage.order):
        publish_from(proposal, act, by=by, at=at)
        tell_applicant("ministry_approved", proposal, at=at, act=act)
    else:
        _open_next_stage(proposal, at=at)
        tell_applicant("ministry_preapproved", proposal, at=at, act=act, window=proposal.call_stage)
    return proposal


def _open_next_stage(proposal: Proposal, *, at: dt.datetime) -> None:
    """The file becomes a draft of the next stage, open to the agency's expert who helps with it."""
    proposal.call_stage = proposal.call.stages.filter(order__gt=proposal.call_stage.order).earliest("order")
    proposal.sent_at, proposal.score, proposal.close_reminded_at = None, None, None
    drop_tally(proposal)
    proposal.is_shared_with_expert = True
    move(proposal, "open_next_stage", by=SYSTEM, at=at, changes={"stage": ("", proposal.call_stage.order)})


@transaction.atomic
def decline(proposal_id: int, *, letter: OfficialLetter, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Record that the Ministry found the project unsuitable, with its reason."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_decide(by, proposal, at=at))
    act = _note(proposal, MinistryActKind.REFUSED, letter, reason=reason, by=by, at=at)
    _move(proposal, "decline", act, by=by, at=at)
    tell_applicant("ministry_refused", proposal, at=at, act=act)
    return proposal


@transaction.atomic
def ministry_return(proposal_id: int, *, letter: OfficialLetter, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Hand a file back to the agency with the Ministry's question."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_return_from_ministry(by, proposal, at=at))
    act = _note(proposal, MinistryActKind.RETURNED, letter, reason=reason, by=by, at=at)
    _move(proposal, "ministry_return", act, by=by, at=at)
    return proposal


@transaction.atomic
def keep_status_line(  # one dated line, never an edit of an earlier one
    proposal_id: int,
    *,
    state: ProjectState,
    dated_on: dt.date,
    letter_number: str,
    note: str,
    by: User,
    at: dt.datetime,
) -> StatusLine:
    """Note where a supported project stands on a day, with the letter that says so."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_keep_status_line(by, proposal, at=at))
    require(has_come(dated_on, at=at))
    line = StatusLine.objects.create(
        proposal=proposal,
        state=state,
        dated_on=dated_on,
        letter_number=letter_number,
        note=note,
        recorded_at=at,
        recorded_by=by,
    )
    record(
        "proposal.status_line",
        proposal,
        by=by,
        at=at,
        agency_id=proposal.call.agency_id,
        changes={"state": ("", state)},
        letter_number=letter_number,
        letter_date=dated_on,
    )
    follow_state(proposal, by=by, at=at)
    return line


@transaction.atomic
def reinstate(proposal_id: int, *, letter: OfficialLetter, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Put a refused file back where it was, by the outcome of an objection, by another than decided first.

    What a conflict of interest left standing because an opinion rested on it falls when that opinion does.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_reinstate(by, proposal, at=at))
    require(has_come(letter.date, at=at))
    move(proposal, "reinstate", by=by, at=at, reason=reason, letter_number=letter.number, letter_date=letter.date)
    close_to(proposal, people_in_conflict(proposal), by=by, at=at)
    tell_applicant("proposal_reinstated", proposal, at=at, reason=reason)
    return proposal


def _note(
    proposal: Proposal,
    kind: MinistryActKind,
    letter: OfficialLetter,
    *,
    reason: str,
    amount: Decimal | None = None,
    by: User,
    at: dt.datetime,
) -> MinistryAct:
    require(has_come(letter.date, at=at))
    return MinistryAct.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        kind=kind,
        letter_number=letter.number,
        letter_date=letter.date,
        amount=amount,
        reason=reason,
        recorded_at=at,
        recorded_by=by,
    )


def _move(proposal: Proposal, verb: str, act: MinistryAct, *, by: User, at: dt.datetime) -> None:
    move(
        proposal,
        verb,
        by=by,
        at=at,
        reason=act.reason,
        letter_number=act.letter_number,
        letter_date=act.letter_date,
        changes={"amount": ("", act.amount)} if act.amount is not None else None,
    )
