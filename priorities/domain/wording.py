"""Change the words and places of a draft: reword, add and move axes and measures.

Whoever changes anything holds the edition's row first, so that two administrators wait for each
other; each item counts its own changes, so that the slower one learns what the faster one wrote.
"""

import datetime as dt
import uuid
from dataclasses import asdict
from typing import Any

from django.db import transaction

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require
from priorities.domain.holding import (
    Wording,
    as_new,
    code_is_free,
    find_axis,
    hold,
    new_measure,
    open_draft,
    put_in_order,
    siblings_of,
    touch,
    verb,
    was_read,
)
from priorities.models import Axis, Item, Measure

__all__ = ["Wording", "add_axis", "add_measure", "change_axis", "move", "reword"]


@transaction.atomic
def reword(item: Item, wording: Wording, *, seen: int, by: User, at: dt.datetime) -> Item:
    """Give an axis or a measure of the draft other words; the same words again change nothing.

    ``seen`` is the item's version on the writer's page. When somebody else has changed it since,
    the answer is ``changed_meanwhile``: the page then shows both texts.
    """
    edition, kept = hold(item, by)
    require(was_read(kept, seen))
    require(code_is_free(edition, wording.code, kept.lineage))
    changes = {name: (getattr(kept, name), new) for name, new in asdict(wording).items() if getattr(kept, name) != new}
    if changes:
        _write(kept, {name: new for name, (_old, new) in changes.items()}, at=at)
        touch(edition)
        record(verb(kept, "reworded"), kept, by=by, at=at, changes=changes)
    return kept


@transaction.atomic
def add_axis(edition_id: int, wording: Wording, *, by: User, at: dt.datetime) -> Axis:
    """Put a new axis at the end of the draft."""
    edition = open_draft(edition_id, by)
    require(code_is_free(edition, wording.code))
    axis = Axis.objects.create(edition=edition, order=_last(edition.axes.all()) + 1, changed_at=at, **asdict(wording))
    touch(edition)
    record("axis_added", axis, by=by, at=at, changes=as_new(wording))
    return axis


@transaction.atomic
def add_measure(axis: Axis, wording: Wording, *, by: User, at: dt.datetime) -> Measure:
    """Put a new measure at the end of an axis of the draft."""
    edition, _kept = hold(axis, by)
    require(code_is_free(edition, wording.code))
    measure = new_measure(find_axis(edition, axis.lineage), wording, order=_last(axis.measures.all()) + 1, at=at)
    touch(edition)
    record("measure_added", measure, by=by, at=at, changes=as_new(wording))
    return measure


@transaction.atomic
def move(item: Item, steps: int, *, by: User, at: dt.datetime) -> None:
    """Move an axis, or a measure within its axis, so many places down (up when negative); it stops at the ends."""
    edition, kept = hold(item, by)
    row = siblings_of(edition, kept)
    here = row.index(kept)
    there = max(0, min(len(row) - 1, here + steps))
    if here == there:
        return
    row.insert(there, row.pop(here))
    put_in_order(row)
    touch(edition)
    record(verb(kept, "moved"), kept, by=by, at=at, changes={"place": (here + 1, there + 1)})


@transaction.atomic
def change_axis(measure: Measure, axis_lineage: uuid.UUID, *, by: User, at: dt.datetime) -> None:
    """Put a measure at the end of another axis of the draft; it keeps its lineage and its code."""
    edition, kept = hold(measure, by)
    axis = find_axis(edition, axis_lineage)
    if not isinstance(kept, Measure) or kept.axis_id == axis.pk:
        return
    before = kept.axis.code
    kept.axis, kept.order = axis, _last(axis.measures.all()) + 1
    kept.save(update_fields=["axis", "order"])
    touch(edition)
    record("measure_moved", kept, by=by, at=at, changes={"axis": (before, axis.code)})


def _write(item: Item, values: dict[str, Any], *, at: dt.datetime) -> None:
    for name, value in values.items():
        setattr(item, name, value)
    item.version += 1
    item.changed_at = at
    item.save()


def _last(siblings: Any) -> int:
    return max((sibling.order for sibling in siblings), default=0)
