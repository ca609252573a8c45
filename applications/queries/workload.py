"""What waits for the agency in the evaluation of its files."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from applications.choices import LIVE_ASSIGNMENTS, Status
from applications.models import Assignment, Call, EvaluatorProfile, Proposal
from applications.queries.desk import of_whom
from applications.queries.evaluation import PENDING, Progress, assigning_visible_to, progresses
from applications.queries.rules import rules_of
from cmdp.accounts.models import User

# How many files are looked at; whoever has done these sees the next.
MOST = 25
NEEDS_THIRD = "needs_third"
NEEDS_REPLACEMENT = "needs_replacement"
NEEDS_EVALUATORS = "needs_evaluators"
IS_LATE = "is_late"


@dataclass(frozen=True, slots=True)
class EvaluationTask:
    """One thing to do on one file; ``number`` says how many people are to be asked, or are late."""

    proposal: Proposal
    kind: str
    number: int


def evaluation_tasks(user: User | AnonymousUser, *, at: dt.datetime, whose: str = "") -> list[EvaluationTask]:
    """What is to be done for the evaluation of the files that the person may assign, the ``MOST`` oldest first.

    Of the files that are the person's own (``mine``), nobody's (``unowned``) or the agency's. A fixed
    number of queries, however many files: those that wait for somebody in time are not even read.
    """
    under_review = of_whom(assigning_visible_to(user), user, whose).filter(status=Status.UNDER_REVIEW)
    waiting = _perhaps_waiting(under_review, at).order_by("status_since", "pk").values_list("pk", flat=True)
    files = list(
        Proposal.objects.filter(pk__in=list(waiting[:MOST]))
        .select_related("call__agency", "call__rule_set", "organisation")
        .order_by("status_since", "pk")
    )
    found = progresses(files)
    return [task for file in files for task in tasks_of(file, found[file.pk], at=at)]


def _perhaps_waiting(files: QuerySet[Proposal], at: dt.datetime) -> QuerySet[Proposal]:
    """Leave out the files that are surely well: enough people are at it and nobody is late.

    Where nobody is at it any more, whether a third is needed is told by the marks alone.
    """
    calls = Call.objects.filter(pk__in=files.order_by().values("call")).select_related("rule_set")
    first = Q(assignments__state__in=LIVE_ASSIGNMENTS, assignments__is_third=False)
    files = files.annotate(asked=Count("assignments", filter=first & Q(assignments__call_stage=F("call_stage"))))
    pending = Assignment.objects.filter(call_stage=F("proposal__call_stage"), state__in=PENDING)
    unwell = ~Q(pk__in=pending.values("proposal")) | Q(pk__in=pending.filter(due_at__lte=at).values("proposal"))
    for call in calls:
        unwell |= Q(call=call, asked__lt=rules_of(call.rule_set).values.evaluators)
    return files.filter(unwell)


def tasks_of(proposal: Proposal, progress: Progress, *, at: dt.datetime) -> Iterator[EvaluationTask]:
    """What this file under review waits for: people to ask, and people who are late."""
    if progress.to_ask:
        yield EvaluationTask(proposal, _kind(progress), progress.to_ask)
    late = sum(a.state in PENDING and a.due_at <= at for a in progress.live)
    if late:
        yield EvaluationTask(proposal, IS_LATE, late)


def _kind(progress: Progress) -> str:
    if progress.needs_third:
        return NEEDS_THIRD
    return NEEDS_REPLACEMENT if progress.given_back else NEEDS_EVALUATORS


# Following up -------------------------------------------------------------------------
def awaited_from(user: User | AnonymousUser) -> QuerySet[Assignment]:
    """Who was asked and has not sent, on the files under review whose evaluators the person may see."""
    files = assigning_visible_to(user).filter(status=Status.UNDER_REVIEW)
    present = Assignment.objects.filter(proposal__in=files.values("pk"), call_stage=F("proposal__call_stage"))
    return present.filter(state__in=PENDING).select_related("proposal", "evaluator")


def capacities_of(people: Collection[int]) -> dict[int, int]:
    """How many files at once each of these (by key) takes; who wrote no profile is not named."""
    return dict(EvaluatorProfile.objects.filter(user__in=people).values_list("user_id", "capacity"))
