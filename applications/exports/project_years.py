"""The yearly figures of supported projects as CSV for a Turkish spreadsheet: semicolons, decimal commas, a byte mark."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.choices import YearKind
from applications.queries.published.figures import Figures, YearFigures
from applications.queries.published.prices import Prices


def years_csv(years: Iterable[YearFigures], prices: Prices | None) -> bytes:
    """One line per year and meaning of the year; an empty cell means that nobody knows, never zero."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(_headers(prices))
    for year in years:
        kinds = year.kinds or {"": year.figures}
        lines.writerows(_cells(year.year, kind, figures, prices) for kind, figures in kinds.items())
    return ("\ufeff" + text.getvalue()).encode()


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


def _cells(year: int, kind: str, figures: Figures, prices: Prices | None) -> list[str]:
    cells: list[str | int | Decimal | None] = [
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
    return [_written(cell) for cell in cells]


def _written(cell: str | int | Decimal | None) -> str:
    if cell is None:
        return ""
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)
