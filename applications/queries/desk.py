"""What the agency's desk shows: the work list and the list of files."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from applications.choices import Status
from applications.models import Call, CompletionRequest, Proposal
from applications.queries.proposals import of_agencies
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User
from cmdp.kit.text import search_key

# The annotated end of a running request.
DUE = attrgetter("due_at")
WORKED_ON = (Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW, Status.REVIEWED, Status.POSITIVE, Status.DRAFT)


@dataclass(frozen=True, slots=True)
class Work:
    """What waits at the desk, by what is to be done; each list in the order of urgency."""

    expired: list[Proposal]
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
    rows = list(_waiting(user, whose))
    returned = sorted((row for row in rows if row.status == Status.RETURNED and DUE(row)), key=DUE)
    return Work(
        expired=[row for row in returned if DUE(row) <= at],
        to_check=[row for row in rows if row.status == Status.SUBMITTED],
        waiting_for_applicant=[row for row in returned if DUE(row) > at],
        under_review=[row for row in rows if row.status == Status.UNDER_REVIEW],
        to_opine=[row for row in rows if row.status == Status.REVIEWED],
        to_forward=[row for row in rows if row.status == Status.POSITIVE],
        shared_drafts=[row for row in rows if row.status == Status.DRAFT],
    )


def _waiting(user: User, whose: str) -> QuerySet[Proposal]:
    rows = of_agencies(user).filter(status__in=WORKED_ON)
    rows = rows.select_related("call__agency", "organisation", "main_measure__axis", "expert", "call_stage")
    return _with_clock(of_whom(rows, user, whose)).order_by("status_since", "pk")


def _with_clock(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
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


def files_of_desk(user: User, filters: Mapping[str, object]) -> QuerySet[Proposal]:
    """The agency's files under ``filters`` (q, call, status, mine), the newest first."""
    rows = _with_clock(of_agencies(user)).select_related(
        "call", "organisation", "main_measure__axis", "expert", "province"
    )
    if text := search_key(str(filters.get("q") or "")):
        rows = rows.filter(search_key__contains=text)
    if call := filters.get("call"):
        rows = rows.filter(call__public_id=call)
    if status := filters.get("status"):
        rows = rows.filter(status=status)
    if filters.get("mine"):
        rows = rows.filter(expert=user)
    return rows


def counts_by_status(user: User) -> dict[str, int]:
    """How many of the agency's files stand where; one query."""
    rows = of_agencies(user).values("status").annotate(number=Count("pk")).order_by()
    return dict(rows.values_list("status", "number"))


def staff_of(call: Call) -> QuerySet[User]:
    """The people who may be responsible for a file of this call."""
    seats = Q(memberships__agency=call.agency_id, memberships__role__in=sorted(AGENCY_ROLES))
    return User.objects.filter(seats, memberships__ended_at=None, is_active=True).distinct().order_by("full_name", "pk")
