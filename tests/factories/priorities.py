"""Editions of the definitions, small ones unless told otherwise."""

import datetime as dt
from itertools import count
from typing import Any

from priorities.models import Axis, Edition, EditionState, Measure
from tests.factories.people import NOON

_numbers = count(1)


def make_draft(axes: int = 2, measures: int = 2, **fields: Any) -> Edition:
    """A draft edition with so many axes and measures under each; there is room for one draft at a time."""
    newest = Edition.objects.order_by("-number").first()
    defaults = {"number": newest.number + 1 if newest else 1, "created_at": NOON}
    edition = Edition.objects.create(**{**defaults, **fields})
    for place in range(1, axes + 1):
        axis = make_axis(edition, order=place, code=str(place))
        for under in range(1, measures + 1):
            make_measure(axis, order=under, code=f"{place}.{under}")
    return edition


def make_edition(axes: int = 2, measures: int = 2, *, at: dt.datetime = NOON, **fields: Any) -> Edition:
    """A published edition."""
    return publish_at_once(make_draft(axes, measures, **fields), at=at)


def publish_at_once(draft: Edition, *, at: dt.datetime = NOON) -> Edition:
    """Publish a draft without asking anybody."""
    draft.state, draft.published_at, draft.reason = EditionState.PUBLISHED, at, "Deneme"
    draft.save()
    return draft


def make_axis(edition: Edition, **fields: Any) -> Axis:
    """An axis of a draft."""
    return Axis.objects.create(edition=edition, **_wording("eksen", fields))


def make_measure(axis: Axis, **fields: Any) -> Measure:
    """A measure under an axis of a draft."""
    return Measure.objects.create(edition_id=axis.edition_id, axis=axis, **_wording("tedbir", fields))


def first_measure(edition: Edition) -> Measure:
    """The first measure of an edition."""
    return edition.measures.order_by("axis__order", "order").first()


def _wording(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    defaults = {
        "order": number,
        "code": f"{number}",
        "title_tr": f"Örnek {noun} {number}",
        "title_en": f"Sample {number}",
    }
    return {**defaults, **fields}
