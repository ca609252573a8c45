"""Change the words of a draft: reword, add, move and retire axes and measures.

Whoever changes anything holds the edition's row first, so that two administrators wait for each
other; each item counts its own changes, so that the slower one learns what the faster one wrote.
"""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from priorities.models import Axis, Edition, Item, Measure
from priorities.policies import may_edit
from priorities.queries import definitions, item_of, items_of


@dataclass(frozen=True, slots=True)
class Wording:
    """What an administrator writes of an axis or a measure."""

    code: str
    title_tr: str
    title_en: str
    text_tr: str = ""
    text_en: str = ""


@transaction.atomic
def reword(item: Item, wording: Wording, *, seen: int, by: User, at: dt.datetime) -> Item:
    """Give an axis or a measure of the draft other words; the same words again change nothing.

    ``seen`` is the item's version on the writer's page. When somebody else has changed it since,
    the answer is ``changed_meanwhile``: the page then shows both texts.
    """
    edition, kept = _hold(item, by)
    require(_was_read(kept, seen))
    require(_code_is_free(edition, wording.code, kept.lineage))
    changes = {name: (getattr(kept, name), new) for name, new in asdict(wording).items() if getattr(kept, name) != new}
    if changes:
        _write(kept, {name: new for name, (_old, new) in changes.items()}, at=at)
        _touch(edition)
        record(_verb(kept, "reworded"), kept, by=by, at=at, changes=changes)
    return kept


@transaction.atomic
def add_axis(edition_id: int, wording: Wording, *, by: User, at: dt.datetime) -> Axis:
    """Put a new axis at the end of the draft."""
    edition = _open(edition_id, by)
    require(_code_is_free(edition, wording.code))
    axis = Axis.objects.create(edition=edition, order=_last(edition.axes.all()) + 1, changed_at=at, **asdict(wording))
    _touch(edition)
    record("axis_added", axis, by=by, at=at, changes=_as_new(wording))
    return axis


@transaction.atomic
def add_measure(axis: Axis, wording: Wording, *, by: User, at: dt.datetime) -> Measure:
    """Put a new measure at the end of an axis of the draft."""
    edition, _kept = _hold(axis, by)
    require(_code_is_free(edition, wording.code))
    order = _last(axis.measures.all()) + 1
    measure = Measure.objects.create(edition=edition, axis=axis, order=order, changed_at=at, **asdict(wording))
    _touch(edition)
    record("measure_added", measure, by=by, at=at, changes=_as_new(wording))
    return measure


@transaction.atomic
def move(item: Item, steps: int, *, by: User, at: dt.datetime) -> None:
    """Move an axis, or a measure within its axis, so many places down (up when negative); it stops at the ends."""
    edition, kept = _hold(item, by)
    row = _siblings(edition, kept)
    here = row.index(kept)
    there = max(0, min(len(row) - 1, here + steps))
    if here == there:
        return
    row.insert(there, row.pop(here))
    for place, sibling in enumerate(row, start=1):
        sibling.order = place
        sibling.save(update_fields=["order"])
    _touch(edition)
    record(_verb(kept, "moved"), kept, by=by, at=at, changes={"place": (here + 1, there + 1)})


@transaction.atomic
def retire(item: Item, *, by: User, at: dt.datetime) -> None:
    """Leave an axis (with its measures) or a measure out of the coming edition; the earlier ones keep it."""
    edition, kept = _hold(item, by)
    record(_verb(kept, "retired"), kept, by=by, at=at, changes={"title_tr": (kept.title_tr, None)})
    if isinstance(kept, Axis):
        kept.measures.all().delete()
    kept.delete()
    _touch(edition)


def _open(edition_id: int, by: User) -> Edition:
    edition = Edition.objects.locked(edition_id)
    require(may_edit(by, edition))
    return edition


def _hold(item: Item, by: User) -> tuple[Edition, Item]:
    """The edition, held, and the item as it stands now; 404 when somebody has just retired it."""
    edition = _open(item.edition_id, by)
    kept = item_of(edition, item.lineage)
    if kept is None:
        raise Http404
    return edition, kept


def _was_read(item: Item, seen: int) -> Verdict:
    if item.version == seen:
        return ALLOW
    return deny(
        "changed_meanwhile",
        _("Siz yazarken bu maddeyi başka bir yönetici değiştirdi. İki metni karşılaştırıp yeniden kaydedin."),
    )


def _code_is_free(edition: Edition, code: str, lineage: uuid.UUID | None = None) -> Verdict:
    taken = {item.code for item in items_of(definitions(edition)) if item.lineage != lineage}
    if code not in taken:
        return ALLOW
    return deny("code_taken", _("Bu kod taslakta başka bir maddede kullanılıyor; başka bir kod yazın."))


def _siblings(edition: Edition, item: Item) -> list[Item]:
    axes = definitions(edition)
    if isinstance(item, Axis):
        return [*axes]
    return next([*axis.measures.all()] for axis in axes if axis.pk == item.axis_id)


def _write(item: Item, values: dict[str, Any], *, at: dt.datetime) -> None:
    for name, value in values.items():
        setattr(item, name, value)
    item.version += 1
    item.changed_at = at
    item.save()


def _touch(edition: Edition) -> None:
    edition.version += 1
    edition.save(update_fields=["version"])


def _last(siblings: Any) -> int:
    return max((sibling.order for sibling in siblings), default=0)


def _verb(item: Item, act: str) -> str:
    return f"{'axis' if isinstance(item, Axis) else 'measure'}_{act}"


def _as_new(wording: Wording) -> dict[str, tuple[None, str]]:
    return {name: (None, value) for name, value in asdict(wording).items()}
