"""A desk as full as it may get: thousands of made-up files with their evaluations, to measure pages and plans by."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from applications.choices import AssignmentState, Status
from applications.demo.many_desk import Desk
from applications.demo.many_record import Record, points_of
from applications.demo.marking import COMMENT
from applications.models import Assignment, CompletionRequest, Proposal, Review

BATCH: Final = 500
REVIEWS: Final = 3
# How the files stand, one after the other: every one has been with its evaluators.
STATUSES: Final = (
    *(Status.UNDER_REVIEW, Status.UNDER_REVIEW, Status.RETURNED, Status.REVIEWED, Status.REVIEWED),
    *(Status.POSITIVE, Status.NEGATIVE, Status.WITH_MINISTRY, Status.APPROVED, Status.REFUSED),
)
# One in so many more waits for its check, beside them.
WAITING_EACH: Final = 10
MARKING: Final = frozenset({Status.UNDER_REVIEW, Status.RETURNED})
BEFORE: Final = {
    Status.SUBMITTED: Status.DRAFT,
    Status.UNDER_REVIEW: Status.SUBMITTED,
    Status.RETURNED: Status.UNDER_REVIEW,
    Status.REVIEWED: Status.UNDER_REVIEW,
    Status.POSITIVE: Status.REVIEWED,
    Status.NEGATIVE: Status.REVIEWED,
    Status.WITH_MINISTRY: Status.POSITIVE,
    Status.APPROVED: Status.WITH_MINISTRY,
    Status.REFUSED: Status.WITH_MINISTRY,
}
THINGS: Final = ("Süt toplama", "Seracılık", "Kalıp ve döküm", "Arıcılık", "Yazılım", "Turizm", "Jeotermal ısıtma")
PLACES: Final = ("Iğdır", "Şavşat", "Çarşamba", "Öğütlü", "Gümüşhacıköy", "Ünye", "Kağızman")


@transaction.atomic
def load_many(number: int, desk: Desk) -> int:
    """Add so many files with three evaluations each, and a tenth as many that wait for their check; how many evaluations."""
    first = (Proposal.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    stream, reviews, record = _files(first, number, desk), 0, Record(desk)
    while files := list(islice(stream, BATCH)):
        Proposal.objects.bulk_create(files)
        CompletionRequest.objects.bulk_create(_request(file, desk) for file in files if file.status == Status.RETURNED)
        asked = Assignment.objects.bulk_create(one for file in files for one in _assignments(file, desk))
        record.write(files, Review.objects.bulk_create(_review(one) for one in asked))
        reviews += len(asked)
    return reviews


def _files(first: int, number: int, desk: Desk) -> Iterator[Proposal]:
    for key in range(first, first + number):
        yield _file(key, STATUSES[key % len(STATUSES)], desk)
    for key in range(first + number, first + number + number // WAITING_EACH):
        yield _file(key, Status.SUBMITTED, desk)


def _file(number: int, status: Status, desk: Desk) -> Proposal:
    body = desk.bodies[number // len(STATUSES) % len(desk.bodies)]
    sent = desk.now - dt.timedelta(days=1 + number % 91, minutes=number % 1440)
    money = Decimal(500_000 + number * 137 % 9_000_000)
    file = Proposal(
        call=desk.call,
        call_stage=desk.window,
        edition_id=desk.call.edition_id,
        organisation=body,
        status=status,
        status_before=BEFORE[status],
        status_since=sent,
        reference=f"{desk.call.agency.nuts2}/{desk.call.programme_year % 100:02d}/CMDP/{100_000 + number}",
        title=f"{THINGS[number % len(THINGS)]} tesisi: {PLACES[number % len(PLACES)]} {number}",
        summary=_summary(number),
        province=body.province,
        district=PLACES[(number // 7) % len(PLACES)],
        site=f"{number % 4000 + 100} ada {number % 89 + 1} parsel",
        main_measure=desk.measures[number % len(desk.measures)],
        total_cost=money,
        requested_support=money * 8 / 10,
        score=None if status in {Status.SUBMITTED, *MARKING} else Decimal(40 + number % 60),
        expert=desk.staff[number % len(desk.staff)],
        created_at=sent,
        first_sent_at=sent,
        sent_at=sent,
        is_demo=True,
    )
    file.set_keys()
    return file


def _summary(number: int) -> str:
    """Some sixty words, in part those of others: files must be compared as they are where many are alike."""
    parts = [f"{THINGS[number * step % len(THINGS)]} için {PLACES[number * step % 5]}" for step in range(1, 9)]
    return f"Ölçmek için uydurulmuş {number}. dosya. " + " ".join(
        f"{part} çevresinde yeni yapı kurulur." for part in parts
    )


def _request(file: Proposal, desk: Desk) -> CompletionRequest:
    ends = desk.now + dt.timedelta(days=file.pk % 20 - 5)
    told: dict[str, Any] = {"asked": "İmzalı belgeyi yükleyin.", "sections": ["documents"]}
    asked = {"requested_at": file.sent_at, "requested_by": desk.staff[1], "notified_at": file.sent_at, "due_at": ends}
    return CompletionRequest(proposal=file, call_stage=desk.window, **told, **asked)


def _assignments(file: Proposal, desk: Desk) -> Iterator[Assignment]:
    """Three evaluators of the pool for all but what waits for its check; of what is being marked, the last has not sent."""
    if file.status == Status.SUBMITTED:
        return
    for place in range(min(REVIEWS, len(desk.pool))):
        is_sent = file.status not in MARKING or place < REVIEWS - 1
        yield Assignment(
            proposal=file,
            call_stage=desk.window,
            evaluator=desk.pool[(file.pk // len(STATUSES) + place) % len(desk.pool)],
            is_third=place == REVIEWS - 1,
            state=AssignmentState.SENT if is_sent else AssignmentState.ACCEPTED,
            asked_at=file.created_at,
            declared_at=file.created_at,
            ended_at=desk.now if is_sent else None,
            due_at=desk.now + dt.timedelta(days=file.pk % 30 - 10),
        )


def _review(assignment: Assignment) -> Review:
    total = points_of(assignment.proposal) if assignment.ended_at else None
    stamps = {"saved_at": assignment.asked_at, "sent_at": assignment.ended_at}
    return Review(assignment=assignment, version=1, comment=COMMENT, total=total, **stamps)
