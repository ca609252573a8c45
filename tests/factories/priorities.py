"""Editions of the definitions, small ones unless told otherwise."""

import datetime as dt
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from priorities.models import Axis, Edition, EditionState, Erratum, Measure, MeasureKey, SourceFile, Succession
from priorities.queries import next_number
from tests.factories.papers import PDF
from tests.factories.people import NOON

_numbers = count(1)


def make_draft(axes: int = 2, measures: int = 2, **fields: Any) -> Edition:
    """A draft edition with so many axes and measures under each, of lineages of their own."""
    edition = Edition.objects.create(**{"created_at": NOON, **fields})
    for place in range(1, axes + 1):
        axis = make_axis(edition, order=place, code=str(place))
        for under in range(1, measures + 1):
            make_measure(axis, order=under, code=f"{place}.{under}")
    return edition


def make_edition(axes: int = 2, measures: int = 2, *, at: dt.datetime = NOON, **fields: Any) -> Edition:
    """A published edition of lineages of its own."""
    return publish_at_once(make_draft(axes, measures, **fields), at=at)


def make_copy(edition: Edition, **fields: Any) -> Edition:
    """A draft with the items of an edition, in their lineages."""
    draft = make_draft(axes=0, **{"copied_from": edition, **fields})
    for axis in edition.axes.all():
        copy = make_axis(draft, **_kept(axis))
        for measure in axis.measures.all():
            make_measure(copy, **_kept(measure))
    return draft


def publish_at_once(draft: Edition, *, at: dt.datetime = NOON) -> Edition:
    """Publish a draft without asking anybody."""
    draft.state, draft.published_at, draft.reason = EditionState.PUBLISHED, at, "Deneme"
    draft.number, draft.valid_from = draft.number or next_number(), draft.valid_from or at
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


def make_key(measure: Measure, *words: str, **fields: Any) -> MeasureKey:
    """Words, in Turkish, that lead to a measure."""
    told = {"lineage": measure.lineage, "words_tr": "\n".join(words), "changed_at": NOON}
    return MeasureKey.objects.create(**told | fields)


def succeed(edition: Edition, old: Measure, *heirs: Measure) -> None:
    """Say in a draft who carries on a measure of the edition before; without heirs it ends."""
    for heir in heirs or (None,):
        Succession.objects.create(edition=edition, from_lineage=old.lineage, heir=heir)


def make_erratum(item: Axis | Measure, **fields: Any) -> Erratum:
    """A note on the title of a published axis or measure."""
    words = {"field": "title_tr", "old": item.title_tr, "new": "Doğrusu", "reason": "Yazım yanlışı"}
    stamps = {"noted_at": NOON, "noted_by_id": 1}
    return Erratum.objects.create(edition=item.edition, lineage=item.lineage, **{**words, **stamps, **fields})


def make_source_file(**fields: Any) -> SourceFile:
    """A document that editions may rest on."""
    told = {"name": "karar.pdf", "size": len(PDF), "sha256": "0" * 64, "uploaded_at": NOON, "uploaded_by_id": 1}
    return SourceFile.objects.create(file=ContentFile(PDF, name="karar.pdf"), **told | fields)


def _kept(item: Axis | Measure) -> dict[str, Any]:
    names = ("lineage", "order", "code", "title_tr", "title_en", "text_tr", "text_en")
    return {name: getattr(item, name) for name in names}


def _wording(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    defaults = {
        "order": number,
        "code": f"{number}",
        "title_tr": f"Örnek {noun} {number}",
        "title_en": f"Sample {number}",
    }
    return {**defaults, **fields}
