"""The applicant's moves: send, take back, complete, withdraw; and the clock's: miss."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from applications.choices import AssignmentState, LetterChannel, Status
from applications.domain.approving import fingerprint_of
from applications.domain.assignment import prolong_answers
from applications.domain.copies import ask_for_copies
from applications.domain.freezing import freeze
from applications.domain.moving import move
from applications.domain.notices import tell_applicant, tell_evaluator
from applications.domain.printouts import ask_for_printouts
from applications.domain.references import give_reference
from applications.domain.reserve import end_call_up
from applications.domain.tracing import trace
from applications.models import Proposal, Submission
from applications.policies.approval import is_approved
from applications.policies.judgement import obstacles
from applications.policies.proposal import (
    may_complete,
    may_record_cover_letter,
    may_share,
    may_submit,
    may_take_back,
    may_withdraw,
    open_request,
)
from applications.queries.facts import Facts, facts_of
from applications.reserved import CallUpState
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.verdict import Refused, require


@transaction.atomic
def submit(proposal_id: int, *, by: User, at: dt.datetime) -> Submission:
    """Hand a draft over to the agency; the receipt is the submission that comes back.

    The row is locked before it is judged, so a double click or a call that closes in the same
    second meets the state this transaction leaves behind. Every rule is judged again.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_submit(by, proposal, at=at))
    facts = _without_obstacles(proposal)
    proposal.reference = proposal.reference or give_reference(proposal)
    proposal.first_sent_at = proposal.first_sent_at or at
    proposal.sent_at = at
    proposal.set_keys()
    submission = freeze(facts, by=by, at=at)
    trace(submission)
    move(proposal, "submit", by=by, at=at, changes={"sha256": ("", submission.sha256)})
    ask_for_printouts(submission, by=by, at=at)
    tell_applicant("proposal_received", proposal, at=at, submission=submission)
    return submission


def _without_obstacles(proposal: Proposal) -> Facts:
    """The file as it stands, if every rule of the year and the organisation's own let it go."""
    facts = facts_of(proposal)
    if found := obstacles(facts):
        raise Refused(found[0].verdict)
    if proposal.organisation.asks_approval:
        require(is_approved(proposal, fingerprint_of(facts)))
    return facts


@transaction.atomic
def take_back(proposal_id: int, *, by: User, at: dt.datetime) -> Proposal:
    """Make a sent file a draft again before the close; its reference and first sending stay."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_take_back(by, proposal, at=at))
    proposal.sent_at = None
    move(proposal, "take_back", by=by, at=at)
    return proposal


@transaction.atomic
def miss(proposal_id: int, *, at: dt.datetime) -> bool:
    """End a draft whose window has closed; says whether it was one. Running twice is harmless."""
    proposal = Proposal.objects.locked(proposal_id)
    if proposal.status != Status.DRAFT or not proposal.call_stage.has_closed(at):
        return False
    move(proposal, "miss", by=SYSTEM, at=at)
    return True


@transaction.atomic
def revive(proposal_id: int, *, reason: str, by: User, at: dt.datetime) -> None:
    """Make a draft again of what the clock ended: its window was moved later because nobody could send."""
    proposal = Proposal.objects.locked(proposal_id)
    proposal.close_reminded_at = None
    move(proposal, "revive", by=by, at=at, reason=reason)


@transaction.atomic
def complete(proposal_id: int, *, by: User, at: dt.datetime) -> Submission:
    """Answer a return for completion: the file goes back where it was, frozen anew."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_complete(by, proposal, at=at))
    facts = _without_obstacles(proposal)
    end_request(proposal, at=at, is_answered=True)
    submission = freeze(facts, by=by, at=at, is_completion=True)
    trace(submission)
    prolong_answers(proposal, at=at)
    move(proposal, "complete", by=by, at=at, changes={"sha256": ("", submission.sha256)})
    ask_for_printouts(submission, by=by, at=at)
    ask_for_copies(proposal, at=at)
    tell_applicant("proposal_completed", proposal, at=at, submission=submission)
    return submission


def end_request(proposal: Proposal, *, at: dt.datetime, is_answered: bool = False) -> None:
    """Stop the clock of the running request, if there is one; inside the caller's transaction."""
    if request := open_request(proposal):
        request.ended_at, request.is_answered = at, is_answered
        request.save(update_fields=["ended_at", "is_answered"])


@transaction.atomic
def withdraw(proposal_id: int, *, reason: str, by: User, at: dt.datetime) -> Proposal:
    """Give a file up; running requests end, its evaluators are released, a call from the reserve list is declined."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_withdraw(by, proposal, at=at))
    end_request(proposal, at=at)
    release_evaluators(proposal, reason=reason, by=by, at=at)
    end_call_up(proposal, CallUpState.DECLINED, by=by, at=at)
    move(proposal, "withdraw", by=by, at=at, reason=reason)
    tell_applicant("proposal_withdrawn", proposal, at=at, reason=reason)
    return proposal


def release_evaluators(proposal: Proposal, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """Cancel the assignments not yet sent and tell whom it spares; inside the caller's transaction."""
    told = reason.strip() or str(_("Dosyanın değerlendirmesi sona erdi."))
    waiting = proposal.assignments.filter(state__in=[AssignmentState.ASKED, AssignmentState.ACCEPTED])
    for assignment in waiting.select_for_update():
        before = assignment.state
        assignment.state, assignment.reason, assignment.ended_at = AssignmentState.CANCELLED, told, at
        assignment.save(update_fields=["state", "reason", "ended_at"])
        changes = {"state": (before, assignment.state)}
        record("assignment.cancel", assignment, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
        tell_evaluator("evaluator_released", assignment, at=at)


@transaction.atomic
def share_with_expert(proposal_id: int, *, is_shared: bool, by: User, at: dt.datetime) -> Proposal:
    """Open a draft to the agency's expert for comments, or shut it again."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_share(by, proposal, at=at))
    changes = {"is_shared_with_expert": (proposal.is_shared_with_expert, is_shared)}
    proposal.is_shared_with_expert = is_shared
    proposal.save(update_fields=["is_shared_with_expert"])
    record("proposal.share", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    return proposal


@transaction.atomic
def record_cover_letter(
    proposal_id: int, *, number: str, date: dt.date, channel: LetterChannel, by: User, at: dt.datetime
) -> Submission:
    """Note what the applicant's own system gave to the cover letter of the last sending, and by which channel it went."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_record_cover_letter(by, proposal, at=at))
    submission = proposal.submissions.latest("number")
    changes = {"letter_channel": (submission.letter_channel, channel)}
    submission.letter_number, submission.letter_date, submission.letter_channel = number, date, channel
    submission.letter_recorded_at, submission.letter_recorded_by = at, by
    recorded = ["letter_number", "letter_date", "letter_channel", "letter_recorded_at", "letter_recorded_by"]
    submission.save(update_fields=recorded)
    record(
        "proposal.cover_letter",
        proposal,
        by=by,
        at=at,
        changes=changes,
        agency_id=proposal.call.agency_id,
        letter_number=number,
        letter_date=date,
    )
    return submission
