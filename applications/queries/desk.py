"""What the agency's desk shows: the work list and the list of files."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from applications.choices import Status
from applications.models import Call, CheckConclusion, CompletionRequest, Proposal
from applications.queries.evaluation import active_seats
from applications.queries.proposals import of_agencies
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import Membership, User

ID = re.compile(r"[a-z0-9]{1,32}")
WORKED_ON = (Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW, Status.REVIEWED, Status.POSITIVE, Status.DRAFT)


# The annotated end of a running request, or of another clock.
DUE = attrgetter("due_at")
# The annotated word of whether a conclusion waits for a second officer.
CONCLUDED = attrgetter("is_concluded")
# How many files of one kind the work list names; the list of files has them all.
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Work:
    """What waits at the desk, by what is to be done; of each kind the most urgent in their order."""

    expired: list[Proposal]
    to_confirm: list[Proposal]
    to_check: list[Proposal]
    waiting_for_applicant: list[Proposal]
    under_review: list[Proposal]
    to_opine: list[Proposal]
    to_forward: list[Proposal]
    shared_drafts: list[Proposal]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not any(getattr(self, part) for part in self.__slots__)


def work_of(user: User, *, at: dt.datetime, whose: str = "") -> Work:
    """The desk's work, one query: the person's own (``mine``), nobody's (``unowned``) or the agency's."""
    rows = list(_waiting(user, whose, at))
    returned = [row for row in rows if row.status == Status.RETURNED and DUE(row)]
    return Work(
        expired=[row for row in returned if DUE(row) <= at],
        to_confirm=[row for row in rows if row.status == Status.SUBMITTED and CONCLUDED(row)],
        to_check=[row for row in rows if row.status == Status.SUBMITTED and not CONCLUDED(row)],
        waiting_for_applicant=[row for row in returned if DUE(row) > at],
        under_review=[row for row in rows if row.status == Status.UNDER_REVIEW],
        to_opine=[row for row in rows if row.status == Status.REVIEWED],
        to_forward=[row for row in rows if row.status == Status.POSITIVE],
        shared_drafts=[row for row in rows if row.status == Status.DRAFT],
    )


def _waiting(user: User, whose: str, at: dt.datetime) -> QuerySet[Proposal]:
    """Of each kind the first ``MOST_NAMED``, by their clock or by how long they wait."""
    rows = with_clock(of_whom(of_agencies(user).filter(status__in=WORKED_ON), user, whose))
    is_over = Case(When(due_at__lte=at, then=Value(1)), default=Value(0))
    urgency = Coalesce("due_at", "status_since")
    place = Window(RowNumber(), partition_by=[F("status"), is_over], order_by=[urgency, F("pk")])
    concluded = Exists(CheckConclusion.objects.filter(proposal=OuterRef("pk"), ended_at=None))
    rows = rows.annotate(urgency=urgency, place=place, is_concluded=concluded).filter(place__lte=MOST_NAMED)
    return rows.select_related("organisation", "main_measure__axis", "expert").order_by("urgency", "pk")


def with_clock(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Say of each file until when it is to be completed, and since when that time is over."""
    asked = CompletionRequest.objects.filter(proposal=OuterRef("pk"), ended_at=None)
    return rows.annotate(
        due_at=Subquery(asked.values("due_at")[:1]), expired_at=Subquery(asked.values("expired_at")[:1])
    )


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
    rows = of_whom(of_agencies(user), user, whose).values("status").annotate(number=Count("pk")).order_by()
    return dict(rows.values_list("status", "number"))


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
