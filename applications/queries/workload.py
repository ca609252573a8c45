"""What waits for the agency in the evaluation of its files."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from applications.choices import LIVE_ASSIGNMENTS, Status
from applications.models import Assignment, EvaluatorProfile, Proposal
from applications.queries.desk import calls_of_desk, of_whom
from applications.queries.desk_lines import NAMES, Line
from applications.queries.evaluation import PENDING, Progress, assigning_visible_to
from applications.queries.rules import Rules, rules_of
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.statements import INSTANT, MOST_KEPT, Statement

# How many files are looked at; whoever has done these sees the next.
MOST = 25
NEEDS_THIRD = "needs_third"
NEEDS_REPLACEMENT = "needs_replacement"
NEEDS_EVALUATORS = "needs_evaluators"
IS_LATE = "is_late"


@dataclass(frozen=True, slots=True)
class EvaluationTask:
    """One thing to do on one file; ``number`` says how many people are to be asked, or are late."""

    proposal: Line
    kind: str
    number: int


def evaluation_tasks(user: User, *, at: dt.datetime, whose: str = "") -> list[EvaluationTask]:
    """What is to be done for the evaluation of the files that the person may assign, the ``MOST`` oldest first.

    Of the files that are the person's own (``mine``), nobody's (``unowned``) or the agency's. A fixed
    number of queries, however many files: those that wait for somebody in time are not even read.
    """
    rules = {call.pk: rules_of(call.rule_set) for call in calls_of_desk(user).select_related("rule_set")}
    wanted = tuple(sorted((call, one.values.evaluators) for call, one in rules.items()))
    found = list(_perhaps_waiting(reader_of(user), whose, wanted).rows(at=at))
    files = {Line(*names): rules[call] for call, *names in found}
    states = _states_of(files) if files else {}
    return [task for file in files for task in tasks_of(file, states[file.pk], at=at)]


@lru_cache(maxsize=MOST_KEPT)
def _perhaps_waiting(reader: Reader, whose: str, wanted: tuple[tuple[int, int], ...]) -> Statement:
    """Leave out the files that are surely well: as many people are at it as their call wants, and nobody is late.

    Where nobody is at it any more, whether a third is needed is told by the marks alone.
    """
    files = of_whom(assigning_visible_to(reader.user), reader.user, whose).filter(status=Status.UNDER_REVIEW)
    present = Q(assignments__call_stage=F("call_stage"))
    first = present & Q(assignments__state__in=LIVE_ASSIGNMENTS, assignments__is_third=False)
    pending = present & Q(assignments__state__in=PENDING)
    late = pending & Q(assignments__due_at__lte=INSTANT)
    counts = {"asked": first, "pending": pending, "late": late}
    counted = files.annotate(**{name: Count("assignments", filter=which) for name, which in counts.items()})
    unwell = Q(pending=0) | Q(late__gt=0)
    for call, number in wanted:
        unwell |= Q(call=call, asked__lt=number)
    oldest = counted.filter(unwell).order_by("status_since", "pk").values("pk")[:MOST]
    # Counted by the key alone, of thousands of files; what a task names is read of those that are shown.
    rows = Proposal.objects.filter(pk__in=oldest).order_by("status_since", "pk")
    return Statement(rows.values_list("call_id", *NAMES))


def _states_of(files: Mapping[Line, Rules]) -> dict[int, Progress]:
    """How far files are by the rules of their calls, one query. Without names and marks: its ``result`` is not to be asked."""
    by_file: dict[int, list[Assignment]] = defaultdict(list)
    present = Assignment.objects.filter(proposal__in=[file.pk for file in files], call_stage=F("proposal__call_stage"))
    told = ("proposal", "state", "is_third", "due_at", "review__total", "review__opinion")
    for assignment in present.select_related("review").only(*told):
        by_file[assignment.proposal_id].append(assignment)
    return {file.pk: Progress(tuple(by_file[file.pk]), rules) for file, rules in files.items()}


def tasks_of(proposal: Line, progress: Progress, *, at: dt.datetime) -> Iterator[EvaluationTask]:
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
