"""What each change of a draft touches, counted before it is published."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from applications.queries.impact.references import Asked, Kind, Lineages, Mention, mentions_of
from priorities.descent import Descent, Fate, read_descent
from priorities.differences import Change, differences
from priorities.differences import Kind as ChangeKind
from priorities.models import Axis, Edition, Item, Measure
from priorities.queries import definitions, items_of, newest_edition

Tally = Counter[tuple[Kind, str]]


@dataclass(frozen=True, slots=True)
class Touch:
    """An axis or a measure of the edition published last that the draft changes, and whatever refers to it.

    ``change`` is ``None`` where only a part was split off; ``fate`` is ``None`` for an axis.
    """

    item: Item
    change: Change | None
    fate: Fate | None
    heirs: tuple[Measure, ...]
    mentions: tuple[Mention, ...]

    @property
    def tally(self) -> Tally:
        """How many of each kind and state; each file once, however many of its measures are meant."""
        return tally(self.mentions)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a draft does to the edition published last: each change with what refers to it, and what is new."""

    draft: Edition
    newest: Edition | None
    touches: tuple[Touch, ...] = ()
    added: tuple[Item, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)

    def of(self, lineage: uuid.UUID) -> Touch | None:
        """The change of the axis or measure of this lineage."""
        return next((touch for touch in self.touches if touch.item.lineage == lineage), None)

    @property
    def tally(self) -> Tally:
        """How many of each kind and state over all changes; what several changes touch counts once."""
        return tally(self.mentions)


def tally(mentions: Iterable[Mention]) -> Tally:
    """How many different things of each kind and state."""
    states = {(mention.kind, mention.key): mention.state for mention in mentions}
    return Counter((kind, state) for (kind, _key), state in states.items())


def impact_of(draft: Edition, *, at: dt.datetime) -> Impact:
    """Every change of the draft against the edition published last, with whatever refers to it; few queries.

    What refers to an earlier measure counts where that measure leads to: figures are read across editions.
    """
    newest = newest_edition()
    if newest is None:
        return Impact(draft, None)
    before, descent = definitions(newest), read_descent(draft)
    changes = differences(before, definitions(draft), descent)
    told = {change.item.lineage: change for change in changes if change.kind != ChangeKind.ADDED}
    touched = [item for item in items_of(before) if item.lineage in told or _is_parted(item, draft, descent)]
    meant = _meant(touched, newest, descent)
    found = mentions_of(Asked(frozenset().union(*meant.values()), draft, at)) if touched else []
    named = _by_lineage(found)
    touches = (
        Touch(item, told.get(item.lineage), *_kin(item, draft, descent), _named_in(named, meant[item.lineage]))
        for item in touched
    )
    added = (change.item for change in changes if change.kind == ChangeKind.ADDED)
    return Impact(draft, newest, tuple(touches), tuple(added), tuple(found))


def _is_parted(item: Item, draft: Edition, descent: Descent) -> bool:
    return isinstance(item, Measure) and descent.fate(item.lineage, draft.pk) == Fate.PARTED


def _kin(item: Item, draft: Edition, descent: Descent) -> tuple[Fate | None, tuple[Measure, ...]]:
    if isinstance(item, Axis):
        return None, ()
    heirs = (heir for heir in descent.translate(item, draft) if heir.lineage != item.lineage)
    return descent.fate(item.lineage, draft.pk), tuple(heirs)


def _meant(touched: list[Item], newest: Edition, descent: Descent) -> dict[uuid.UUID, Lineages]:
    """For each item the lineages that lead to it: of an axis all its measures and its own."""
    line: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for lineage in {lineage for standing in descent.standing.values() for lineage in standing}:
        for measure in descent.successors_of(lineage, newest):
            line[measure.lineage].add(lineage)
    return {
        item.lineage: frozenset(line[item.lineage])
        if isinstance(item, Measure)
        else frozenset({item.lineage}.union(*(line[measure.lineage] for measure in item.measures.all())))
        for item in touched
    }


def _by_lineage(mentions: list[Mention]) -> dict[uuid.UUID, list[Mention]]:
    named: dict[uuid.UUID, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.lineage].append(mention)
    return named


def _named_in(named: dict[uuid.UUID, list[Mention]], lineages: Lineages) -> tuple[Mention, ...]:
    return tuple(mention for lineage in sorted(lineages) for mention in named.get(lineage, ()))
