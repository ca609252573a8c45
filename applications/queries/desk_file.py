"""What the page of a file at the agency's desk begins with: what the file holds at all, asked at once.

Nearly every file lacks most of what a file can have. Whoever knows what is there reads only that.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from applications.choices import LIVE_ASSIGNMENTS, Scan, Side
from applications.models import (
    Assignment,
    CallUp,
    CheckAnswer,
    CheckConclusion,
    CompletionRequest,
    Document,
    ExpertComment,
    FileMessage,
    FileNote,
    InsidePaper,
    MessagesSeen,
    MinistryAct,
    NoteMention,
    Opinion,
    Proposal,
    SiteVisit,
    StatusLine,
    Submission,
    Undertaking,
)
from applications.queries.checks import results_of, waiting_conclusion
from applications.queries.conflicts import conflicts_in_force
from applications.queries.evaluation import seats_at_files_of
from applications.queries.known import Known, Ties, keep
from applications.queries.printouts import with_printouts
from applications.queries.proposals import of_agencies
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.statements import KEY, MOST_KEPT, Statement


@dataclass(frozen=True, slots=True)
class Holds:
    """Which parts a file has, and how its reader stands to it; ``new_messages`` and ``mentions`` are unread by the reader."""

    in_conflict: bool
    judges: bool
    evaluated: bool
    evaluates: bool
    request: bool
    conclusion: bool
    answers: bool
    unclean: bool
    undertakings: bool
    opinions: bool
    call_ups: bool
    ministry_acts: bool
    status_lines: bool
    comments: bool
    notes: bool
    inside_letters: bool
    visits: bool
    mentions: bool
    new_messages: bool


@dataclass(frozen=True, slots=True)
class DeskFile:
    """A file as its page begins with it; ``sendings`` and ``opinions`` in the order in which they are shown."""

    holds: Holds
    sendings: tuple[Submission, ...]
    opinions: tuple[Opinion, ...]


def files_at_desk(user: User) -> QuerySet[Proposal]:
    """The files that the person reads at the desk, with what their page names and no more: each join is planned anew."""
    return of_agencies(user).select_related("call__rule_set", "call_stage__stage", "organisation", "main_measure__axis")


def read_at_desk(proposal: Proposal, reader: User) -> DeskFile:
    """Read what policies ask of the file, once for all of them, and say what else is to be read."""
    holds = holds_of(proposal, reader)
    sendings = tuple(with_printouts(proposal.submissions.order_by("-number")))
    opinions = tuple(proposal.opinions.select_related("act")) if holds.opinions else ()
    known = Known(
        ties=Ties(reader.pk, holds.in_conflict, holds.judges, holds.evaluated, holds.evaluates),
        request=proposal.completion_requests.filter(ended_at=None).first() if holds.request else None,
        conclusion=waiting_conclusion(proposal) if holds.conclusion else None,
        results=results_of(proposal) if holds.answers else {},
        sending=sendings[0] if sendings else None,
        opinion=opinions[-1] if opinions else None,
    )
    keep(proposal, known)
    return DeskFile(holds, sendings, opinions)


def holds_of(proposal: Proposal, reader: User) -> Holds:
    """One query."""
    (row,) = _holds(reader_of(reader)).rows(key=proposal.pk)
    return Holds(*row)


@lru_cache(maxsize=MOST_KEPT)
def _holds(reader: Reader) -> Statement:
    asked = _ties(reader.user) | _parts(reader.user)
    exists = (Exists(asked[part.name]) for part in fields(Holds))
    return Statement(Proposal.objects.filter(pk=KEY).order_by().values_list(*exists))


def _ties(reader: User) -> dict[str, QuerySet[Any]]:
    of_file, seats = {"proposal": OuterRef("pk")}, seats_at_files_of(reader)
    return {
        "in_conflict": conflicts_in_force().filter(person=reader.pk, **of_file),
        "judges": Assignment.objects.filter(evaluator=reader.pk, state__in=LIVE_ASSIGNMENTS, **of_file),
        "evaluated": seats.filter(**of_file),
        "evaluates": seats.filter(call_stage=OuterRef("call_stage"), **of_file),
    }


def _parts(reader: User) -> dict[str, QuerySet[Any]]:
    of_file = {"proposal": OuterRef("pk")}
    seen = MessagesSeen.objects.filter(proposal=OuterRef("proposal"), person=reader.pk).values("last_id")
    messages = FileMessage.objects.filter(side=Side.APPLICANT, **of_file)
    return {
        "request": CompletionRequest.objects.filter(ended_at=None, **of_file),
        "conclusion": CheckConclusion.objects.filter(ended_at=None, **of_file),
        "answers": CheckAnswer.objects.filter(call_stage=OuterRef("call_stage"), **of_file),
        "unclean": Document.objects.filter(**of_file).exclude(scan=Scan.CLEAN),
        "undertakings": Undertaking.objects.filter(replaced_at=None, **of_file),
        "opinions": Opinion.objects.filter(**of_file),
        "call_ups": CallUp.objects.filter(opinion__proposal=OuterRef("pk")),
        "ministry_acts": MinistryAct.objects.filter(**of_file),
        "status_lines": StatusLine.objects.filter(**of_file),
        "comments": ExpertComment.objects.filter(**of_file),
        "notes": FileNote.objects.filter(**of_file),
        "inside_letters": InsidePaper.objects.filter(visit=None, **of_file),
        "visits": SiteVisit.objects.filter(**of_file),
        "mentions": NoteMention.objects.filter(note__proposal=OuterRef("pk"), person=reader.pk, seen_at=None),
        "new_messages": messages.filter(pk__gt=Coalesce(Subquery(seen[:1]), 0)),
    }
