"""What the public may know of a call's outcome: only what a release has told, and nothing of what is still open."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from applications.choices import MinistryActKind, OpinionOutcome, Status
from applications.models import Call, CallStage, MinistryAct, Opinion, OpinionAct, Proposal

# On the reserve list, or taken off it again by an objection: nobody was told that money was found.
_WAITING: Final = (Status.RESERVE, Status.REVIEWED, Status.UNDER_REVIEW, Status.RETURNED)
_WAITS = Q(proposal__status__in=_WAITING) | Q(proposal__status=Status.WITHDRAWN, proposal__status_before__in=_WAITING)
_NEWER = Opinion.objects.filter(
    proposal=OuterRef("proposal"), act__call_stage=OuterRef("act__call_stage"), pk__gt=OuterRef("pk")
)
_CALLED_UP: Final = (
    Q(outcome=OpinionOutcome.RESERVE) & ~(Q(proposal__call_stage=F("act__call_stage")) & _WAITS) & ~Exists(_NEWER)
)


@dataclass(frozen=True, slots=True)
class StageResult:
    """One stage after its release: the agency's opinions, and what the Ministry has approved of them since.

    ``ineligible`` files were refused in the agency's pre-examination. ``amount`` is the Ministry's, in lira.
    """

    window: CallStage
    released_at: dt.datetime
    ineligible: int
    positive: int
    reserve: int
    negative: int
    approved: int
    amount: Decimal

    @property
    def examined(self) -> int:
        """The files whose outcome has been told."""
        return self.ineligible + self.positive + self.reserve + self.negative


def results_of(call: Call) -> list[StageResult]:
    """The stages of a call that have a release, in order; empty before the first one."""
    released = _releases(call)
    if not released:
        return []
    opinions, refused, approved = _opinions(call), _ineligible(call), _approvals(call)
    return [
        StageResult(
            window=window,
            released_at=released[window.pk],
            ineligible=refused[window.pk],
            positive=opinions[window.pk, OpinionOutcome.POSITIVE],
            reserve=opinions[window.pk, OpinionOutcome.RESERVE],
            negative=opinions[window.pk, OpinionOutcome.NEGATIVE],
            approved=len(approved.get(window.pk, ())),
            amount=sum(approved.get(window.pk, {}).values(), Decimal(0)),
        )
        for window in call.stages.all()
        if window.pk in released
    ]


def with_results(calls: Iterable[Call]) -> set[int]:
    """The keys of those calls that have something released."""
    acts = OpinionAct.objects.filter(call__in=[call.pk for call in calls], released_at__isnull=False)
    return set(acts.values_list("call_id", flat=True))


def _releases(call: Call) -> dict[int, dt.datetime]:
    """Stage window → its latest release."""
    acts = OpinionAct.objects.filter(call=call, released_at__isnull=False).order_by("released_at")
    return {window: at for window, at in acts.values_list("call_stage_id", "released_at") if at is not None}


def _opinions(call: Call) -> Counter[tuple[int, str]]:
    """How many files met which outcome in which stage: of each file the latest opinion that was released.

    A file called up from the reserve list counts as positive: its applicant was told so.
    """
    rows = Opinion.objects.filter(act__call=call, act__released_at__isnull=False).order_by("pk")
    rows = rows.annotate(told=Case(When(_CALLED_UP, then=Value(OpinionOutcome.POSITIVE)), default="outcome"))
    latest = {(row[0], row[1]): row[2] for row in rows.values_list("act__call_stage_id", "proposal_id", "told")}
    return Counter((window, outcome) for (window, _proposal), outcome in latest.items())


def _ineligible(call: Call) -> Counter[int]:
    files = Proposal.objects.filter(call=call, status=Status.INELIGIBLE)
    return Counter(files.values_list("call_stage_id", flat=True))


def _approvals(call: Call) -> dict[int, dict[int, Decimal]]:
    """Stage window → file → the amount that the Ministry approved; of opinions that have been released."""
    acts = MinistryAct.objects.filter(
        proposal__call=call,
        kind=MinistryActKind.APPROVED,
        proposal__opinions__act__released_at__isnull=False,
    ).order_by("pk")
    found: dict[int, dict[int, Decimal]] = {}
    for window, proposal, amount in acts.values_list("call_stage_id", "proposal_id", "amount"):
        found.setdefault(window, {})[proposal] = amount or Decimal(0)
    return found
