"""A call from the reserve list after it was made: answered, reminded of, or lapsed with its time.

Whoever does not answer waits behind all others of the list; the money is free for the next in turn.
"""

import datetime as dt

from django.db import transaction

from applications.domain.moving import move
from applications.domain.notices import tell_applicant, tell_managers_of_file
from applications.models import CallUp, Opinion, Proposal
from applications.policies.reserve import may_accept_call_up
from applications.queries.reserve import answer_until, waiting_call_up
from applications.queries.rules import rules_of
from applications.reserved import CallUpState
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import require


def begin_call_up(opinion: Opinion, *, ahead: int, by: User, at: dt.datetime) -> CallUp:
    """Note that a file was called up with the opinion's amount, and let its time begin; inside the caller's transaction."""
    due_at = answer_until(rules_of(opinion.proposal.call.rule_set), at)
    state, ended_at = (CallUpState.WAITING, None) if due_at else (CallUpState.NOT_AWAITED, at)
    told = {"opinion": opinion, "amount": opinion.amount, "ahead": ahead, "called_at": at, "called_by": by}
    return CallUp.objects.create(**told, due_at=due_at, state=state, ended_at=ended_at)


def end_call_up(proposal: Proposal, state: CallUpState, *, by: User | None, at: dt.datetime) -> CallUp | None:
    """End the call that waits, if one does; inside the caller's transaction, which holds the file."""
    if (call_up := waiting_call_up(proposal)) is None:
        return None
    call_up.state, call_up.ended_at, call_up.ended_by = state, at, by
    call_up.save(update_fields=["state", "ended_at", "ended_by"])
    if state != CallUpState.NOT_AWAITED:
        tell_managers_of_file("reserve_answered", proposal, at=at, call_up=call_up)
    return call_up


@transaction.atomic
def accept_call_up(proposal_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Write down that the applicant accepts; the file stays where it is, and may go on to the Ministry.

    A second click finds it done.
    """
    proposal = Proposal.objects.locked(proposal_id)
    verdict = may_accept_call_up(by, proposal, at=at)
    if verdict.code == "accepted_already":
        return proposal
    require(verdict)
    call_up = end_call_up(proposal, CallUpState.ACCEPTED, by=by, at=at)
    record("proposal.accept_call_up", proposal, by=by, at=at, agency_id=proposal.call.agency_id)
    tell_applicant("reserve_accepted", proposal, at=at, call_up=call_up)
    return proposal


@transaction.atomic
def lapse(proposal_id: int, *, at: dt.datetime) -> bool:
    """Put a file back on the reserve list whose applicant let the time to answer pass. Running twice is harmless."""
    proposal = Proposal.objects.locked(proposal_id)
    waiting = waiting_call_up(proposal)
    if waiting is None or waiting.due_at is None or waiting.due_at > at:
        return False
    end_call_up(proposal, CallUpState.LAPSED, by=None, at=at)
    move(proposal, "lapse", by=SYSTEM, at=at)
    tell_applicant("reserve_lapsed", proposal, at=at, call_up=waiting)
    return True


@transaction.atomic
def remind_of_call_up(call_up_id: int, *, at: dt.datetime) -> bool:
    """Tell the applicant once that the time to answer is about to end."""
    call_up = CallUp.objects.select_for_update(of=("self",)).select_related("opinion").get(pk=call_up_id)
    if call_up.reminded_at or call_up.ended_at:
        return False
    call_up.reminded_at = at
    call_up.save(update_fields=["reminded_at"])
    tell_applicant("reserve_reminder", call_up.opinion.proposal, at=at, call_up=call_up)
    return True
