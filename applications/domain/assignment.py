"""Ask evaluators, and what they answer before anything opens; the officer takes a file back."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import AssignmentState, Status
from applications.domain.notices import tell_evaluator, tell_staff
from applications.domain.scoring import settle
from applications.models import Assignment, AssignmentPlan, EvaluatorProfile, Proposal
from applications.policies.review import (
    may_ask_evaluator,
    may_ask_evaluators,
    may_be_asked,
    may_cancel_assignment,
    may_declare,
    may_step_back,
)
from applications.queries.evaluation import due_for, end_of_day, progress_of, stage_assignments
from applications.queries.fitness import closest_to
from applications.queries.following import last_approved_plan, loads_of, ready_to_follow
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.verdict import Refused, deny, require

NOBODY = deny("nobody_chosen", _("Kimseyi seçmediniz; en az bir kişi seçin."))
TOO_MANY = deny("too_many", _("Gerekenden çok kişi seçtiniz; sayfada yazan kadar kişi seçin."))
NO_REASON = deny("no_reason", _("Gerekçe yazın; gerekçe kayda geçer."))
FULL = deny("full", _("Bu kişi profilinde yazdığı kadar dosya tutuyor; yenisi verilemez."))

SILENT = "Yanıt süresi içinde beyan verilmedi."

ENDINGS = {
    AssignmentState.SENT: "send",
    AssignmentState.STEPPED_BACK: "step_back",
    AssignmentState.UNSCORABLE: "give_up",
    AssignmentState.CANCELLED: "cancel",
    AssignmentState.CONFLICTED: "conflict",
}


@transaction.atomic
def ask(
    proposal_id: int, people: Collection[int], *, by: User, at: dt.datetime, plan: AssignmentPlan | None = None
) -> list[Assignment]:
    """Ask these people for the file, all or none; who comes after the first round is the third.

    The marks are due ``evaluation_days`` calendar days later. A ``plan`` asks nobody who is full, and gives a time to
    answer; by hand neither holds. Each gets the same letter, the third too: neither its words nor its key, which travels
    along, tell of others.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_ask_evaluators(by, proposal, at=at))
    found = list(User.objects.filter(pk__in=people).order_by("pk"))
    if not found:
        raise Refused(NOBODY)
    if len(found) > progress_of(proposal).to_ask:
        raise Refused(TOO_MANY)
    if plan is not None and len(_with_room(found)) < len(found):
        raise Refused(FULL)
    return [_ask_next(proposal, person, by=by, at=at, plan=plan) for person in found]


def _ask_next(
    proposal: Proposal, person: User, *, by: User, at: dt.datetime, plan: AssignmentPlan | None
) -> Assignment:
    """Each is judged beside those who were just asked: two who may not meet are not asked in one go either."""
    require(may_ask_evaluator(by, proposal, person, at=at))
    return _ask_one(proposal, person, by=by, at=at, answer_days=plan.answer_days if plan else None)


def _with_room(people: Collection[User]) -> set[int]:
    """Keys of those who hold fewer files than they said they would; who said nothing has room.

    Their profiles are held, after the file and in the order of keys, so that two files at once do not fill one place.
    """
    held = EvaluatorProfile.objects.select_for_update(of=("self",)).filter(user__in=people).order_by("pk")
    capacities = {profile.user_id: profile.capacity for profile in held}
    loads = loads_of([person.pk for person in people])
    full = {key for key, capacity in capacities.items() if loads.get(key, 0) >= capacity}
    return {person.pk for person in people} - full


def _ask_one(proposal: Proposal, evaluator: User, *, by: Actor, at: dt.datetime, answer_days: int | None) -> Assignment:
    is_third = progress_of(proposal).needs_third
    assignment = Assignment.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        evaluator=evaluator,
        is_third=is_third,
        asked_at=at,
        asked_by=by if isinstance(by, User) else None,
        due_at=due_for(proposal, at),
        answer_due_at=end_of_day(at, days=answer_days) if answer_days else None,
    )
    changes = {"evaluator": (None, evaluator), "is_third": (None, is_third)}
    note("ask", assignment, by=by, at=at, changes=changes)
    tell_evaluator("evaluator_asked", assignment, at=at)
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
    _give_back(assignment, AssignmentState.STEPPED_BACK, reason=reason, by=by, at=at)
    fill_place(assignment, at=at)
    return assignment


@transaction.atomic
def cancel(assignment_id: int, *, reason: str, by: User, at: dt.datetime) -> Assignment:
    """Take the file back from somebody who has not sent it; he gets a letter."""
    assignment = held(assignment_id)
    require(may_cancel_assignment(by, assignment, at=at))
    _give_back(assignment, AssignmentState.CANCELLED, reason=reason, by=by, at=at)
    offer_next(assignment.proposal, at=at)
    tell_evaluator("evaluator_released", assignment, at=at)
    return assignment


def _give_back(assignment: Assignment, state: AssignmentState, *, reason: str, by: User, at: dt.datetime) -> None:
    if not reason.strip():
        raise Refused(NO_REASON)
    end(assignment, state, by=by, at=at, reason=reason.strip())
    settle(assignment.proposal, at=at)


def fill_place(assignment: Assignment, *, at: dt.datetime) -> Assignment | None:
    """Offer the place of who fell out to the next; where nobody follows, the agency hears that it is to ask somebody."""
    follower = offer_next(assignment.proposal, at=at)
    if follower is None and progress_of(assignment.proposal).to_ask:
        tell_staff("evaluator_needed", assignment, at=at)
    return follower


def call_third(assignment: Assignment, *, at: dt.datetime) -> Assignment | None:
    """Where the first, all done, disagree: ask the closest expert who is free, at once; why, nobody tells the third.

    With nobody to ask the agency hears that it is to choose. After a sending, inside its transaction.
    """
    progress = progress_of(assignment.proposal)
    if not (progress.needs_third and progress.to_ask):
        return None
    third = offer_next(assignment.proposal, at=at)
    if third is None:
        tell_staff("third_needed", assignment, at=at)
    return third


def offer_next(proposal: Proposal, *, at: dt.datetime) -> Assignment | None:
    """Ask who comes next: for a third the closest expert, else in the order of the approved plan, where there is one.

    Inside the transaction of who fell out or sent last, under the lock. Whoever may not be asked any more, or is full,
    is passed over; with nobody left the agency asks by hand.
    """
    progress = progress_of(proposal)
    if proposal.status != Status.UNDER_REVIEW or not progress.to_ask:
        return None
    plan = last_approved_plan(proposal)
    if progress.needs_third:
        return _offer_to(proposal, _experts(proposal, plan), progress.rules.values.evaluator_answer_days, at=at)
    return _offer_to(proposal, ready_to_follow(plan, proposal), plan.answer_days, at=at) if plan else None


def _experts(proposal: Proposal, plan: AssignmentPlan | None) -> list[User]:
    """Not who made or approved the plan: they know who else evaluates."""
    keys = closest_to(proposal, but=[plan.made_by_id, plan.settled_by_id or 0] if plan else [])
    people = User.objects.in_bulk(keys)
    return [people[key] for key in keys]


def _offer_to(proposal: Proposal, ready: list[User], answer_days: int, *, at: dt.datetime) -> Assignment | None:
    free = _with_room(ready)
    for person in ready:
        if person.pk in free and may_be_asked(proposal, person):
            return _ask_one(proposal, person, by=SYSTEM, at=at, answer_days=answer_days)
    return None


@transaction.atomic
def release_silent(assignment_id: int, *, at: dt.datetime) -> bool:
    """Take a file back from who did not answer in time and offer it to the next; says whether that was due."""
    assignment = held(assignment_id)
    due = assignment.answer_due_at
    if assignment.state != AssignmentState.ASKED or due is None or due > at:
        return False
    if assignment.proposal.status != Status.UNDER_REVIEW:
        return False
    end(assignment, AssignmentState.CANCELLED, by=SYSTEM, at=at, reason=SILENT)
    tell_evaluator("evaluator_released", assignment, at=at, is_silent=True)
    fill_place(assignment, at=at)
    return True


def prolong_answers(proposal: Proposal, *, at: dt.datetime) -> None:
    """Nobody could answer while the file was with the applicant: they get as long again, and a letter.

    Inside the transaction that takes a returned file back, before its move: ``status_since`` is when it was returned.
    """
    away = at - proposal.status_since
    for assignment in stage_assignments(proposal).select_related("evaluator").order_by("pk"):
        if (before := assignment.answer_until) is None:
            continue
        assignment.proposal, assignment.answer_due_at = proposal, end_of_day(before + away)
        assignment.save(update_fields=["answer_due_at"])
        note("prolong", assignment, by=SYSTEM, at=at, changes={"answer_due_at": (before, assignment.answer_due_at)})
        tell_evaluator("evaluator_answer_moved", assignment, at=at)
