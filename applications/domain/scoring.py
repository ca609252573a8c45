"""Finish an evaluation when the last marks are in; take it up again."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssignmentState, Status
from applications.domain.discussing import open_discussion, thaw_report
from applications.domain.moving import move
from applications.domain.notices import tell_evaluator
from applications.domain.tallying import drop_tally, keep_tally
from applications.models import Assignment, Proposal
from applications.policies.review import may_reopen
from applications.queries.evaluation import due_for, progress_of, stage_assignments
from applications.queries.evaluators_copy import mark
from applications.queries.rules import hides
from applications.queries.veils import veil_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.veil import Known, Veil
from cmdp.kit.verdict import Refused, deny, require

NOBODY = deny("nobody_chosen", _("Yeniden açılacak en az bir değerlendirme seçin."))
NO_REASON = deny("no_reason", _("Yeniden açma gerekçesini yazın; gerekçe kayda geçer."))
NAMES_ANOTHER = deny(
    "names_another",
    _("Metinde dosyanın bir değerlendiricisinin adı geçiyor; kimse ötekini öğrenmesin diye adı çıkarıp yeniden yazın."),
)


def settle(proposal: Proposal, *, at: dt.datetime) -> bool:
    """Write the score and finish if everybody has sent and no third is needed; says whether it did.

    Call after every answer of an evaluator, inside its transaction and under the file's lock.
    """
    if proposal.status != Status.UNDER_REVIEW:
        return False
    progress = progress_of(proposal)
    if not progress.is_complete:
        return False
    result = progress.result
    before, proposal.score = proposal.score, result.score
    keep_tally(proposal, result)
    move(proposal, "finish", by=SYSTEM, at=at, changes={"score": (before, proposal.score)})
    open_discussion(proposal, at=at)
    return True


@transaction.atomic
def reopen(
    proposal_id: int, *, assignments: Collection[int], reason: str, told: str = "", by: User, at: dt.datetime
) -> Proposal:
    """Take a finished evaluation up again: the chosen evaluators' marks unlock, the score is cleared.

    The reason stays with the agency, since it may speak of the others; the evaluators read what is ``told`` to them.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_reopen(by, proposal, at=at))
    if not reason.strip():
        raise Refused(NO_REASON)
    chosen = stage_assignments(proposal).filter(pk__in=assignments, state=AssignmentState.SENT)
    if not chosen:
        raise Refused(NOBODY)
    told = _for_evaluators(proposal, told)
    before, proposal.score = proposal.score, None
    drop_tally(proposal)
    move(proposal, "reopen", by=by, at=at, changes={"score": (before, None)}, reason=reason.strip())
    thaw_report(proposal)
    for assignment in chosen.select_related("evaluator", "review"):
        assignment.proposal = proposal
        _unlock(assignment, told, by=by, at=at)
    return proposal


def _for_evaluators(proposal: Proposal, told: str) -> str:
    """The words without a hidden applicant's name; refused where they name somebody who evaluates the file."""
    names = frozenset(stage_assignments(proposal).values_list("evaluator__full_name", flat=True))
    surnames = frozenset(name.split()[-1] for name in names)
    if Veil(Known(names=names, words=surnames)).found_in(told):
        raise Refused(NAMES_ANOTHER)
    return veil_of(proposal).over(told.strip(), mark()) if hides(proposal) else told.strip()


def _unlock(assignment: Assignment, told: str, *, by: User, at: dt.datetime) -> None:
    review, before = assignment.review, assignment.state
    review.sent_at, review.total = None, None
    review.save(update_fields=["sent_at", "total"])
    assignment.state, assignment.ended_at, assignment.reminded_at = AssignmentState.ACCEPTED, None, None
    assignment.due_at = due_for(assignment.proposal, at)
    assignment.save(update_fields=["state", "ended_at", "reminded_at", "due_at"])
    changes = {"state": (before, assignment.state)}
    agency = assignment.proposal.call.agency_id
    record("assignment.reopen", assignment, by=by, at=at, agency_id=agency, changes=changes)
    tell_evaluator("evaluator_reopened", assignment, at=at, told=told)
