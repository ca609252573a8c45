"""What every change of a draft begins and ends with: hold the edition's row, look again, count the change."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
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


def open_draft(edition_id: int, by: User) -> Edition:
    """The draft, held until the transaction ends; refused when it is none any more."""
    edition = Edition.objects.locked(edition_id)
    require(may_edit(by, edition))
    return edition


def hold(item: Item, by: User) -> tuple[Edition, Item]:
    """The edition, held, and the item as it stands now; 404 when somebody has just taken it out."""
    edition = open_draft(item.edition_id, by)
    return edition, find(edition, item.lineage)


def find(edition: Edition, lineage: uuid.UUID) -> Item:
    """The axis or measure of this lineage in the edition, else 404."""
    found = item_of(edition, lineage)
    if found is None:
        raise Http404
    return found


def find_measure(edition: Edition, lineage: uuid.UUID) -> Measure:
    """The measure of this lineage in the edition, else 404."""
    found = find(edition, lineage)
    if not isinstance(found, Measure):
        raise Http404
    return found


def find_axis(edition: Edition, lineage: uuid.UUID) -> Axis:
    """The axis of this lineage in the edition, else 404."""
    found = find(edition, lineage)
    if not isinstance(found, Axis):
        raise Http404
    return found


def was_read(item: Item, seen: int) -> Verdict:
    """Whether the writer's page showed the item as it stands now."""
    if item.version == seen:
        return ALLOW
    return deny(
        "changed_meanwhile",
        _("Siz yazarken bu maddeyi başka bir yönetici değiştirdi. İki metni karşılaştırıp yeniden kaydedin."),
    )


def edition_was_read(edition: Edition, seen: int) -> Verdict:
    """Whether the page showed the whole draft as it stands now."""
    if edition.version == seen:
        return ALLOW
    return deny(
        "changed_meanwhile",
        _("Siz bu sayfadayken taslak değişti. Değişiklikleri yeniden okuyun, sonra yeniden deneyin."),
    )


def code_is_free(edition: Edition, code: str, *but: uuid.UUID) -> Verdict:
    """Whether no item of the draft, these ones apart, bears the code."""
    taken = {item.code for item in items_of(definitions(edition)) if item.lineage not in but}
    if code not in taken:
        return ALLOW
    return deny("code_taken", _("Bu kod taslakta başka bir maddede kullanılıyor; başka bir kod yazın."))


def siblings_of(edition: Edition, item: Item) -> list[Item]:
    """The axes of the edition, or the measures of the item's axis, in their order."""
    axes = definitions(edition)
    if isinstance(item, Axis):
        return [*axes]
    return next([*axis.measures.all()] for axis in axes if axis.pk == item.axis_id)


def put_in_order(row: Sequence[Item]) -> None:
    """Number the items of a row by their place in it."""
    for place, item in enumerate(row, start=1):
        if item.order != place:
            item.order = place
            item.save(update_fields=["order"])


def new_measure(axis: Axis, wording: Wording, *, order: int, at: dt.datetime) -> Measure:
    """A measure with a lineage of its own."""
    words = asdict(wording)
    return Measure.objects.create(edition=axis.edition, axis=axis, order=order, changed_at=at, **words)


def touch(edition: Edition) -> None:
    """Count a change of the draft."""
    edition.version += 1
    edition.save(update_fields=["version"])


def verb(item: Item, act: str) -> str:
    """How the record calls an act on an axis or a measure."""
    return f"{'axis' if isinstance(item, Axis) else 'measure'}_{act}"


def as_new(wording: Wording) -> dict[str, tuple[Any, Any]]:
    """Every field of a new item as a change."""
    return {name: (None, value) for name, value in asdict(wording).items()}
