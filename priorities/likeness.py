"""Which measures a text is nearest to, by its words: an aid with its reasons, never a decision.

Words meet by their first letters after folding (``kit.text.search_key``): Turkish builds on to the end of a word. A word
counts the more the fewer measures know it. Three things are known of a measure: its own wording, the words that staff
keep for it, and the words in the names of earlier projects.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cmdp.kit.text import clean_text, search_key
from priorities.key import found_in, parts_of
from priorities.models import Measure

LETTERS: Final = 5
SHORTEST: Final = 3
LETTER_RUN: Final = re.compile(r"[^\W\d_]+")
# Stems of words that tell nothing of what a project is about.
SILENT: Final = frozenset(
    {
        "ait",
        "ama",
        "ancak",
        "bir",
        "biri",
        "cok",
        "daha",
        "dair",
        "dahil",
        "diger",
        "gibi",
        "gore",
        "hem",
        "her",
        "icin",
        "ile",
        "ise",
        "kadar",
        "olan",
        "olara",
        "olmak",
        "olup",
        "oran",
        "veya",
        "yeni",
        "yer",
        "yil",
        "yonel",
        "uygun",
        "artir",
        "gelis",
        "proje",
        "kurul",
        "kapsa",
        "sagla",
        "amaci",
        "the",
        "and",
        "for",
        "with",
        "are",
        "that",
        "from",
        "new",
    }
)
KEPT_WORDS_COUNT: Final = 2.0


@dataclass(frozen=True, slots=True)
class Known:
    """A measure, the words that staff keep for it, and the stems in the name of each earlier project under it."""

    measure: Measure
    words: tuple[str, ...] = ()
    earlier: tuple[frozenset[str], ...] = ()

    @property
    def wording(self) -> frozenset[str]:
        """The stems of its definition in both languages."""
        measure = self.measure
        return frozenset(stems(f"{measure.title_tr}\n{measure.text_tr}\n{measure.title_en}\n{measure.text_en}"))


@dataclass(frozen=True, slots=True)
class Near:
    """A measure near a text, and why: words of the text, those of the staff's that stand in it, words of the text again."""

    measure: Measure
    nearness: float
    defined: tuple[str, ...]
    kept: tuple[str, ...]
    earlier: tuple[str, ...]


def stems(text: str) -> dict[str, str]:
    """The stems of the words that tell something, each with the word as it first stands in the text."""
    told: dict[str, str] = {}
    for word in LETTER_RUN.findall(clean_text(text)):
        folded = search_key(word)
        stem = folded[:LETTERS]
        if len(folded) >= SHORTEST and stem not in SILENT:
            told.setdefault(stem, word)
    return told


def nearest(text: str, known: Sequence[Known], most: int) -> list[Near]:
    """At most ``most`` measures that share a word with the text, the nearest first; ties in the order of ``known``."""
    said, parts = stems(text), parts_of(text)
    wordings = [one.wording for one in known]
    weights = _weights(wordings)
    near = [_near(one, wording, said, parts, weights) for one, wording in zip(known, wordings, strict=True)]
    return sorted((one for one in near if one.nearness), key=lambda one: -one.nearness)[:most]


def _weights(wordings: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much a stem tells: the less, the more measures have it in their wording."""
    spread = Counter(stem for wording in wordings for stem in wording)
    return {stem: _weight(len(wordings), count) for stem, count in spread.items()}


def _weight(measures: int, having: int) -> float:
    return math.log(1 + measures / having)


def _near(
    one: Known, wording: frozenset[str], said: Mapping[str, str], parts: Sequence[str], weights: Mapping[str, float]
) -> Near:
    heaviest = max(weights.values(), default=0.0)
    defined = [stem for stem in said if stem in wording]
    kept = found_in(one.words, parts)
    shares = _shares(one.earlier)
    earlier = [stem for stem in said if stem in shares]
    nearness = _sum(weights[stem] for stem in defined) / math.sqrt(len(wording) or 1)
    nearness += KEPT_WORDS_COUNT * len(kept)
    nearness += _sum(shares[stem] * weights.get(stem, heaviest) for stem in earlier)
    return Near(one.measure, nearness, _words(defined, said), kept, _words(earlier, said))


def _shares(bags: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Of each stem the share of earlier projects that have it, held down while there are few."""
    counts = Counter(stem for bag in bags for stem in bag)
    return {stem: count / (len(bags) + 1) for stem, count in counts.items()}


def _sum(parts: Iterable[float]) -> float:
    return math.fsum(parts)


def _words(chosen: Iterable[str], said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said[stem] for stem in chosen)
