"""Editions and measures as open data; a measure keeps its lineage from edition to edition.

What became of a measure stands in the successions, what should be read otherwise in the errata.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind
from priorities.descent import Descent, Fate
from priorities.models import Edition, Erratum, Measure, Succession

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

ERRATUM_FIELDS = (
    Field("id", Kind.TEXT, _("Düzeltmenin kimliği; hiç değişmez"), "k7m2pq9xw4thz8"),
    Field("uri", Kind.ADDRESS, _("Düzeltmenin yazdığı sayfa"), "https://example.org/oncelikler/surum/1/2.5/"),
    Field("edition", Kind.INTEGER, _("Düzeltilen sürümün numarası"), 1),
    Field("subject", Kind.TEXT, _("Eksen mi, tedbir mi düzeltiliyor?"), "measure", values=("axis", "measure")),
    Field("lineage", Kind.TEXT, _("Eksenin ya da tedbirin bütün sürümlerde aynı kalan kimliği"), LINEAGE),
    Field("code", Kind.TEXT, _("Eksenin ya da tedbirin o sürümdeki kodu"), "2.5"),
    Field("field", Kind.TEXT, _("Düzeltilen alan"), "title_tr", values=tuple(name for name, _words in Erratum.FIELDS)),
    Field("old", Kind.TEXT, _("Yayımlandığı biçimiyle metin; yerinde durur"), "OSB alt yapısı"),
    Field(
        "new", Kind.TEXT, _("Onun yerine okunacak metin; boşsa eski metin yok sayılır"), "OSB altyapısı", optional=True
    ),
    Field("reason", Kind.TEXT, _("Düzeltmenin nedeni"), "Yazım yanlışı"),
    Field("noted_at", Kind.INSTANT, _("Düzeltmenin yayımlandığı an"), "2026-02-01T09:00:00+03:00"),
)
FATES = (Fate.PARTED, Fate.REPLACED, Fate.SPLIT, Fate.MERGED, Fate.ENDED)
SUCCESSION_FIELDS = (
    Field("id", Kind.TEXT, _("Sürüm, önceki kimlik ve ardılın kimliği; hiç değişmez"), f"2:{LINEAGE}:{LINEAGE}"),
    Field("edition", Kind.INTEGER, _("Değişikliği getiren sürümün numarası"), 2),
    Field("from_lineage", Kind.TEXT, _("Önceki tedbirin bütün sürümlerde aynı kalan kimliği"), LINEAGE),
    Field("from_measure", Kind.TEXT, _("Önceki tedbirin son satırı: sürüm ve kod"), "1:2.5", optional=True),
    Field(
        "from_uri",
        Kind.ADDRESS,
        _("Önceki tedbirin kalıcı sayfası"),
        f"https://example.org/oncelikler/tedbir/{LINEAGE}/",
    ),
    Field(
        "fate",
        Kind.TEXT,
        _(
            "Ne olduğu: parted (kendisi durur, bir bölümü ayrıldı), replaced (yerini bir tedbir aldı), split (bölündü), "
            "merged (başkalarıyla birleşti), ended (bitti)"
        ),
        "split",
        values=tuple(map(str, FATES)),
    ),
    Field("heir_lineage", Kind.TEXT, _("Ardıl tedbirin kimliği; biten tedbirde boş"), LINEAGE, optional=True),
    Field("heir_measure", Kind.TEXT, _("Ardıl tedbir: sürüm ve kod"), "2:2.7", optional=True),
    Field(
        "heir_uri",
        Kind.ADDRESS,
        _("Ardıl tedbirin sayfası"),
        "https://example.org/oncelikler/surum/2/2.7/",
        optional=True,
    ),
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


def erratum_record(erratum: Erratum) -> dict[str, Any]:
    """The note's columns; of one read by ``queries.open_data.errata``. Who noted it is nobody's business here."""
    number, measure = erratum.edition.number, erratum.measure_code  # type: ignore[attr-defined]
    return {
        "id": erratum.public_id,
        "uri": _measure_page(number, measure) if measure else absolute("priorities:edition", number),
        "edition": number,
        "subject": "measure" if measure else "axis",
        "lineage": str(erratum.lineage),
        "code": measure or erratum.axis_code,  # type: ignore[attr-defined]
        "field": erratum.field,
        "old": erratum.old,
        "new": erratum.new or None,
        "reason": erratum.reason,
        "noted_at": erratum.noted_at,
    }


def succession_record(row: Succession, *, descent: Descent) -> dict[str, Any]:
    """What became of one measure, as one of its heirs or its end says; of a row of a published edition."""
    heir, last = row.heir, descent.last_before(row.from_lineage, row.edition_id)
    return {
        "id": f"{row.edition.number}:{row.from_lineage}:{heir.lineage if heir else ''}",
        "edition": row.edition.number,
        "from_lineage": str(row.from_lineage),
        "from_measure": f"{last.edition.number}:{last.code}" if last else None,
        "from_uri": absolute("priorities:lineage", row.from_lineage),
        "fate": str(descent.fate(row.from_lineage, row.edition_id)),
        "heir_lineage": str(heir.lineage) if heir else None,
        "heir_measure": f"{row.edition.number}:{heir.code}" if heir else None,
        "heir_uri": _measure_page(row.edition.number, heir.code) if heir else None,
    }


def _measure_page(number: int | None, code: str) -> str:
    return absolute("priorities:edition_measure", number, code)
