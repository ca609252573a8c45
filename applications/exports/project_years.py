"""The yearly figures of supported projects as CSV for a Turkish spreadsheet: semicolons, decimal commas, a byte mark."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applications.choices import YearKind
from applications.exports.tables import Cell, csv_table
from applications.queries.published.figures import Figures, YearFigures
from applications.queries.published.prices import Prices


def years_csv(years: Iterable[YearFigures], prices: Prices | None) -> bytes:
    """One line per year and meaning of the year; an empty cell means that nobody knows, never zero."""
    lines = [
        _cells(year.year, kind, figures, prices)
        for year in years
        for kind, figures in (year.kinds or {"": year.figures}).items()
    ]
    return csv_table(_headers(prices), lines)


def _headers(prices: Prices | None) -> list[str]:
    headers = [
        _("Yıl"),
        _("Yılın anlamı"),
        _("Proje sayısı"),
        _("Toplam maliyet (nominal TL)"),
        _("Toplam maliyeti bilinmeyen proje"),
        _("Maliyet mi destek mi olduğu belirsiz tutar"),
        _("Destek (nominal TL)"),
        _("Desteği bilinmeyen proje"),
    ]
    if prices is None:
        return headers
    words = {"base": prices.base, "index": prices.index.name}
    return [
        *headers,
        _("Toplam maliyet (%(base)s TL, %(index)s)") % words,
        _("Destek (%(base)s TL, %(index)s)") % words,
    ]


def _cells(year: int, kind: str, figures: Figures, prices: Prices | None) -> list[Cell]:
    cells: list[Cell] = [
        year,
        str(YearKind(kind).label) if kind else "",
        figures.count,
        figures.total_cost.total,
        figures.total_cost.unknown,
        figures.unclear,
        figures.support.total,
        figures.support.unknown,
    ]
    if prices is not None:
        cells += [figures.total_cost.constant, figures.support.constant]
    return cells
