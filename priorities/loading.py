"""Load the first edition, word for word as the programme wrote it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from priorities.models import Axis, Edition, EditionState, Measure, MeasureKey

DATA = Path(__file__).parent / "data" / "priorities.json"
KEY = Path(__file__).parent / "data" / "key.json"
SOURCE = "Cazibe Merkezlerini Destekleme Programı öncelikleri (2021)"
REASON = "Programın ilan edilen öncelikleri ve tedbirleri."


@transaction.atomic
def load(*, at: dt.datetime) -> Edition:
    """Publish edition 1 unless some edition is there already; give the oldest one."""
    oldest = Edition.objects.order_by("pk").first()
    if oldest is not None:
        return oldest
    edition = Edition.objects.create(source=SOURCE, created_at=at)
    for place, axis in enumerate(json.loads(DATA.read_text(encoding="utf-8"))["axes"], start=1):
        _load_axis(edition, place, axis)
    edition.number, edition.state, edition.reason = 1, EditionState.PUBLISHED, REASON
    edition.published_at = edition.valid_from = at
    edition.save()
    record("edition_published", edition, by=SYSTEM, at=at, reason=REASON)
    return edition


@transaction.atomic
def load_key(*, at: dt.datetime) -> int:
    """Give the measures of edition 1 the words shipped for them, where nobody has written any; how many got them.

    Words of an earlier release that nobody has touched follow the newer ones.
    """
    told: dict[str, dict[str, list[str]]] = json.loads(KEY.read_text(encoding="utf-8"))["measures"]
    first = Measure.objects.filter(edition__number=1, code__in=told)
    return sum(_load_words(measure, told[measure.code], at) for measure in first)


def _load_words(measure: Measure, told: dict[str, list[str]], at: dt.datetime) -> bool:
    words = {"words_tr": "\n".join(told["tr"]), "words_en": "\n".join(told["en"])}
    row, is_new = MeasureKey.objects.get_or_create(
        lineage=measure.lineage, defaults={**words, "is_default": True, "changed_at": at}
    )
    outdated = MeasureKey.objects.filter(lineage=measure.lineage, is_default=True).exclude(**words)
    if outdated.update(**words, version=F("version") + 1, changed_at=at):
        changes = {name: (getattr(row, name), text) for name, text in words.items() if getattr(row, name) != text}
        record("measure_key_written", measure, by=SYSTEM, at=at, changes=changes)
        return True
    return is_new


def _load_axis(edition: Edition, place: int, words: dict[str, Any]) -> None:
    axis = Axis.objects.create(
        edition=edition, order=place, code=words["code"], title_tr=words["title_tr"], title_en=words["title_en"]
    )
    Measure.objects.bulk_create(
        Measure(
            edition=edition,
            axis=axis,
            order=order,
            code=measure["code"],
            title_tr=measure["text_tr"],
            title_en=measure["text_en"],
        )
        for order, measure in enumerate(words["measures"], start=1)
    )
