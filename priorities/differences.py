"""What sets one edition apart from another: items are known by their lineage, not by their code."""

import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from priorities.descent import Descent
from priorities.models import Axis, Edition, Item, Measure, SourceFile
from priorities.queries import items_of

WORDS = ("code", "title_tr", "title_en", "text_tr", "text_en")
DESCRIPTION = ("source", "source_number", "source_date", "source_url", "notes_tr", "notes_en", "valid_from")
Items = dict[uuid.UUID, Item]
Place = tuple[uuid.UUID | None, int]


class Kind(StrEnum):
    """What happened to an axis or a measure."""

    ADDED = "added"
    RETIRED = "retired"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One axis or measure that is not what it was; ``fields`` maps names to (before, after).

    ``is_unsaid`` where a draft does not say yet what becomes of a measure that it no longer has.
    """

    kind: Kind
    item: Item
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    has_moved: bool = False
    axes: tuple[Axis, Axis] | None = None
    origins: tuple[Measure, ...] = ()
    heirs: tuple[Measure, ...] = ()
    is_unsaid: bool = False

    @property
    def is_lopsided(self) -> bool:
        """Whether a text was changed in one language alone, so that the two may no longer say the same."""
        return any((f"{name}_tr" in self.fields) != (f"{name}_en" in self.fields) for name in ("title", "text"))


def differences(before: list[Axis], after: list[Axis], descent: Descent | None = None) -> list[Change]:
    """Every axis and measure added, reworded or moved, in reading order, then those retired.

    With ``descent`` each tells what it came from, and who carries it on.
    """
    old, new = _by_lineage(before), _by_lineage(after)
    common = old.keys() & new.keys()
    was, now = _places(old, common), _places(new, common)
    added = {key: Change(Kind.ADDED, item) for key, item in new.items() if key not in common}
    changed = {
        key: Change(
            Kind.CHANGED, new[key], _fields(old[key], new[key]), was[key] != now[key], _axes(old[key], new[key])
        )
        for key in common
    }
    told = {**added, **{key: change for key, change in changed.items() if change.fields or change.has_moved}}
    retired = [Change(Kind.RETIRED, item) for key, item in old.items() if key not in common]
    changes = [told[key] for key in new if key in told] + retired
    if descent is None or not before or not after:
        return changes
    return [_with_kin(change, descent, before[0].edition, after[0].edition) for change in changes]


def described_otherwise(before: Edition, after: Edition) -> dict[str, tuple[Any, Any]]:
    """What is said of the edition as a whole and reads otherwise: names to (before, after)."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in DESCRIPTION}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def edition_differences(before: Edition, after: Edition, *, with_name: bool) -> dict[str, tuple[Any, Any]]:
    """What two editions say of themselves and reads otherwise: ``described_otherwise``, and the document itself.

    The working name is the administrators' (``with_name``). An instant that a draft does not set is no difference:
    it will be that of its publication.
    """
    pairs: dict[str, tuple[Any, Any]] = {}
    if with_name and before.name != after.name:
        pairs["name"] = (before.name, after.name)
    pairs |= described_otherwise(before, after)
    if after.valid_from is None:
        pairs.pop("valid_from", None)
    files = (_named(before.source_file), _named(after.source_file))
    return pairs if files[0] == files[1] else {**pairs, "source_file": files}


def _named(file: SourceFile | None) -> str:
    """A file by its name and its content: another one may be called the same."""
    return "" if file is None else f"{file.name} (SHA-256 {file.sha256[:12]}…)"


def _by_lineage(axes: list[Axis]) -> Items:
    return {item.lineage: item for item in items_of(axes)}


def _with_kin(change: Change, descent: Descent, before: Edition, after: Edition) -> Change:
    if not isinstance(change.item, Measure):
        return change
    if change.kind == Kind.ADDED:
        return replace(change, origins=tuple(descent.translate(change.item, before)))
    since = change.item if change.kind == Kind.RETIRED else descent.standing[before.pk][change.item.lineage]
    heirs = (heir for heir in descent.translate(since, after) if heir.lineage != change.item.lineage)
    is_said = after.number is not None or change.item.lineage in descent.heirs[after.pk]
    return replace(change, heirs=tuple(heirs), is_unsaid=change.kind == Kind.RETIRED and not is_said)


def _axes(old: Item, new: Item) -> tuple[Axis, Axis] | None:
    if isinstance(old, Measure) and isinstance(new, Measure) and old.axis.lineage != new.axis.lineage:
        return old.axis, new.axis
    return None


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
