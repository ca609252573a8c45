"""Known names taken out of texts: however they are cased, spelt without Turkish letters, or inflected.

What is found is found by what is known; a name that nobody told of stays. Offsets hold because folding keeps every
letter in its place.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from hashlib import sha256
from typing import Final

from cmdp.kit.text import HIDDEN, PLAIN, lower

LEAST_LETTERS: Final = 4
ENDING: Final = r"\w{0,8}(?:['’`]\w{1,12})?"  # Turkish endings, written on or behind an apostrophe
BETWEEN: Final = r"[\W_]{1,3}"
GROUPED: Final = r"[\s.\-/()]*"
COUNTRY: Final = rf"(?:\+?9?0{GROUPED})?"  # before the number of a telephone
ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TOKENS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is to be hidden.

    ``names`` are whole names of bodies and people, ``words`` stand for one alone and count only where they begin with
    a capital, ``letters`` are abbreviations, written as they are; ``numbers`` are digits, however grouped; ``hosts``
    are domains, with whatever stands before and behind them.
    """

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Veil:
    """Hides what is known; e-mail addresses go whoever's they are."""

    known: Known = field(default_factory=Known)

    @property
    def fingerprint(self) -> str:
        """Of what is known: what was made under another one may still hold a name that has come since."""
        known = [sorted(getattr(self.known, one.name)) for one in fields(self.known)]
        return sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()

    def over(self, text: str, mark: str) -> str:
        """The text with each of its known names replaced by ``mark``."""
        return self.over_pieces([text], mark)[0]

    def over_pieces(self, pieces: Sequence[str], mark: str) -> list[str]:
        """The same for a text that lies in pieces, in whichever of them a name begins and ends."""
        plain = [whole(piece) for piece in pieces]
        spans = self._spans("".join(plain))
        shown, place = [], 0
        for piece in plain:
            shown.append(_covered(piece, place, spans, mark))
            place += len(piece)
        return shown if spans else list(pieces)

    def found_in(self, text: str) -> list[str]:
        """What would be hidden, once each, in the order of the text."""
        plain = whole(text)
        return list(dict.fromkeys(plain[start:end] for start, end in self._spans(plain)))

    def _spans(self, plain: str) -> list[tuple[int, int]]:
        """What is hidden, in order; where two overlap, both as one."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self._matches(plain)):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _matches(self, plain: str) -> Iterator[tuple[int, int]]:
        folded = fold(plain)
        yield from (match.span() for match in ADDRESS.finditer(plain))
        if self._anyhow:
            yield from (match.span() for match in self._anyhow.finditer(folded))
        if self._capital:
            yield from (m.span() for m in self._capital.finditer(folded) if plain[m.start()].isupper())
        if self._as_written:
            yield from (match.span() for match in self._as_written.finditer(plain))

    @cached_property
    def _anyhow(self) -> re.Pattern[str] | None:
        names = [rf"(?<!\w){BETWEEN.join(map(re.escape, words))}{ENDING}" for words in map(_words, self.known.names)]
        numbers = [rf"(?<!\d){COUNTRY}{GROUPED.join(digits)}(?!\d)" for digits in self.known.numbers]
        hosts = [
            rf"(?:https?://)?(?:[\w+-]+[.@])*{re.escape(fold(host))}(?![\w-])(?:/\S*)?" for host in self.known.hosts
        ]
        return _any_of([*names, *numbers, *hosts])

    @cached_property
    def _capital(self) -> re.Pattern[str] | None:
        return _any_of([rf"(?<!\w){re.escape(fold(word))}{ENDING}" for word in self.known.words])

    @cached_property
    def _as_written(self) -> re.Pattern[str] | None:
        return _any_of([rf"(?<!\w){re.escape(word)}(?:['’`]\w{{1,12}})?(?!\w)" for word in self.known.letters])


def _covered(piece: str, place: int, spans: Sequence[tuple[int, int]], mark: str) -> str:
    """A piece that begins at ``place`` without what the spans hide of it; the mark stands where a name begins."""
    shown, last = [], 0
    for start, end in spans:
        begin, stop = (min(max(edge - place, last), len(piece)) for edge in (start, end))
        begins_here = place <= start < place + len(piece)
        shown += [piece[last:begin], mark if begins_here else ""]
        last = stop
    return "".join([*shown, piece[last:]])


def whole(text: str) -> str:
    """The text without signs that hide words from a search, its letters in one piece each."""
    return unicodedata.normalize("NFC", HIDDEN.sub("", text))


def fold(text: str) -> str:
    """Small letters without marks, one for one."""
    return "".join(_letter(sign) for sign in text)


@cache
def _letter(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", lower(sign).translate(PLAIN))[:1]
    return bare.lower() if len(bare.lower()) == 1 else sign


def _words(name: str) -> list[str]:
    return TOKENS.findall(fold(whole(name)))


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    """The longest first, or a name would be hidden by half."""
    return re.compile("|".join(sorted(set(patterns), key=lambda one: (-len(one), one)))) if patterns else None
