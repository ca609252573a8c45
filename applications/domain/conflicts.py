"""A conflict of interest comes to light: the file closes to the person at once, and somebody else is to be asked."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_ASSIGNMENTS, AssignmentState, Status
from applications.domain.assignment import end, fill_place, held
from applications.domain.books import forget_books
from applications.domain.discussing import thaw_report
from applications.domain.moving import move
from applications.domain.notices import tell_evaluator, tell_managers_of
from applications.domain.scoring import settle
from applications.domain.tallying import drop_tally
from applications.models import Conflict, Proposal
from applications.models.conflict import ConflictGround
from applications.policies.conflicts import may_declare_conflict, may_lift_conflict, may_state_conflict
from applications.queries.conflicts import forget_people
from applications.queries.evaluation import stage_assignments
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

NO_GROUND = deny("no_ground", _("En az bir neden işaretleyin."))
NO_REASON = deny("no_reason", _("Neden kaldırıldığını yazın."))
# The states of a file whose marks nobody has rested an opinion on.
OPEN = (Status.UNDER_REVIEW, Status.REVIEWED, Status.RETURNED)


@transaction.atomic
def declare_conflict(
    assignment_id: int, *, grounds: Collection[str], note: str = "", by: User, at: dt.datetime
) -> Conflict:
    """The evaluator says of himself that there is a conflict, before the file opens or whenever he learns of it."""
    assignment = held(assignment_id)
    require(may_declare_conflict(by, assignment))
    source = Conflict.Source.DECLARED
    return _state(assignment.proposal, by, source, grounds=grounds, note=note, by=by, at=at)


def declare_in_commission(
    proposal: Proposal, *, grounds: Collection[str], note: str, by: User, at: dt.datetime
) -> Conflict:
    """A member of the commission says so of himself; under the file's lock, once the caller has judged it."""
    return _state(proposal, by, Conflict.Source.DECLARED, grounds=grounds, note=note, by=by, at=at)


@transaction.atomic
def state_conflict(
    proposal_id: int, person: User, *, grounds: Collection[str], note: str = "", by: User, at: dt.datetime
) -> Conflict:
    """The agency records what it found; what the person already wrote no longer counts."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_state_conflict(by, proposal, person))
    return _state(proposal, person, Conflict.Source.FOUND, grounds=grounds, note=note, by=by, at=at)


def _state(
    proposal: Proposal,
    person: User,
    source: Conflict.Source,
    *,
    grounds: Collection[str],
    note: str,
    by: User,
    at: dt.datetime,
) -> Conflict:
    kept = [ground for ground in ConflictGround.values if ground in grounds]
    if not kept:
        raise Refused(NO_GROUND)
    stamps = {"stated_at": at, "stated_by": by}
    conflict = Conflict.objects.create(
        proposal=proposal, person=person, source=source, grounds=kept, note=note.strip(), **stamps
    )
    changes = {"person": (None, person), "conflict.source": (None, source), **_let_go(proposal, person)}
    record("proposal.conflict", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    forget_people(proposal)
    forget_books(person.pk)
    close_to(proposal, [person.pk], by=by, at=at)
    _tell_of_what_stands(proposal, person, at=at)
    return conflict


def _let_go(proposal: Proposal, person: User) -> dict[str, tuple[User, None]]:
    """Nobody is responsible for a file that is closed to them; what that changes."""
    if proposal.expert_id != person.pk:
        return {}
    proposal.expert = None
    proposal.save(update_fields=["expert"])
    return {"expert": (person, None)}


def close_to(proposal: Proposal, people: Collection[int], *, by: User, at: dt.datetime) -> None:
    """Take an open file out of the hands of people with a conflict; marks that an opinion rests on stay as they are.

    Under the file's lock, and again whenever a file comes back from an opinion or a refusal: nobody's marks count once
    they are in conflict. Each learns that the file is closed, the agency that somebody is missing unless the next was
    asked at once; neither reads the grounds.
    """
    if proposal.status not in OPEN:
        return
    held = stage_assignments(proposal).filter(evaluator__in=people, state__in=LIVE_ASSIGNMENTS)
    falling = list(held.select_related("evaluator"))
    reopens = proposal.status == Status.REVIEWED and any(one.state == AssignmentState.SENT for one in falling)
    for assignment in falling:
        assignment.proposal = proposal
        end(assignment, AssignmentState.CONFLICTED, by=by, at=at)
        tell_evaluator("evaluator_conflict", assignment, at=at)
    if reopens:
        before, proposal.score = proposal.score, None
        drop_tally(proposal)
        move(proposal, "reopen", by=by, at=at, changes={"score": (before, None)})
        thaw_report(proposal)
    settle(proposal, at=at)
    for assignment in falling:
        fill_place(assignment, at=at)


def _tell_of_what_stands(proposal: Proposal, person: User, *, at: dt.datetime) -> None:
    """The person learns that the file is closed; the managers, where an opinion rests on the marks, that they decide."""
    standing = proposal.assignments.filter(evaluator=person, state__in=LIVE_ASSIGNMENTS).select_related("evaluator")
    for assignment in standing:
        assignment.proposal = proposal
        tell_evaluator("evaluator_conflict", assignment, at=at)
        if proposal.opinions.filter(act__call_stage=assignment.call_stage_id).exists():
            tell_managers_of("evaluator_conflict_late", assignment, at=at)


@transaction.atomic
def lift_conflict(conflict_id: int, *, reason: str, by: User, at: dt.datetime) -> Conflict:
    """Take back what was stated by mistake; the person may read again what they may, but gets no file back."""
    conflict = Conflict.objects.select_related("person").get(pk=conflict_id)
    proposal = Proposal.objects.locked(conflict.proposal_id)
    conflict.refresh_from_db(fields=["lifted_at"])
    conflict.proposal = proposal
    require(may_lift_conflict(by, conflict))
    if not reason.strip():
        raise Refused(NO_REASON)
    conflict.lifted_at, conflict.lifted_by, conflict.lift_reason = at, by, reason.strip()
    conflict.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    changes = {"person": (conflict.person, None)}
    record("proposal.lift_conflict", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    forget_people(proposal)
    return conflict
