"""Editions and measures as open data; a measure keeps its lineage from edition to edition."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind
from priorities.models import Edition, Measure

LINEAGE = "6f1f3c1e-9d3b-4a0a-8a55-1f2f4f6b7c10"
EDITION_FIELDS = (
    Field("number", Kind.INTEGER, _("Sürümün numarası"), 1),
    Field("uri", Kind.ADDRESS, _("Sürümün sayfası"), "https://example.org/oncelikler/surum/1/"),
    Field("published_at", Kind.INSTANT, _("Yayımlandığı an"), "2026-01-01T00:00:00+03:00"),
    Field("valid_from", Kind.INSTANT, _("Yürürlüğe girdiği an; ileride olabilir"), "2026-01-01T00:00:00+03:00"),
    Field("source", Kind.TEXT, _("Kaynak belge"), "Program sayfası", optional=True),
    Field("source_url", Kind.ADDRESS, _("Belgenin adresi"), "https://example.org/belge", optional=True),
    Field("notes_tr", Kind.TEXT, _("Sürüm notu, Türkçe"), "İlk sürüm", optional=True),
    Field("notes_en", Kind.TEXT, _("Sürüm notu, İngilizce"), "First edition", optional=True),
    Field("reason", Kind.TEXT, _("Yayın gerekçesi"), "İlk yayın"),
    Field("is_current", Kind.FLAG, _("Güncel sürüm mü?"), True),
)
MEASURE_FIELDS = (
    Field("id", Kind.TEXT, _("Sürüm ve kod; hiç değişmez"), "1:2.5"),
    Field("lineage", Kind.TEXT, _("Tedbirin bütün sürümlerde aynı kalan kimliği"), LINEAGE),
    Field("uri", Kind.ADDRESS, _("Tedbirin sayfası"), "https://example.org/oncelikler/surum/1/2.5/"),
    Field("edition", Kind.INTEGER, _("Sürümün numarası"), 1),
    Field("is_current", Kind.FLAG, _("Güncel sürümde mi?"), True),
    Field("axis_code", Kind.TEXT, _("Eksenin kodu"), "2"),
    Field("axis_lineage", Kind.TEXT, _("Eksenin bütün sürümlerde aynı kalan kimliği"), LINEAGE),
    Field("axis_title_tr", Kind.TEXT, _("Eksenin adı, Türkçe"), "Üretim kapasitesi"),
    Field("axis_title_en", Kind.TEXT, _("Eksenin adı, İngilizce"), "Production capacity"),
    Field("code", Kind.TEXT, _("Tedbirin kodu"), "2.5"),
    Field("title_tr", Kind.TEXT, _("Tedbir, Türkçe"), "OSB altyapısı"),
    Field("title_en", Kind.TEXT, _("Tedbir, İngilizce"), "Industrial zone infrastructure"),
    Field("text_tr", Kind.TEXT, _("Açıklama (Markdown), Türkçe"), "Elektrik, su, yol", optional=True),
    Field("text_en", Kind.TEXT, _("Açıklama (Markdown), İngilizce"), "Power, water, roads", optional=True),
)


def edition_record(edition: Edition, *, current: int | None) -> dict[str, Any]:
    """The edition's columns; who published it is nobody's business here."""
    return {
        "number": edition.number,
        "uri": absolute("priorities:edition", edition.number),
        "published_at": edition.published_at,
        "valid_from": edition.valid_from,
        "source": edition.source or None,
        "source_url": edition.source_url or None,
        "notes_tr": edition.notes_tr or None,
        "notes_en": edition.notes_en or None,
        "reason": edition.reason,
        "is_current": edition.number == current,
    }


def measure_record(measure: Measure, *, current: int | None) -> dict[str, Any]:
    """The measure's columns with its axis; of a measure read by ``queries.open_data.measures``."""
    return {
        "id": f"{measure.edition.number}:{measure.code}",
        "lineage": str(measure.lineage),
        "uri": absolute("priorities:edition_measure", measure.edition.number, measure.code),
        "edition": measure.edition.number,
        "is_current": measure.edition.number == current,
        "axis_code": measure.axis.code,
        "axis_lineage": str(measure.axis.lineage),
        "axis_title_tr": measure.axis.title_tr,
        "axis_title_en": measure.axis.title_en,
        "code": measure.code,
        "title_tr": measure.title_tr,
        "title_en": measure.title_en,
        "text_tr": measure.text_tr or None,
        "text_en": measure.text_en or None,
    }
