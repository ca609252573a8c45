"""Which measures a text leads to: by the words that staff keep for each, as ``kit.text`` folds them."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cmdp.kit.text import search_key
from priorities.models import Measure, MeasureKey
from priorities.queries import current_edition

WORD: Final = re.compile(r"[^\W_]+")
# A shorter word is itself alone: with endings allowed, "su" would also be found in "sunum".
WITH_ENDINGS: Final = 4
# The last letter of a longer word may change before an ending: desteği, kitabı, kanadı; laboratories, prototyping.
SOFTENED: Final = {"k": "g", "p": "b", "t": "d", "y": "i", "e": "i"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure in force, what leads to it, and those of its words that lead to another one as well."""

    measure: Measure
    key: MeasureKey | None
    ambiguous: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """A measure that a text leads to, by these words."""

    measure: Measure
    words: tuple[str, ...]


def entries(at: dt.datetime) -> list[Entry]:
    """Every measure in force with its words, in reading order; three queries."""
    measures, keys = _keyed(at)
    shared = _shared(keys)
    return [Entry(measure, key, _those_in(key, shared)) for measure in measures for key in [keys.get(measure.pk)]]


def measures_led_to(text: str, at: dt.datetime) -> list[Led]:
    """The measures in force that the text leads to: most words first, then in reading order; nothing is guessed.

    A word leads where the text holds it, whatever its case and marks, with whatever endings and what these do to its
    last letter; words of several parts, where the parts follow one another.
    """
    said = parts_of(text)
    measures, keys = _keyed(at)
    led = [Led(measure, found_in(keys[measure.pk].words, said)) for measure in measures if measure.pk in keys]
    return sorted((one for one in led if one.words), key=lambda one: -len(one.words))


def key_of(measure: Measure) -> MeasureKey | None:
    """The words of a measure's lineage, if it has any row."""
    return MeasureKey.objects.filter(lineage=measure.lineage).first()


def _keyed(at: dt.datetime) -> tuple[list[Measure], dict[int, MeasureKey]]:
    edition = current_edition(at)
    measures = list(edition.measures.select_related("axis", "edition")) if edition else []
    rows = MeasureKey.objects.filter(lineage__in=[measure.lineage for measure in measures])
    by_lineage = {row.lineage: row for row in rows}
    return measures, {one.pk: by_lineage[one.lineage] for one in measures if one.lineage in by_lineage}


def _shared(keys: Mapping[int, MeasureKey]) -> frozenset[str]:
    owners: dict[str, set[int]] = defaultdict(set)
    for measure, key in keys.items():
        for word in key.words:
            owners[search_key(word)].add(measure)
    return frozenset(word for word, those in owners.items() if len(those) > 1)


def _those_in(key: MeasureKey | None, shared: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in key.words if search_key(word) in shared) if key else ()


def found_in(words: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    """Those of the words that a text holds, of which ``said`` are the parts."""
    return tuple(word for word in words if _holds(said, parts_of(word)))


def _holds(said: Sequence[str], wanted: Sequence[str]) -> bool:
    places = range(len(said) - len(wanted) + 1)
    return bool(wanted) and any(all(map(_is, said[place:], wanted)) for place in places)


def _is(said: str, wanted: str) -> bool:
    return said == wanted or (len(wanted) >= WITH_ENDINGS and said.startswith((wanted, _before_an_ending(wanted))))


def _before_an_ending(word: str) -> str:
    last = SOFTENED.get(word[-1], word[-1]) if len(word) > WITH_ENDINGS else word[-1]
    return word[:-1] + last


def parts_of(text: str) -> list[str]:
    """The words of a text in their order, folded."""
    return WORD.findall(search_key(text))
