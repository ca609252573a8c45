"""What waits for the agency in the evaluation of its files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from applications.choices import Status
from applications.models import Proposal
from applications.queries.desk import of_whom
from applications.queries.evaluation import PENDING, Progress, assigning_visible_to, progresses
from cmdp.accounts.models import User

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
    """All that is to be done for the evaluation of the files that the person may assign, oldest first.

    Of the files that are the person's own (``mine``), nobody's (``unowned``) or the agency's. A fixed
    number of queries, however many files.
    """
    under_review = of_whom(assigning_visible_to(user), user, whose).filter(status=Status.UNDER_REVIEW)
    files = list(
        under_review.select_related("call__agency", "call__rule_set", "organisation").order_by("status_since", "pk")
    )
    found = progresses(files)
    return [task for file in files for task in tasks_of(file, found[file.pk], at=at)]


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
