"""A desk as full as it may get: thousands of made-up files with their evaluations, to measure pages and plans by."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from applications.choices import AssignmentState, Status
from applications.models import Assignment, Call, CallStage, CompletionRequest, Proposal, Review
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.models import Organisation, User
from priorities.models import Measure

BATCH: Final = 500
REVIEWS: Final = 3
# How the files stand, one after the other; most wait for somebody.
STATUSES: Final = (
    *(Status.SUBMITTED, Status.SUBMITTED, Status.RETURNED, Status.UNDER_REVIEW, Status.UNDER_REVIEW),
    *(Status.UNDER_REVIEW, Status.REVIEWED, Status.POSITIVE, Status.NEGATIVE, Status.INELIGIBLE),
)
EVALUATED: Final = frozenset({Status.REVIEWED, Status.POSITIVE, Status.NEGATIVE})
THINGS: Final = ("Süt toplama", "Seracılık", "Kalıp ve döküm", "Arıcılık", "Yazılım", "Turizm", "Jeotermal ısıtma")
PLACES: Final = ("Iğdır", "Şavşat", "Çarşamba", "Öğütlü", "Gümüşhacıköy", "Ünye", "Kağızman")


@dataclass(frozen=True, slots=True)
class Desk:
    """Out of what the files are made: one call of the demonstration and everybody around it."""

    window: CallStage
    bodies: list[Organisation]
    staff: list[User | None]
    pool: list[User]
    measures: list[Measure]
    now: dt.datetime

    @property
    def call(self) -> Call:
        """The call that all files are for."""
        return self.window.call


def desk_of_demo(*, now: dt.datetime) -> Desk:
    """The first announced call of the demonstration, its agency's people and the pool."""
    window = CallStage.objects.filter(call__is_demo=True, call__state="published").select_related("call").earliest("pk")
    seats = User.objects.filter(is_demo=True, memberships__ended_at=None)
    staff = seats.filter(memberships__role__in=sorted(AGENCY_ROLES), memberships__agency=window.call.agency_id)
    return Desk(
        window=window,
        bodies=list(Organisation.objects.filter(is_demo=True).select_related("province").order_by("pk")),
        staff=[None, *staff.distinct().order_by("pk")],
        pool=list(seats.filter(memberships__role=Role.EVALUATOR).order_by("pk")),
        measures=list(Measure.objects.filter(edition=window.call.edition_id).order_by("pk")),
        now=now,
    )


@transaction.atomic
def load_many(number: int, desk: Desk) -> int:
    """Add so many files, each with the evaluations that its status asks for; how many evaluations."""
    first = (Proposal.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    stream, reviews = _files(range(first, first + number), desk), 0
    while files := list(islice(stream, BATCH)):
        Proposal.objects.bulk_create(files)
        CompletionRequest.objects.bulk_create(_request(file, desk) for file in files if file.status == Status.RETURNED)
        asked = Assignment.objects.bulk_create(one for file in files for one in _assignments(file, desk))
        Review.objects.bulk_create(_review(one) for one in asked)
        reviews += len(asked)
    return reviews


def _files(numbers: range, desk: Desk) -> Iterator[Proposal]:
    for number in numbers:
        body, status = desk.bodies[number % len(desk.bodies)], STATUSES[number % len(STATUSES)]
        sent = desk.now - dt.timedelta(days=1 + number % 91, minutes=number % 1440)
        money = Decimal(500_000 + number * 137 % 9_000_000)
        file = Proposal(
            call=desk.call,
            call_stage=desk.window,
            edition_id=desk.call.edition_id,
            organisation=body,
            status=status,
            status_before=Status.SUBMITTED if status != Status.SUBMITTED else Status.DRAFT,
            status_since=sent,
            reference=f"{desk.call.agency.nuts2}/{desk.call.programme_year % 100:02d}/CMDP/{100_000 + number}",
            title=f"{THINGS[number % len(THINGS)]} tesisi: {PLACES[number % len(PLACES)]} {number}",
            summary="Ölçmek için uydurulmuş bir dosya.",
            province=body.province,
            district=PLACES[(number // 7) % len(PLACES)],
            main_measure=desk.measures[number % len(desk.measures)],
            total_cost=money,
            requested_support=money * 8 / 10,
            score=Decimal(40 + number % 60) if status in EVALUATED else None,
            expert=desk.staff[number % len(desk.staff)],
            created_at=sent,
            first_sent_at=sent,
            sent_at=sent,
            is_demo=True,
        )
        file.set_keys()
        yield file


def _request(file: Proposal, desk: Desk) -> CompletionRequest:
    ends = desk.now + dt.timedelta(days=file.pk % 20 - 5)
    told: dict[str, Any] = {"asked": "İmzalı belgeyi yükleyin.", "sections": ["documents"]}
    asked = {"requested_at": file.sent_at, "requested_by": desk.staff[1], "notified_at": file.sent_at, "due_at": ends}
    return CompletionRequest(proposal=file, call_stage=desk.window, **told, **asked)


def _assignments(file: Proposal, desk: Desk) -> Iterator[Assignment]:
    """Three evaluators of the pool for what is or was evaluated; of what still is, the last has not sent."""
    if file.status not in {Status.UNDER_REVIEW, *EVALUATED}:
        return
    for place in range(min(REVIEWS, len(desk.pool))):
        is_sent = file.status != Status.UNDER_REVIEW or place < REVIEWS - 1
        yield Assignment(
            proposal=file,
            call_stage=desk.window,
            evaluator=desk.pool[(file.pk + place) % len(desk.pool)],
            is_third=place == REVIEWS - 1,
            state=AssignmentState.SENT if is_sent else AssignmentState.ACCEPTED,
            asked_at=file.created_at,
            declared_at=file.created_at,
            ended_at=desk.now if is_sent else None,
            due_at=desk.now + dt.timedelta(days=file.pk % 30 - 10),
        )


def _review(assignment: Assignment) -> Review:
    total = Decimal(40 + assignment.proposal_id % 60) if assignment.ended_at else None
    return Review(assignment=assignment, saved_at=assignment.asked_at, sent_at=assignment.ended_at, total=total)
