"""The list of a decision, reckoned again from the stored marks, rules and acts, and compared byte for byte; what it says
of its files is held to what they sent.

What lawfully happened since is undone first: marks that were taken up again count as they were sent, a call-up's amount
as it was before. What happened beside the record is told.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

from django.db.models import Prefetch, QuerySet

from applications.choices import AssessmentMode
from applications.models import Mark, Opinion, OpinionAct, Proposal, Review, ReviewVersion
from applications.queries.decided import RECORDED, Document, Drawn, Said, canonical, digest_of, document_of
from applications.queries.entrants import Assessed, Entrant
from applications.queries.envelopes import Part, Purse
from applications.queries.ranking import rank
from applications.queries.rules import Rules, rules_of
from applications.queries.scoring import Result, result_of_marks, result_of_opinions
from applications.queries.sent_facts import Difference, changed_facts
from cmdp.audit.models import Event

CALLED_UP: Final = "proposal.call_up"


@dataclass(frozen=True, slots=True)
class Replay:
    """What came out; ``document`` is the kept list, and missing where its hash does not hold."""

    sha256: str
    document: Document | None
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Whether the same bytes came out, and every mark and fact stands as it was sent."""
        return not self.differences


def replay(act: OpinionAct) -> Replay | None:
    """Reckon an act's list again; nothing where none was kept, as of acts before lists were. Seven queries, one more where
    provinces have envelopes of their own.
    """
    kept = getattr(act, "decided_list", None)
    if kept is None:
        return None
    if broken := tuple(_broken_seals(act, kept.content, kept.sha256)):
        return Replay(kept.sha256, None, broken)
    document = json.loads(kept.content)
    written, rests_on = _written_for(act), document["rests_on"]
    drawn = _drawn_again(act, rests_on, rules_of(act.call.rule_set), written)
    again = canonical(document_of(drawn, _said_then(act)))
    parted = _differences(document, json.loads(again)) if again != kept.content else ()
    beside = (*_changed_marks(rests_on, written), *changed_facts(act, document))
    return Replay(kept.sha256, document, (*parted, *beside))


def _broken_seals(act: OpinionAct, content: str, sha256: str) -> Iterator[Difference]:
    """Where the kept bytes are not those whose hash stands beside them, and on the record of the act."""
    of_act = Event.objects.filter(object_type=act._meta.label_lower, object_id=act.pk, verb=RECORDED)
    recorded = next((event.changes["list"][1] for event in of_act), None)
    for name, told in (("content", digest_of(content)), ("record", recorded)):
        if told != sha256:
            yield Difference((name,), sha256, told)


# The marks ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Written:
    """What one evaluator gave: points by the criterion's key, or an opinion; and when it was sent."""

    points: Mapping[int, int | None]
    opinion: str
    sent_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a stage: by version as they were sent, by assignment as they stand now."""

    sent: Mapping[str, Written]
    present: Mapping[str, Written]

    def read(self, assignment: str, version: str) -> Written:
        """What counted; a review of before versions were kept is read as it stands."""
        return self.sent.get(version) or self.present.get(assignment) or Written({}, "", None)


def _written_for(act: OpinionAct) -> Reviews:
    stage = act.call_stage_id
    versions = ReviewVersion.objects.filter(review__assignment__call_stage=stage, sent_at__isnull=False)
    marks = Prefetch("marks", Mark.objects.order_by().only("review", "criterion", "points"))
    reviews = Review.objects.filter(assignment__call_stage=stage).select_related("assignment").prefetch_related(marks)
    return Reviews(
        {row.public_id: _as_sent(row) for row in versions},
        {row.assignment.public_id: _as_it_is(row) for row in reviews},
    )


def _as_sent(version: ReviewVersion) -> Written:
    told = version.content["marks"].items()
    points = {int(key): mark["points"] for key, mark in told}
    return Written(points, version.content["opinion"], version.sent_at)


def _as_it_is(review: Review) -> Written:
    return Written({mark.criterion_id: mark.points for mark in review.marks.all()}, review.opinion, review.sent_at)


def _changed_marks(rests_on: Document, written: Reviews) -> Iterator[Difference]:
    """Reviews that were not taken up again, and yet do not say what was sent."""
    for file in rests_on["files"]:
        for place, (assignment, version) in enumerate(file["reviews"] or (), start=1):
            sent, present = written.sent.get(version), written.present.get(assignment)
            if sent and present and sent.sent_at == present.sent_at and sent != present:
                yield Difference(("marks", file["reference"], place), _told(sent), _told(present))


def _told(written: Written) -> str:
    """The points in the order of the criteria, or the opinion."""
    points = ", ".join("–" if told is None else str(told) for _key, told in sorted(written.points.items()))
    return points or written.opinion


# The list -----------------------------------------------------------------------------
def _drawn_again(act: OpinionAct, rests_on: Document, rules: Rules, written: Reviews) -> Drawn:
    told = {file["key"]: file for file in rests_on["files"]}
    files = tuple(map(_file_then, told.values()))
    marked = {key: file["reviews"] for key, file in told.items() if file["reviews"] is not None}
    assessed = Assessed(
        files=files,
        results={key: _result([written.read(*one) for one in reviews], rules) for key, reviews in marked.items()},
        amounts={key: Decimal(file["held"]) for key, file in told.items() if file["held"] is not None},
        parts=tuple(Part(key, "") for key in rests_on["parts"]),
    )
    shares = {part: Decimal(amount) for part, amount in rests_on["shares"]}
    purse = Purse(Decimal(rests_on["envelope"]), shares, rules.values.unused_money, rules.values.lets_smaller)
    return Drawn(act, assessed, rank(assessed, rules, purse), marked)


def _file_then(told: Document) -> Entrant:
    """The file with what the list asks of it, as it was then."""
    sent = told["first_sent"]
    return Entrant(
        pk=told["key"],
        public_id=told["id"],
        reference=told["reference"],
        status=told["status"],
        requested_support=Decimal(told["asked"]),
        first_sent_at=dt.datetime.fromisoformat(sent) if sent else None,
        part=told["part"],
    )


def _result(reviews: Sequence[Written], rules: Rules) -> Result:
    if rules.values.assessment_mode == AssessmentMode.OPINION:
        return result_of_opinions([review.opinion for review in reviews])
    keys = [criterion.pk for criterion in rules.criteria]
    return result_of_marks(
        [{key: one.points.get(key) or 0 for key in keys} for one in reviews], rules.grid, rules.values
    )


def _said_then(act: OpinionAct) -> dict[int, Said]:
    """The act's opinions; an amount that a later call-up wrote is taken back to what stood before."""
    opinions = list(act.opinions.all())
    before = {event.object_id: event.changes["amount"][0] for event in _call_ups_after(act, opinions)}
    return {
        row.proposal_id: Said(row.outcome, _amount(before.get(row.proposal_id, row.amount)), row.reason)
        for row in opinions
    }


def _call_ups_after(act: OpinionAct, opinions: Sequence[Opinion]) -> QuerySet[Event]:
    """The last first, so that the earliest of a file is what remains."""
    files = [row.proposal_id for row in opinions]
    told = {"object_type": Proposal._meta.label_lower, "object_id__in": files, "verb": CALLED_UP}
    return Event.objects.filter(**told, at__gte=act.recorded_at).order_by("-pk")


def _amount(told: Decimal | str | None) -> Decimal | None:
    return Decimal(told) if told else None


def _differences(kept: Any, again: Any, path: tuple[str | int, ...] = ()) -> Iterator[Difference]:
    """Where two JSON values part, from the top down; lists place by place, counted from 1."""
    if isinstance(kept, dict) and isinstance(again, dict):
        pairs: list[tuple[str | int, Any, Any]] = [
            (key, kept.get(key), again.get(key)) for key in sorted(kept.keys() | again.keys())
        ]
    elif isinstance(kept, list) and isinstance(again, list):
        pairs = [(at, one, other) for at, (one, other) in enumerate(zip_longest(kept, again), start=1)]
    else:
        if kept != again:
            yield Difference(path, kept, again)
        return
    for key, one, other in pairs:
        yield from _differences(one, other, (*path, key))
