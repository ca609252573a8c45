"""What the agency's desk shows: the work list and the list of files."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from applications.choices import Status
from applications.models import Call, CheckConclusion, CompletionRequest, Proposal
from applications.queries.desk_lines import NAMES, Line, lines
from applications.queries.evaluation import active_seats
from applications.queries.proposals import of_agencies
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import Reader, agencies_of, reader_of
from cmdp.accounts.models import Membership, User
from cmdp.kit.statements import INSTANT, MOST_KEPT, Statement

ID = re.compile(r"[a-z0-9]{1,32}")
WORKED_ON = (Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW, Status.REVIEWED, Status.POSITIVE, Status.DRAFT)


# The annotated end of a running request, or of another clock.
DUE = attrgetter("due_at")
# How many files of one kind the work list names; the list of files has them all.
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Work:
    """What waits at the desk, by what is to be done; of each kind the most urgent in their order."""

    expired: list[Line]
    to_confirm: list[Line]
    to_check: list[Line]
    waiting_for_applicant: list[Line]
    under_review: list[Line]
    to_opine: list[Line]
    to_forward: list[Line]
    shared_drafts: list[Line]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not any(getattr(self, part) for part in self.__slots__)


def work_of(user: User, *, at: dt.datetime, whose: str = "") -> Work:
    """The desk's work, one query: the person's own (``mine``), nobody's (``unowned``) or the agency's."""
    rows = lines(_waiting(reader_of(user), whose, MOST_NAMED), at)
    returned = [(row, row.due_at) for row in rows if row.status == Status.RETURNED]
    return Work(
        expired=[row for row, due_at in returned if due_at and due_at <= at],
        to_confirm=[row for row in rows if row.status == Status.SUBMITTED and row.is_concluded],
        to_check=[row for row in rows if row.status == Status.SUBMITTED and not row.is_concluded],
        waiting_for_applicant=[row for row, due_at in returned if due_at and due_at > at],
        under_review=[row for row in rows if row.status == Status.UNDER_REVIEW],
        to_opine=[row for row in rows if row.status == Status.REVIEWED],
        to_forward=[row for row in rows if row.status == Status.POSITIVE],
        shared_drafts=[row for row in rows if row.status == Status.DRAFT],
    )


@lru_cache(maxsize=MOST_KEPT)
def _waiting(reader: Reader, whose: str, most: int) -> Statement:
    """Of each kind the first ``most``, by their clock or by how long they wait.

    Ranked by what the rank needs alone, of thousands of files; what a line names is read of those that are shown.
    """
    files = of_whom(of_agencies(reader.user).filter(status__in=WORKED_ON), reader.user, whose)
    clock = Case(When(status=Status.RETURNED, then=Subquery(_running().values("due_at")[:1])))
    ranked = files.annotate(clock=clock, is_over=Case(When(clock__lte=INSTANT, then=Value(1)), default=Value(0)))
    since = Coalesce("clock", "status_since")
    place = Window(RowNumber(), partition_by=[F("status"), F("is_over")], order_by=[since, F("pk")])
    shown = ranked.order_by().annotate(place=place).filter(place__lte=most).values("pk")
    concluded = Exists(CheckConclusion.objects.filter(proposal=OuterRef("pk"), ended_at=None))
    rows = with_clock(Proposal.objects.filter(pk__in=shown)).annotate(is_concluded=concluded)
    measure = ("main_measure__code", "main_measure__axis__code")
    told = rows.order_by(Coalesce("due_at", "status_since"), "pk")
    return Statement(told.values_list(*NAMES, "due_at", "expired_at", "is_concluded", *measure))


def _running() -> QuerySet[CompletionRequest]:
    """The running request of the file that is asked about."""
    return CompletionRequest.objects.filter(proposal=OuterRef("pk"), ended_at=None)


def with_clock(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Say of each file until when it is to be completed, and since when that time is over."""
    due_at, expired_at = (Subquery(_running().values(name)[:1]) for name in ("due_at", "expired_at"))
    return rows.annotate(due_at=due_at, expired_at=expired_at)


def of_whom(rows: QuerySet[Proposal], user: User | AnonymousUser, whose: str) -> QuerySet[Proposal]:
    """Of these files the person's own (``mine``), nobody's (``unowned``), or all."""
    if whose == "mine":
        return rows.filter(expert=user.pk)
    return rows.filter(expert=None) if whose == "unowned" else rows


def calls_of_desk(user: User) -> QuerySet[Call]:
    """The calls of the person's agencies, the newest first."""
    return Call.objects.filter(agency__in=agencies_of(user, *AGENCY_ROLES)).order_by("-pk")


def counts_by_status(user: User, whose: str = "") -> dict[str, int]:
    """How many of the agency's files stand where, all or of ``whose``; one query."""
    return dict(_by_status(reader_of(user), whose))


@lru_cache(maxsize=MOST_KEPT)
def _by_status(reader: Reader, whose: str) -> Statement:
    rows = of_whom(of_agencies(reader.user), reader.user, whose).values("status").annotate(number=Count("pk"))
    return Statement(rows.order_by().values_list("status", "number"))


def staff_of(call: Call) -> QuerySet[User]:
    """The people who may be responsible for a file of this call."""
    seats = Q(memberships__agency=call.agency_id, memberships__role__in=sorted(AGENCY_ROLES))
    return User.objects.filter(seats, memberships__ended_at=None, is_active=True).distinct().order_by("full_name", "pk")


def staff_of_agencies(user: User) -> QuerySet[User]:
    """The people who may be responsible for a file of the person's agencies."""
    seats = active_seats().filter(agency__in=agencies_of(user, *AGENCY_ROLES), role__in=sorted(AGENCY_ROLES))
    return _named(seats)


def askable_by(user: User) -> QuerySet[User]:
    """Whom the person could ask to evaluate some file: staff of their agencies and the pool, never themselves.

    Who may be asked for which file is judged file by file.
    """
    staff = Q(agency__in=agencies_of(user, *AGENCY_ROLES), role__in=sorted(AGENCY_ROLES))
    return _named(active_seats().filter(staff | Q(role=Role.EVALUATOR))).exclude(pk=user.pk)


def chosen_files(user: User, keys: Iterable[str]) -> list[Proposal]:
    """Those of the files, by their public ids, that the person reads at the desk, in the order of the list."""
    known = [key for key in keys if ID.fullmatch(key)]
    rows = of_agencies(user).filter(public_id__in=known).select_related("call__agency", "organisation", "expert")
    return list(rows.order_by("-pk"))


def _named(seats: QuerySet[Membership]) -> QuerySet[User]:
    people = User.objects.filter(Exists(seats.filter(user=OuterRef("pk"))), is_active=True)
    return people.order_by("full_name", "pk")
