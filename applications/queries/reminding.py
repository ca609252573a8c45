"""Whom a file waits for, and who of them was reminded lately."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Final

from django.db.models import Max, QuerySet

from applications.models import Assignment, CompletionRequest, Proposal
from applications.queries.evaluation import PENDING, stage_assignments
from applications.queries.subjects import ASSIGNMENT, FILE
from cmdp.outbox.models import Letter
from cmdp.regions.working_days import DAY

EVALUATOR_REMINDER: Final = "evaluator_reminded"
COMPLETION_REMINDER: Final = "proposal_completion_reminder"
# Staff remind nobody of the same thing twice within it; the clock waits for it to pass where there is time left.
PAUSE: Final = DAY


def evaluators_awaited(proposal: Proposal) -> list[Assignment]:
    """Those of the present stage who were asked and have not sent."""
    pending = stage_assignments(proposal).filter(state__in=PENDING)
    return list(pending.select_related("evaluator", "proposal__call__agency").order_by("pk"))


def evaluators_to_remind(proposal: Proposal, *, at: dt.datetime) -> list[Assignment]:
    """Those of them whom no reminder reached lately."""
    awaited = evaluators_awaited(proposal)
    lately = _lately(EVALUATOR_REMINDER, at).filter(about_type=ASSIGNMENT, about_id__in=[one.pk for one in awaited])
    reminded = set(lately.values_list("about_id", flat=True))
    return [one for one in awaited if one.pk not in reminded]


def applicant_was_reminded(proposal: Proposal, *, at: dt.datetime) -> bool:
    """Whether the applicant was told lately that the time for completion runs."""
    return _lately(COMPLETION_REMINDER, at).filter(about_type=FILE, about_id=proposal.pk).exists()


def may_wait(kind: str, row: Assignment | CompletionRequest, *, at: dt.datetime) -> bool:
    """Whether the clock's own reminder of something due can come later: staff reminded lately, and the end is far enough."""
    about = row if isinstance(row, Assignment) else row.proposal
    told = _lately(kind, at).filter(about_type=about._meta.label_lower, about_id=about.pk)
    return row.due_at - at > PAUSE and told.exists()


def _lately(kind: str, at: dt.datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(kind=kind, created_at__gt=at - PAUSE)


def last_reminded(assignments: Collection[Assignment]) -> dict[int, dt.datetime]:
    """When each of these, by key, was last reminded, by the clock or by hand; one query."""
    letters = Letter.objects.filter(kind=EVALUATOR_REMINDER, about_type=ASSIGNMENT)
    rows: Any = letters.filter(about_id__in=[one.pk for one in assignments]).values("about_id")
    return dict(rows.annotate(last=Max("created_at")).order_by().values_list("about_id", "last"))
