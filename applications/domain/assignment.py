"""Ask evaluators, and what they answer before anything opens; the officer takes a file back."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssignmentState
from applications.domain.notices import tell_evaluator
from applications.domain.scoring import settle
from applications.models import Assignment, Proposal
from applications.policies.review import (
    may_ask_evaluator,
    may_ask_evaluators,
    may_cancel_assignment,
    may_declare,
    may_step_back,
)
from applications.queries.evaluation import due_for, progress_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import Actor
from cmdp.kit.verdict import Refused, deny, require

NOBODY = deny("nobody_chosen", _("Kimseyi seçmediniz; en az bir kişi seçin."))
TOO_MANY = deny("too_many", _("Gerekenden çok kişi seçtiniz; sayfada yazan kadar kişi seçin."))
NO_REASON = deny("no_reason", _("Gerekçe yazın; gerekçe kayda geçer."))

ENDINGS = {
    AssignmentState.SENT: "send",
    AssignmentState.STEPPED_BACK: "step_back",
    AssignmentState.UNSCORABLE: "give_up",
    AssignmentState.CANCELLED: "cancel",
    AssignmentState.CONFLICTED: "conflict",
}


@transaction.atomic
def ask(proposal_id: int, people: Collection[int], *, by: User, at: dt.datetime) -> list[Assignment]:
    """Ask these people for the file, all or none; who comes after the first round is the third.

    The answer is due ``evaluation_days`` calendar days later. Each gets a letter; the third one's
    says nothing of the others.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_ask_evaluators(by, proposal, at=at))
    found = list(User.objects.filter(pk__in=people).order_by("pk"))
    if not found:
        raise Refused(NOBODY)
    if len(found) > progress_of(proposal).to_ask:
        raise Refused(TOO_MANY)
    return [_ask_one(proposal, person, by=by, at=at) for person in found]


def _ask_one(proposal: Proposal, evaluator: User, *, by: User, at: dt.datetime) -> Assignment:
    require(may_ask_evaluator(by, proposal, evaluator, at=at))
    is_third = progress_of(proposal).needs_third
    assignment = Assignment.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        evaluator=evaluator,
        is_third=is_third,
        asked_at=at,
        asked_by=by,
        due_at=due_for(proposal, at),
    )
    changes = {"evaluator": (None, evaluator), "is_third": (None, is_third)}
    note("ask", assignment, by=by, at=at, changes=changes)
    tell_evaluator("evaluator_third_asked" if is_third else "evaluator_asked", assignment, at=at)
    return assignment


def held(assignment_id: int) -> Assignment:
    """The assignment with its file locked: whoever changes either waits here. Only inside ``atomic``."""
    proposal_id = Assignment.objects.values_list("proposal_id", flat=True).get(pk=assignment_id)
    proposal = Proposal.objects.locked(proposal_id)
    assignment = Assignment.objects.select_related("evaluator").get(pk=assignment_id)
    assignment.proposal = proposal
    return assignment


def end(assignment: Assignment, state: AssignmentState, *, by: Actor, at: dt.datetime, reason: str = "") -> None:
    """Close an assignment; inside the caller's transaction and under the file's lock.

    Why somebody steps back may be a matter of family or health: it stays on the row that erasure
    reaches, the record only says that he did.
    """
    before = assignment.state
    assignment.state, assignment.ended_at, assignment.reason = state, at, reason
    assignment.save(update_fields=["state", "ended_at", "reason"])
    recorded = "" if state == AssignmentState.STEPPED_BACK else reason
    note(ENDINGS[state], assignment, by=by, at=at, changes={"state": (before, state)}, reason=recorded)


def note(
    verb: str,
    assignment: Assignment,
    *,
    by: Actor,
    at: dt.datetime,
    changes: Mapping[str, tuple[Any, Any]],
    reason: str = "",
) -> None:
    """Append the event of an assignment."""
    agency = assignment.proposal.call.agency_id
    record(f"assignment.{verb}", assignment, by=by, at=at, agency_id=agency, changes=changes, reason=reason)


@transaction.atomic
def declare(assignment_id: int, *, by: User, at: dt.datetime) -> Assignment:
    """Declare that there is no conflict and that all stays confidential; the file opens."""
    assignment = held(assignment_id)
    require(may_declare(by, assignment, at=at))
    before, assignment.state, assignment.declared_at = assignment.state, AssignmentState.ACCEPTED, at
    assignment.save(update_fields=["state", "declared_at"])
    note("declare", assignment, by=by, at=at, changes={"state": (before, assignment.state)})
    return assignment


@transaction.atomic
def step_back(assignment_id: int, *, reason: str, by: User, at: dt.datetime) -> Assignment:
    """Give the file back, before or after it was opened; the officer then asks somebody else."""
    assignment = held(assignment_id)
    require(may_step_back(by, assignment, at=at))
    return _give_back(assignment, AssignmentState.STEPPED_BACK, reason=reason, by=by, at=at)


@transaction.atomic
def cancel(assignment_id: int, *, reason: str, by: User, at: dt.datetime) -> Assignment:
    """Take the file back from somebody who has not sent it; he gets a letter."""
    assignment = held(assignment_id)
    require(may_cancel_assignment(by, assignment, at=at))
    assignment = _give_back(assignment, AssignmentState.CANCELLED, reason=reason, by=by, at=at)
    tell_evaluator("evaluator_released", assignment, at=at)
    return assignment


def _give_back(assignment: Assignment, state: AssignmentState, *, reason: str, by: User, at: dt.datetime) -> Assignment:
    if not reason.strip():
        raise Refused(NO_REASON)
    end(assignment, state, by=by, at=at, reason=reason.strip())
    settle(assignment.proposal, at=at)
    return assignment
