"""What happens because time passes; every step is a transaction of its own and harmless twice."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from django.db import transaction

from applications.choices import Status
from applications.domain import undertakings
from applications.domain.assignment import release_silent
from applications.domain.checking import expire_request
from applications.domain.folding import fold
from applications.domain.lifecycle import miss
from applications.domain.notices import tell_applicant, tell_evaluator
from applications.domain.objection_clock import remind_of_objection
from applications.domain.printouts import ask_again
from applications.domain.question_clock import remind_of_question, tell_of_new_answers
from applications.domain.reserve import lapse, remind_of_call_up
from applications.domain.talking import QUIET, tell_of_messages
from applications.models import Assignment, CallStage, CompletionRequest, Proposal
from applications.queries import due
from applications.queries.extension import drafts_in, windows_to_tell_of
from applications.queries.list_changes import calls_to_fold
from applications.queries.messages import files_to_tell_of
from applications.queries.objection_clock import objections_to_remind
from applications.queries.printouts import overdue
from applications.queries.questions import calls_to_tell_of, questions_to_remind
from applications.queries.reminding import COMPLETION_REMINDER, EVALUATOR_REMINDER, may_wait
from applications.queries.reserve import call_ups_to_lapse, call_ups_to_remind
from applications.queries.trust import to_verify
from applications.queries.undertakings import unsigned
from cmdp.accounts.domain.joining import escalate
from cmdp.accounts.queries import join_requests_to_escalate
from cmdp.regions.working_days import last_morning

log = logging.getLogger(__name__)


def tick(*, at: dt.datetime) -> int:
    """Do all that is due; returns how many things were done. One that fails never stops the others."""
    done = _each(due.drafts_to_miss(at), lambda pk: miss(pk, at=at))
    done += _each(due.requests_to_expire(at), lambda pk: expire_request(pk, at=at))
    done += _each((row.pk for row in due.requests_to_remind(at)), lambda pk: remind_of_request(pk, at=at))
    done += _each(call_ups_to_lapse(at), lambda pk: lapse(pk, at=at))
    done += _each(call_ups_to_remind(at), lambda pk: remind_of_call_up(pk, at=at))
    done += _each(objections_to_remind(at), lambda pk: remind_of_objection(pk, at=at))
    done += _each(due.undertakings_to_remind(at), lambda pk: remind_of_undertaking(pk, at=at))
    done += _each((row.pk for row in due.drafts_to_remind(at)), lambda pk: remind_of_close(pk, at=at))
    done += _each((row.pk for row in due.assignments_to_remind(at)), lambda pk: remind_evaluator(pk, at=at))
    done += _each((row.pk for row in due.answers_to_remind(at)), lambda pk: remind_of_answer(pk, at=at))
    done += _each(due.assignments_without_an_answer(at), lambda pk: release_silent(pk, at=at))
    done += _each(questions_to_remind(at), lambda pk: remind_of_question(pk, at=at))
    done += _each(calls_to_tell_of(before=last_morning(at)), lambda pk: tell_of_new_answers(pk, at=at))
    done += _each(windows_to_tell_of(), lambda pk: tell_of_extension(pk, at=at))
    done += _each(overdue(at), lambda pk: ask_again(pk, at=at))
    done += _each(files_to_tell_of(quiet_since=at - QUIET), lambda pk: tell_of_messages(pk, at=at))
    done += _each(join_requests_to_escalate(at), lambda pk: escalate(pk, at=at))
    done += _each(to_verify(at), lambda pk: undertakings.ask_again(pk, at=at))
    done += _each(calls_to_fold(), fold)
    return done


def _each(keys: Iterable[int], act: Callable[[int], bool]) -> int:
    done = 0
    for key in list(keys):
        try:
            done += act(key)
        except Exception:
            log.exception("the clock could not finish %s", key)
    return done


@transaction.atomic
def tell_of_extension(window_id: int, *, at: dt.datetime) -> bool:
    """Write to everybody who has a draft in a window that its close was moved later."""
    window = CallStage.objects.select_for_update(of=("self",)).get(pk=window_id)
    if window.extension_told_at is not None:
        return False
    window.extension_told_at = at
    window.save(update_fields=["extension_told_at"])
    for draft in drafts_in(window):
        tell_applicant("call_extended", draft, at=at, window=window)
    return True


@transaction.atomic
def remind_of_request(request_id: int, *, at: dt.datetime) -> bool:
    """Tell the applicant once that the time for completion is about to end."""
    request = CompletionRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if request.reminded_at or request.ended_at or may_wait(COMPLETION_REMINDER, request, at=at):
        return False
    request.reminded_at = at
    request.save(update_fields=["reminded_at"])
    tell_applicant(COMPLETION_REMINDER, request.proposal, at=at, request=request)
    return True


@transaction.atomic
def remind_of_undertaking(proposal_id: int, *, at: dt.datetime) -> bool:
    """Tell the applicant once that the time to upload what is to be signed is about to end."""
    held = Proposal.objects.locked(proposal_id)
    for proposal, owed in unsigned(Proposal.objects.filter(pk=held.pk)):
        if near := due.to_remind_of(proposal, owed, at=at):
            proposal.undertaking_reminded_of = max(one.due_at for one in near)
            proposal.save(update_fields=["undertaking_reminded_of"])
            tell_applicant("undertaking_reminder", proposal, at=at, owed=near)
            return True
    return False


@transaction.atomic
def remind_of_close(proposal_id: int, *, at: dt.datetime) -> bool:
    """Tell those with a draft once that the call is about to close."""
    proposal = Proposal.objects.locked(proposal_id)
    if proposal.close_reminded_at or proposal.status != Status.DRAFT:
        return False
    proposal.close_reminded_at = at
    proposal.save(update_fields=["close_reminded_at"])
    tell_applicant("proposal_close_reminder", proposal, at=at, window=proposal.call_stage)
    return True


@transaction.atomic
def remind_evaluator(assignment_id: int, *, at: dt.datetime) -> bool:
    """Tell an evaluator once that the marks are due soon."""
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment_id)
    if assignment.reminded_at or assignment.ended_at or may_wait(EVALUATOR_REMINDER, assignment, at=at):
        return False
    assignment.reminded_at = at
    assignment.save(update_fields=["reminded_at"])
    tell_evaluator(EVALUATOR_REMINDER, assignment, at=at)
    return True


@transaction.atomic
def remind_of_answer(assignment_id: int, *, at: dt.datetime) -> bool:
    """Tell an evaluator once that silence is about to count as a no."""
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment_id)
    until = assignment.answer_until
    if assignment.answer_reminded_at or until is None or until <= at:
        return False
    assignment.answer_reminded_at = at
    assignment.save(update_fields=["answer_reminded_at"])
    tell_evaluator("evaluator_answer_reminder", assignment, at=at)
    return True
