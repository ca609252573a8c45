"""The history of an edition as people read it: who, when, what and why. It is the audit's own; nothing is kept twice."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit import verbs
from cmdp.audit.models import Event
from priorities.models import Axis, Edition, Measure

FIELDS: dict[str, Promise] = {
    "code": _("Kod"),
    "title_tr": _("Metin (Türkçe)"),
    "title_en": _("Metin (İngilizce)"),
    "text_tr": _("Açıklama (Türkçe)"),
    "text_en": _("Açıklama (İngilizce)"),
    "place": _("Sıra"),
    "axis": _("Eksen"),
    "heirs": _("Ardıllar"),
    "retired": _("Kaldırılan tedbir"),
    "name": _("Taslağın adı"),
    "source": _("Kaynak belge"),
    "source_number": _("Belgenin sayısı"),
    "source_date": _("Belgenin tarihi"),
    "source_url": _("Belgenin adresi"),
    "source_file": _("Kaynak belgenin dosyası"),
    "sha256": _("Dosyanın özeti (SHA-256)"),
    "notes_tr": _("Sürüm notu (Türkçe)"),
    "notes_en": _("Sürüm notu (İngilizce)"),
    "valid_from": _("Yürürlük anı"),
    "copied_from": _("Kopyalandığı sürüm"),
    "draft": _("Taslak"),
    "file": _("Dosya"),
    "words_tr": _("Sözcükler (Türkçe)"),
    "words_en": _("Sözcükler (İngilizce)"),
}

# That somebody took the draft away is for the record, not for its history.
TAKEN = frozenset({"edition_taken", "edition_impact_taken"})


@dataclass(frozen=True, slots=True)
class Line:
    """One act: what, on which code (empty for the edition itself), by whom, when, why, from what to what."""

    what: str
    code: str
    who: str
    at: dt.datetime
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def events_of(edition: Edition) -> QuerySet[Event]:
    """Every act on the edition and on its axes and measures, also those no longer there; the newest first."""
    kinds = [model._meta.label_lower for model in (Edition, Axis, Measure)]
    named = Q()
    for label in {edition.draft_label, edition.audit_label}:
        named |= Q(object_label=label) | Q(object_label__startswith=f"{label}:")
    return Event.objects.filter(named, object_type__in=kinds).exclude(verb__in=TAKEN).order_by("-pk")


def record_of(edition: Edition) -> list[Line]:
    """The acts as lines, in two queries."""
    return _lines(events_of(edition))


def record_of_key(lineage: uuid.UUID) -> list[Line]:
    """Who wrote which words that lead to a measure, through every edition; two queries."""
    named = Measure.objects.filter(lineage=lineage).values("pk")
    written = Event.objects.filter(object_type=Measure._meta.label_lower, verb="measure_key_written")
    return _lines(written.filter(object_id__in=named).order_by("-pk"))


def _lines(found: QuerySet[Event]) -> list[Line]:
    events = list(found)
    people = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    return [_line(event, str(people.get(event.actor_id or 0, ""))) for event in events]


def _line(event: Event, who: str) -> Line:
    code = event.object_label.partition(":")[2]
    changes = tuple((str(FIELDS.get(name, name)), *_pair(pair)) for name, pair in event.changes.items())
    return Line(verbs.label(event.verb), code, who, event.at, event.reason, changes)


def _pair(pair: Iterable[Any]) -> tuple[str, str]:
    before, after = (_shown(value) for value in pair)
    return before, after


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)
