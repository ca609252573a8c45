"""The facts of files that a decision's list rests on, held to what was sent: the first sending, what is asked, the part of
the envelope. Sendings are frozen, so a row of a file that was changed beside them before the decision is found.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from applications.models import OpinionAct, Submission
from applications.money import EnvelopeSplit
from applications.queries.decided import Document, number
from cmdp.regions.queries import province_names


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which the kept list and the one that was reckoned again part; the path from the top."""

    path: tuple[str | int, ...]
    kept: Any
    again: Any


def changed_facts(act: OpinionAct, document: Document) -> Iterator[Difference]:
    """Facts of the list that the sendings of then do not bear out; one query, two where provinces part the envelope.

    A file without a sending, as those that were written down from before this software, has nothing to be held to.
    """
    files, split = document["rests_on"]["files"], document["rules"]["envelope_split"]
    names = province_names() if split == EnvelopeSplit.PROVINCE else {}
    sendings = _sendings_of(act, [file["key"] for file in files])
    for file in files:
        if sent := sendings.get(file["key"]):
            yield from _parted(file, sent, split, names)


def _sendings_of(act: OpinionAct, files: Sequence[int]) -> Mapping[int, list[tuple[dt.datetime, Document]]]:
    """File → its sendings up to the decision, in their order: when, and what stands in them that a list asks for."""
    sent = Submission.objects.filter(proposal__in=files, sent_at__lte=act.recorded_at).order_by("number")
    asked = ("content__funding", "content__priorities", "content__place")
    found: defaultdict[int, list[tuple[dt.datetime, Document]]] = defaultdict(list)
    for file, at, funding, priorities, place in sent.values_list("proposal_id", "sent_at", *asked):
        found[file].append((at, {"funding": funding, "priorities": priorities, "place": place}))
    return found


def _parted(
    file: Document, sent: Sequence[tuple[dt.datetime, Document]], split: str, names: Mapping[str, str]
) -> Iterator[Difference]:
    (first, _content), (_at, last) = sent[0], sent[-1]
    pairs = {
        "first_sent": (file["first_sent"], first.astimezone(dt.UTC).isoformat()),
        "asked": (file["asked"], number(Decimal(last["funding"]["requested_support"]))),
    }
    if split == EnvelopeSplit.AXIS:
        pairs["axis"] = (file["part"], _axis_in(last))
    elif split == EnvelopeSplit.PROVINCE:
        pairs["province"] = (names.get(file["part"], file["part"]), last["place"]["province"])
    for name, (kept, told) in pairs.items():
        if kept != told:
            yield Difference(("facts", file["reference"], name), kept, told)


def _axis_in(content: Document) -> str:
    """The code of the axis of the main measure."""
    main = content["priorities"]["main"]
    return str(main["axis"]["code"]) if main else ""
