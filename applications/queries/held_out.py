"""How often the suggestion hits: every supported project that we classified, held out in turn, over the shipped data."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from applications.queries.published.shipped import MAPPING, rows_of
from priorities.key import found_in, parts_of
from priorities.likeness import Known, nearest, stems
from priorities.loading import DATA, KEY
from priorities.models import Measure

MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Hits:
    """One way to suggest: of ``texts``, how often the reviewed measure came first, and among the first three."""

    way: str
    first: int
    among: int
    texts: int


@dataclass(frozen=True, slots=True)
class Text:
    """The name of a project and the code of the measure that a person found for it."""

    name: str
    code: str


def measured() -> list[Hits]:
    """Each way on the same texts; none sees the text that it is asked about."""
    texts = [Text(row["project_name"], row["measure"]) for row in rows_of(MAPPING) if row["measure"]]
    known, plain = _known(), "plain count of the key's words"
    ways = {
        plain: lambda text: _counted(text, known),
        "nearest, without earlier projects": lambda text: _near(text, known),
        "nearest, as shown to applicants": lambda text: _near(text, _with_earlier(known, texts, text)),
    }
    return [_hits(way, [suggest(text) for text in texts], texts) for way, suggest in ways.items()]


def _hits(way: str, suggested: Sequence[list[str]], texts: Sequence[Text]) -> Hits:
    pairs = list(zip(suggested, texts, strict=True))
    first = sum(codes[:1] == [text.code] for codes, text in pairs)
    return Hits(way, first, sum(text.code in codes for codes, text in pairs), len(texts))


def _known() -> list[Known]:
    keys = json.loads(KEY.read_text(encoding="utf-8"))["measures"]
    rows = [row for axis in json.loads(DATA.read_text(encoding="utf-8"))["axes"] for row in axis["measures"]]
    return [
        Known(_measure(row), tuple(dict.fromkeys([*keys[row["code"]]["tr"], *keys[row["code"]]["en"]]))) for row in rows
    ]


def _measure(row: dict[str, str]) -> Measure:
    return Measure(code=row["code"], title_tr=row["text_tr"], title_en=row["text_en"])


def _with_earlier(known: Sequence[Known], texts: Sequence[Text], held_out: Text) -> list[Known]:
    others = [text for text in texts if text is not held_out]
    return [
        Known(one.measure, one.words, tuple(frozenset(stems(t.name)) for t in others if t.code == one.measure.code))
        for one in known
    ]


def _near(text: Text, known: Sequence[Known]) -> list[str]:
    return [near.measure.code for near in nearest(text.name, known, MOST)]


def _counted(text: Text, known: Sequence[Known]) -> list[str]:
    counts = [(len(found_in(one.words, parts_of(text.name))), one.measure.code) for one in known]
    return [code for count, code in sorted(counts, key=lambda pair: -pair[0]) if count][:MOST]
