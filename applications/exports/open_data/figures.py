"""Yearly figures as open data: one row for each year and meaning of the year, so that nothing is mixed silently."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.choices import YearKind
from applications.exports.open_data.fields import Field, Kind
from applications.models import PublishedTotal
from applications.queries.published.figures import Cell, figures_of
from applications.queries.published.prices import Prices

FIELDS = (
    Field("id", Kind.TEXT, _("Yıl ve yılın anlamı; hiç değişmez"), "2018:approval"),
    Field("year", Kind.INTEGER, _("Yıl"), 2018),
    Field(
        "year_kind", Kind.TEXT, _("Yılın anlamı, kaynağın söylediği gibi"), "approval", values=tuple(YearKind.values)
    ),
    Field("projects", Kind.INTEGER, _("Proje sayısı"), 4),
    Field(
        "support", Kind.MONEY, _("Bilinen destek tutarlarının toplamı, o yılın lirasıyla"), 12_000_000, optional=True
    ),
    Field("support_known", Kind.INTEGER, _("Destek tutarı bilinen proje sayısı"), 3),
    Field("support_unknown", Kind.INTEGER, _("Destek tutarı bilinmeyen proje sayısı"), 1),
    Field("total_cost", Kind.MONEY, _("Bilinen maliyetlerin toplamı, o yılın lirasıyla"), 15_000_000, optional=True),
    Field("total_cost_known", Kind.INTEGER, _("Maliyeti bilinen proje sayısı"), 4),
    Field("total_cost_unknown", Kind.INTEGER, _("Maliyeti bilinmeyen proje sayısı"), 0),
    Field("amount_unclear", Kind.INTEGER, _("Maliyetlerden kaçının destek de olabileceği"), 0),
    Field("currency", Kind.TEXT, _("Para birimi (ISO 4217)"), "TRY", values=("TRY",)),
    Field("support_constant", Kind.MONEY, _("Destek toplamı, sabit lirayla"), 60_000_000, optional=True),
    Field("total_cost_constant", Kind.MONEY, _("Maliyet toplamı, sabit lirayla"), 75_000_000, optional=True),
    Field("constant_year", Kind.INTEGER, _("Sabit liranın yılı"), 2025, optional=True),
    Field("price_index", Kind.TEXT, _("Sabit lira için kullanılan fiyat endeksi"), "TÜFE", optional=True),
)
TOTAL_FIELDS = (
    Field("id", Kind.TEXT, _("Kaydın hiç değişmeyen kimliği"), "3"),
    Field("year_from", Kind.INTEGER, _("İlk yıl"), 2008),
    Field("year_to", Kind.INTEGER, _("Son yıl"), 2013),
    Field("province", Kind.TEXT, _("İlin Düzey 3 (NUTS 3) kodu; bütün ülke için boş"), "TRC21", optional=True),
    Field("what_tr", Kind.TEXT, _("Neyin toplamı, Türkçe"), "Program ödeneği"),
    Field("what_en", Kind.TEXT, _("Neyin toplamı, İngilizce"), "Programme allotment", optional=True),
    Field("support", Kind.MONEY, _("Destek tutarı, o yılın lirasıyla"), 60_000_000, optional=True),
    Field("total_cost", Kind.MONEY, _("Toplam maliyet, o yılın lirasıyla"), 75_000_000, optional=True),
    Field("currency", Kind.TEXT, _("Para birimi (ISO 4217)"), "TRY", values=("TRY",)),
    Field("amount_note_tr", Kind.TEXT, _("Tutar notu, Türkçe"), "haberde yuvarlanmış", optional=True),
    Field("amount_note_en", Kind.TEXT, _("Tutar notu, İngilizce"), "rounded in the news", optional=True),
    Field("mixes_programmes", Kind.FLAG, _("Başka programlar da içinde mi?"), False),
    Field("source", Kind.TEXT, _("Kaynak"), "haber"),
    Field("source_url", Kind.ADDRESS, _("Kaynağın adresi"), "https://example.org/haber", optional=True),
    Field("confidence", Kind.TEXT, _("Kaynağa güven düzeyi"), "medium"),
)


def figures_record(cell: Cell, *, prices: Prices | None) -> dict[str, Any]:
    """The sums of one year and meaning."""
    figures = figures_of([cell], prices)
    return {
        "id": f"{cell.year}:{cell.year_kind}",
        "year": cell.year,
        "year_kind": cell.year_kind,
        "projects": figures.count,
        "support": figures.support.total,
        "support_known": figures.support.known,
        "support_unknown": figures.support.unknown,
        "total_cost": figures.total_cost.total,
        "total_cost_known": figures.total_cost.known,
        "total_cost_unknown": figures.total_cost.unknown,
        "amount_unclear": figures.unclear,
        "currency": "TRY",
        "support_constant": figures.support.constant,
        "total_cost_constant": figures.total_cost.constant,
        "constant_year": prices.base if prices else None,
        "price_index": prices.index.name if prices else None,
    }


def total_record(total: PublishedTotal) -> dict[str, Any]:
    """A sum that somebody published without naming the projects."""
    return {
        "id": str(total.pk),
        "year_from": total.year_from,
        "year_to": total.year_to,
        "province": total.province.nuts3 if total.province else None,
        "what_tr": total.what_tr,
        "what_en": total.what_en or None,
        "support": total.support,
        "total_cost": total.total_cost,
        "currency": "TRY",
        "amount_note_tr": total.amount_note_tr or None,
        "amount_note_en": total.amount_note_en or None,
        "mixes_programmes": total.mixes_programmes,
        "source": total.source,
        "source_url": total.source_url or None,
        "confidence": total.confidence,
    }
