"""The list that a decision rested on, as canonical JSON; ``queries.replaying`` reckons it again.

*Rests on* the facts of then (money, files, what each asked) and the names of the reviews as they were sent; the points
are read from those reviews, the rules from the rule set, the opinions from the act and the record. Nothing of it names
an evaluator.
"""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from applications.models import OpinionAct, ReviewVersion
from applications.queries.entrants import Assessed, Entrant
from applications.queries.ranking import RankedEnvelope, RankedLine, Ranking, waits
from applications.queries.rules import Rules
from applications.queries.scoring import HUNDREDTH
from applications.queries.tallies import sent_in

SCHEMA: Final = 1
RECORDED: Final = "opinions.record"
RULES: Final = (
    "assessment_mode",
    "combining",
    "pass_mark",
    "tie_breaks",
    "envelope_split",
    "unused_money",
    "lets_smaller",
)
Document = dict[str, Any]
# The reviews that count for a file: the assignment's public id, and that of the version that was sent (or nothing).
Sources = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What the act says of one file; ``amount`` in lira as it was when the act was recorded."""

    outcome: str
    amount: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A list with all that it was drawn from."""

    act: OpinionAct
    assessed: Assessed
    ranking: Ranking
    sources: Mapping[int, Sources]


def canonical(document: Document) -> str:
    """The one way to write a document down: sorted keys, no spaces; its UTF-8 bytes are what is compared."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(content: str) -> str:
    """SHA-256 (hexadecimal) of the UTF-8 bytes."""
    return hashlib.sha256(content.encode()).hexdigest()


def drawn_from(act: OpinionAct, assessed: Assessed, ranking: Ranking) -> Drawn:
    """The list with the names of the reviews that count for each of its files; two queries."""
    stage = {"review__assignment__call_stage": act.call_stage_id, "sent_at__isnull": False}
    sent = ReviewVersion.objects.filter(**stage).order_by("pk").values_list("review_id", "sent_at", "public_id")
    versions = {(review, at): public_id for review, at, public_id in sent}
    rows = (
        sent_in(act.call_stage).order_by("pk").values_list("proposal_id", "public_id", "review__pk", "review__sent_at")
    )
    sources = defaultdict(list)
    for file, public_id, review, at in rows:
        sources[file].append((public_id, versions.get((review, at), "")))
    return Drawn(act, assessed, ranking, {file: sources[file] for file in assessed.results})


# Writing it down ----------------------------------------------------------------------
def document_of(drawn: Drawn, said: Mapping[int, Said]) -> Document:
    """Everything that the list is and rests on, as plain JSON; money in lira and points as decimal text."""
    ranking, files = drawn.ranking, sorted(drawn.assessed.files, key=lambda file: file.pk)
    return {
        "schema": SCHEMA,
        "act": drawn.act.public_id,
        "rules": _rules(ranking.rules),
        "rests_on": {
            "envelope": number(ranking.purse.envelope),
            "shares": [[part, number(amount)] for part, amount in ranking.purse.shares.items()],
            "parts": [part.key for part in drawn.assessed.parts],
            "files": [_fact(file, drawn) for file in files],
        },
        "lines": [line_of(line, ranking.rules) for line in ranking.lines],
        "envelopes": [envelope_of(one) for one in ranking.envelopes],
        "opinions": {file.public_id: _opinion(said[file.pk]) for file in files if file.pk in said},
    }


def number(value: Decimal | int | None) -> str | None:
    """A decimal as it is written down: two places, whatever the database gave."""
    return None if value is None else format(Decimal(value).quantize(HUNDREDTH), "f")


def _rules(rules: Rules) -> Document:
    told = {name: getattr(rules.values, name) for name in RULES}
    tie_breaks = list(rules.values.tie_breaks)
    return {
        **told,
        "set": rules.rule_set.public_id,
        "pass_mark": number(rules.values.pass_mark),
        "tie_breaks": tie_breaks,
    }


def _fact(file: Entrant, drawn: Drawn) -> Document:
    sent = file.first_sent_at
    return {
        "key": file.pk,
        "id": file.public_id,
        "reference": file.reference,
        "status": str(file.status),
        "part": file.part,
        "asked": number(file.requested_support),
        "first_sent": sent.astimezone(dt.UTC).isoformat() if sent else None,
        "held": number(drawn.assessed.amounts.get(file.pk)),
        "reviews": [list(source) for source in drawn.sources[file.pk]] if file.pk in drawn.sources else None,
    }


def line_of(line: RankedLine, rules: Rules) -> Document:
    """One line of the list; ``totals`` in the order in which the evaluators were asked, without their names."""
    result = line.result
    means = zip(rules.grid, result.sections, strict=False)
    return {
        "rank": line.rank,
        "place": line.place,
        "part": line.part,
        "id": line.file.public_id,
        "reference": line.file.reference,
        "totals": [number(total) for total in result.totals],
        "counted": list(result.places),
        "score": number(result.score),
        "word": str(result.opinion),
        "sections": [
            {"key": part.section.key, "mean": number(mean.mean), "floor": number(mean.floor), "most": mean.max_points}
            for part, mean in means
        ],
        "passes": result.passes,
        "waits": waits(line.file, result),
        "tie_broken_by": line.tie_broken_by,
        "asked": number(line.file.requested_support),
        "held": number(line.recommended),
        "moved": number(line.moved),
        "cumulated": number(line.cumulated),
        "is_within": line.is_within,
        "suggestion": str(line.suggestion),
    }


def envelope_of(one: RankedEnvelope) -> Document:
    """What stands above the lines of one envelope."""
    outside = one.first_outside
    return {
        "part": one.part.key,
        **{name: number(getattr(one, name)) for name in ("share", "held", "received", "given", "left")},
        "first_outside": outside.file.public_id if outside else None,
        "short_by": number(one.overflow.short_by) if one.overflow else None,
    }


def _opinion(said: Said) -> Document:
    return {"outcome": str(said.outcome), "amount": number(said.amount), "reason": said.reason}
