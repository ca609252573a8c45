"""What the clock has to do: keys of rows whose time has come."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Max, Q

from applications.choices import AssignmentState, Status
from applications.models import Assignment, Call, CompletionRequest, Proposal, UndertakingRule
from applications.queries.rules import rules_of
from applications.queries.undertakings import Owed, announced_by, unsigned
from cmdp.kit.again import HOLDS
from cmdp.regions.working_days import ends_soon


def drafts_to_miss(at: dt.datetime) -> list[int]:
    """Drafts whose window has closed for whatever was sent in time, even if it waits or comes again by a ticket."""
    late = Proposal.objects.filter(status=Status.DRAFT, call_stage__closes_at__lte=at - HOLDS)
    return list(late.order_by("pk").values_list("pk", flat=True))


def requests_to_expire(at: dt.datetime) -> list[int]:
    """Files whose request for completion ran out and is not yet marked."""
    late = CompletionRequest.objects.filter(
        ended_at=None, expired_at=None, due_at__lte=at, proposal__status=Status.RETURNED
    )
    return list(late.order_by("pk").values_list("proposal_id", flat=True))


def requests_to_remind(at: dt.datetime) -> Iterator[CompletionRequest]:
    """Running requests, not yet reminded of, that end within the rule set's days."""
    running = CompletionRequest.objects.filter(ended_at=None, reminded_at=None, due_at__gt=at)
    for request in running.select_related("proposal__call__rule_set").order_by("pk"):
        days = rules_of(request.proposal.call.rule_set).values.completion_reminder_days
        if request.due_at - at <= dt.timedelta(days=days):
            yield request


def drafts_to_remind(at: dt.datetime) -> Iterator[Proposal]:
    """Drafts, not yet reminded of, whose window closes within the rule set's days."""
    drafts = Proposal.objects.filter(status=Status.DRAFT, close_reminded_at=None, call_stage__closes_at__gt=at)
    for draft in drafts.select_related("call__rule_set", "call_stage").order_by("pk"):
        days = rules_of(draft.call.rule_set).values.close_reminder_days
        if draft.call_stage.closes_at - at <= dt.timedelta(days=days):
            yield draft


def undertakings_to_remind(at: dt.datetime) -> Iterator[int]:
    """Files with something to sign, not yet reminded of, whose time for it ends within the rule set's days."""
    for file, owed in unsigned(Proposal.objects.filter(_signed_about(at))):
        if to_remind_of(file, owed, at=at):
            yield file.pk


def to_remind_of(file: Proposal, owed: Iterable[Owed], *, at: dt.datetime) -> list[Owed]:
    """Those of which the applicant is to be reminded now. A time that has moved since is told anew."""
    ahead = _ahead(file.call)
    told = file.undertaking_reminded_of
    return [one for one in owed if at < one.due_at <= at + ahead and (told is None or one.due_at > told)]


def _signed_about(at: dt.datetime) -> Q:
    """Files whose time to sign may end within the rule set's days.

    It ends for all files of a window at once, so those of other windows are not read at all; in a call without an end it
    hangs on the sending. No run of working days takes more than twice as many days and a month.
    """
    asking = UndertakingRule.objects.values("stage__rule_set")
    most = UndertakingRule.objects.aggregate(days=Max("days"))["days"] or 0
    since = at - dt.timedelta(days=2 * most + 31)
    calls = Call.objects.filter(is_rolling=False, rule_set__in=asking, stages__closes_at__gt=since).distinct()
    near = _ending_soon(list(calls.select_related("rule_set").prefetch_related("stages")), at)
    without_end = Q(call__is_rolling=True, call__rule_set__in=asking, sent_at__gt=since)
    return Q(call_stage__in=near) | without_end


def _ending_soon(calls: list[Call], at: dt.datetime) -> list[int]:
    """Keys of the windows in which some undertaking's time ends within the days of the call's rule set."""
    ends = announced_by(calls)
    return [
        window.pk
        for call in calls
        for window in call.stages.all()
        if any(at < one.due_at <= at + _ahead(call) for one in ends.get(window.pk, ()))
    ]


def _ahead(call: Call) -> dt.timedelta:
    return dt.timedelta(days=rules_of(call.rule_set).values.undertaking_reminder_days)


def assignments_without_an_answer(at: dt.datetime) -> list[int]:
    """Assignments whose evaluator let the time to answer pass."""
    silent = Assignment.objects.filter(
        state=AssignmentState.ASKED, answer_due_at__lte=at, proposal__status=Status.UNDER_REVIEW
    )
    return list(silent.order_by("pk").values_list("pk", flat=True))


def answers_to_remind(at: dt.datetime) -> Iterator[Assignment]:
    """Assignments that nobody answered yet, nor was reminded of, whose time to answer ends soon.

    Within the rule set's days for reminders, at most half of the time that was given.
    """
    waiting = Assignment.objects.filter(
        state=AssignmentState.ASKED,
        answer_reminded_at=None,
        answer_due_at__gt=at,
        proposal__status=Status.UNDER_REVIEW,
    )
    for assignment in waiting.select_related("proposal__call__rule_set").order_by("pk"):
        days = rules_of(assignment.proposal.call.rule_set).values.evaluation_reminder_days
        if ends_soon(assignment.asked_at, assignment.answer_due_at, days=days, at=at):
            yield assignment


def assignments_to_remind(at: dt.datetime) -> Iterator[Assignment]:
    """Assignments not yet sent, nor reminded of, that are due within the rule set's days."""
    waiting = Assignment.objects.filter(
        state__in=[AssignmentState.ASKED, AssignmentState.ACCEPTED],
        reminded_at=None,
        due_at__gt=at,
        proposal__status=Status.UNDER_REVIEW,
    )
    for assignment in waiting.select_related("proposal__call__rule_set", "evaluator").order_by("pk"):
        days = rules_of(assignment.proposal.call.rule_set).values.evaluation_reminder_days
        if assignment.due_at - at <= dt.timedelta(days=days):
            yield assignment
