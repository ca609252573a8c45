"""The ranked list page by page, kept in the cache while nothing that it was worked out from changes (docs/adr/0029).

What is kept carries a stamp of all that it rests on: what the changes of its call weigh, which the database's triggers
note in the transaction of whoever makes them; the money; the rules; this code. Another stamp is another list, so none is
ever old. Acts, packages and replays do not read this: they reckon from what they rest on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django.core.cache import cache
from django.db import connection
from django.utils.translation import get_language
from redis import RedisError

from applications.models import CallStage
from applications.queries.certainty import Span
from applications.queries.entrants import assessed_of
from applications.queries.envelopes import parts_of, purse_of
from applications.queries.list_changes import weight_of
from applications.queries.rank_runs import Sureness, sureness_of
from applications.queries.ranking import RankedEnvelope, RankedLine, Ranking, rank
from applications.queries.rules import rules_of
from cmdp.kit.pages import Page, slice_page
from cmdp.kit.version import version

SIZE: Final = 50
SECONDS: Final = 24 * 60 * 60
HEAD: Final = "head"
Store = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the span of its place, where a run found one, and whether that is too close to the line to call."""

    line: RankedLine
    span: Span | None
    is_close: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the lines: the envelopes without theirs, how many each has, and whether the spans are of before."""

    envelopes: tuple[RankedEnvelope, ...]
    numbers: tuple[int, ...]
    left: Decimal
    common_left: Decimal
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one page of an envelope, and the one right ``above`` them where there is one."""

    placed: Sequence[Placed]
    above: Sequence[Placed]

    @property
    def lines(self) -> list[RankedLine]:
        """Those of the page."""
        return [one.line for one in self.placed]


@dataclass(frozen=True, slots=True)
class Shown:
    """One envelope as a page shows it: ``body`` is its lines as they were drawn, ``page`` their places, counted from nought."""

    envelope: RankedEnvelope
    page: Page
    body: str

    @property
    def line_at(self) -> str:
        """Where the address says the page on which the money ends; empty where that is the first, or it does not end."""
        outside = self.envelope.first_outside
        start = (outside.place - 1) // SIZE * SIZE if outside else 0
        return str(start) if start else ""


@dataclass(frozen=True, slots=True)
class RankedPage:
    """One page of the list: ``ranking`` is without its lines; ``is_stale`` says that the spans of places are of before."""

    ranking: Ranking
    envelopes: tuple[Shown, ...]
    is_stale: bool

    @property
    def has_lines(self) -> bool:
        """Whether any file is ranked."""
        return any(one.page.rows for one in self.envelopes)


# A ranking without its lines, and the lines that are to be drawn → each block of them as the page has it.
Draw = Callable[[Ranking, Sequence[Block]], Sequence[str]]


def ranked_page(window: CallStage, asked: Mapping[str, str], draw: Draw) -> RankedPage:
    """What an address asks for: of each envelope the page that stands under its anchor."""
    source = Source(window)
    head: Head = source.get([HEAD])[HEAD]
    ranking = _front(source, head)
    pages = list(_pages(head, asked))
    bodies = _bodies(source, ranking, pages, draw)
    shown = (
        Shown(envelope, page, bodies[name]) for envelope, (name, page) in zip(ranking.envelopes, pages, strict=True)
    )
    return RankedPage(ranking, tuple(shown), head.is_stale)


def _front(source: "Source", head: Head) -> Ranking:
    """The list without its lines; its parts are named in the reader's language."""
    parts = {part.key: part for part in parts_of(source.window.call, source.rules.values.envelope_split)}
    envelopes = tuple(replace(one, part=parts.get(one.part.key, one.part)) for one in head.envelopes)
    return Ranking((), envelopes, source.rules, source.purse, head.left, head.common_left)


def _pages(head: Head, asked: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    for envelope, number in zip(head.envelopes, head.numbers, strict=True):
        page = slice_page(range(number), after=asked.get(envelope.anchor, ""), size=SIZE)
        yield _name(envelope, page.rows[0] if page.rows else 0), page


def _bodies(source: "Source", ranking: Ranking, pages: Sequence[tuple[str, Page]], draw: Draw) -> dict[str, str]:
    """The lines as they are drawn in the reader's language, by the name of their page."""
    drawn = {name: f"{name}:{get_language()}" for name, _page in pages}
    kept = source.kept(list(drawn.values()))
    bodies = {name: kept[key] for name, key in drawn.items() if key in kept}
    if lacking := {name: len(page.rows) for name, page in pages if name not in bodies}:
        lines = source.get(list(lacking))
        blocks = [Block(lines[name][-number:], lines[name][:-number]) for name, number in lacking.items()]
        fresh = dict(zip(lacking, draw(ranking, blocks), strict=True))
        source.keep({drawn[name]: body for name, body in fresh.items()})
        bodies |= fresh
    return bodies


def _name(envelope: RankedEnvelope, start: int) -> str:
    return f"{envelope.part.key}:{start}"


class Source:
    """The list of a stage by parts: those that were kept of now; what is lacking is worked out whole, once."""

    def __init__(self, window: CallStage) -> None:
        self.window, self.rules = window, rules_of(window.call.rule_set)
        self.purse = purse_of(window.call, self.rules)
        self.stamp = self._stamp()
        self.whole: Store = {}

    def get(self, names: Sequence[str]) -> Store:
        """The head and pages of these names."""
        if self.whole or (kept := self.kept(names)).keys() < set(names):
            return self._worked_out()
        return kept

    def kept(self, names: Sequence[str]) -> Store:
        """What of these names was kept of now."""
        if not self.stamp:
            return {}
        keys = {name: self._key(name) for name in names}
        try:
            found = cache.get_many(list(keys.values()))
        except (RedisError, OSError):
            return {}
        told = {name: found.get(key, ("", None)) for name, key in keys.items()}
        return {name: value for name, (stamp, value) in told.items() if stamp == self.stamp}

    def keep(self, store: Store) -> None:
        """Keep it for who comes next: one list for each stage. Without the cache each is worked out anew."""
        if not self.stamp:
            return
        try:
            cache.set_many({self._key(name): (self.stamp, value) for name, value in store.items()}, timeout=SECONDS)
        except (RedisError, OSError):
            return

    def _key(self, name: str) -> str:
        return f"ranked:{self.window.pk}:{name}"

    def _stamp(self) -> str:
        """All that the list of now rests on; empty where none is kept: with rules that still change, or without triggers."""
        call = self.window.call
        if connection.vendor != "postgresql" or not call.rule_set.is_frozen:
            return ""
        return f"{version()} {weight_of(call.pk)} {call.rule_set_id} {call.edition_id} {self.purse}"

    def _worked_out(self) -> Store:
        if not self.whole:
            self.whole = self._whole()
            # What moved meanwhile may be in one of its queries and not in another.
            if self.stamp != self._stamp():
                self.stamp = ""
            self.keep(self.whole)
        return self.whole

    def _whole(self) -> Store:
        ranking = rank(assessed_of(self.window, self.rules), self.rules, self.purse)
        sureness = sureness_of(self.window, ranking)
        fronts = tuple(replace(envelope, lines=()) for envelope in ranking.envelopes)
        numbers = tuple(len(envelope.lines) for envelope in ranking.envelopes)
        is_stale = sureness is not None and sureness.is_stale
        head = Head(fronts, numbers, ranking.left, ranking.common_left, is_stale)
        pages = (page for envelope in ranking.envelopes for page in _cut(envelope, sureness))
        return {HEAD: head, **dict(pages)}


def _cut(envelope: RankedEnvelope, sureness: Sureness | None) -> Iterator[tuple[str, list[Placed]]]:
    """The pages of an envelope, each with the line right above it: why the first one stands there is told by that."""
    placed = [_placed(line, sureness) for line in envelope.lines]
    for start in range(0, len(placed) or 1, SIZE):
        yield _name(envelope, start), placed[max(start - 1, 0) : start + SIZE]


def _placed(line: RankedLine, sureness: Sureness | None) -> Placed:
    if sureness is None:
        return Placed(line, None, is_close=False)
    return Placed(line, sureness.spans.get(line.file.pk), is_close=line.file.pk in sureness.close)
