"""What the clock has to do: keys of rows whose time has come."""

import datetime as dt
from collections.abc import Iterator

from applications.choices import AssignmentState, Status
from applications.models import Assignment, CompletionRequest, Proposal
from applications.queries.rules import rules_of


def drafts_to_miss(at: dt.datetime) -> list[int]:
    """Drafts whose window has closed."""
    late = Proposal.objects.filter(status=Status.DRAFT, call_stage__closes_at__lte=at)
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
