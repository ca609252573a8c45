"""What sets one edition apart from another: items are known by their lineage, not by their code."""

import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from priorities.models import Axis, Item
from priorities.queries import items_of

WORDS = ("code", "title_tr", "title_en", "text_tr", "text_en")
Items = dict[uuid.UUID, Item]
Place = tuple[uuid.UUID | None, int]


class Kind(StrEnum):
    """What happened to an axis or a measure."""

    ADDED = "added"
    RETIRED = "retired"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One axis or measure that is not what it was; ``fields`` maps names to (before, after)."""

    kind: Kind
    item: Item
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    has_moved: bool = False


def differences(before: list[Axis], after: list[Axis]) -> list[Change]:
    """Every axis and measure added, reworded or moved, in reading order, then those retired."""
    old, new = _by_lineage(before), _by_lineage(after)
    common = old.keys() & new.keys()
    was, now = _places(old, common), _places(new, common)
    added = {key: Change(Kind.ADDED, item) for key, item in new.items() if key not in common}
    changed = {key: Change(Kind.CHANGED, new[key], _fields(old[key], new[key]), was[key] != now[key]) for key in common}
    told = {**added, **{key: change for key, change in changed.items() if change.fields or change.has_moved}}
    retired = [Change(Kind.RETIRED, item) for key, item in old.items() if key not in common]
    return [told[key] for key in new if key in told] + retired


def _by_lineage(axes: list[Axis]) -> Items:
    return {item.lineage: item for item in items_of(axes)}


def _fields(old: Item, new: Item) -> dict[str, tuple[str, str]]:
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in WORDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _places(items: Items, common: Collection[uuid.UUID]) -> dict[uuid.UUID, Place]:
    """Under which axis each item stands, and where among those that both editions have."""
    seen: Counter[uuid.UUID | None] = Counter()
    places: dict[uuid.UUID, Place] = {}
    for key in (key for key in items if key in common):
        above = None if isinstance(items[key], Axis) else items[key].axis.lineage  # type: ignore[union-attr]
        places[key] = (above, seen[above])
        seen[above] += 1
    return places
