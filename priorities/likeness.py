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
        "bolge",
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
# So many earlier projects under a measure count half of what a measure with very many would make of theirs.
HALF_TRUSTED: Final = 3


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
    weights = _weights(known)
    near = [_near(one, said, parts, weights) for one in known]
    return sorted((one for one in near if one.nearness), key=lambda one: -one.nearness)[:most]


def _weights(known: Sequence[Known]) -> Mapping[str, float]:
    """How much a stem tells: the less, the more measures have it in their wording or in names of earlier projects."""
    spread = Counter(stem for one in known for stem in one.wording.union(*one.earlier))
    return {stem: math.log(1 + len(known) / count) for stem, count in spread.items()}


def _near(one: Known, said: Mapping[str, str], parts: Sequence[str], weights: Mapping[str, float]) -> Near:
    wording, shares = dict.fromkeys(one.wording, 1.0), _shares(one.earlier)
    defined, earlier = [stem for stem in said if stem in wording], [stem for stem in said if stem in shares]
    kept = found_in(one.words, parts)
    trust = len(one.earlier) / (len(one.earlier) + HALF_TRUSTED)
    nearness = _cosine(defined, wording, weights) + trust * _cosine(earlier, shares, weights)
    nearness += KEPT_WORDS_COUNT * len(kept)
    return Near(one.measure, nearness, _words(defined, said), kept, _words(earlier, said))


def _cosine(common: Iterable[str], told: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The text against what is told of a measure, as vectors of weighted words; a long one does not win by its length.

    Without the length of the text, which is the same for every measure.
    """
    length = math.sqrt(math.fsum((share * weights[stem]) ** 2 for stem, share in told.items()))
    return math.fsum(told[stem] * weights[stem] ** 2 for stem in common) / length if length else 0.0


def _shares(bags: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Of each stem the share of earlier projects that have it."""
    counts = Counter(stem for bag in bags for stem in bag)
    return {stem: count / len(bags) for stem, count in counts.items()}


def _words(chosen: Iterable[str], said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said[stem] for stem in chosen)
