"""The numbers behind charts and maps as CSV: the smallest parts, so that every figure of a picture is a sum of them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from applications.choices import YearKind
from applications.exports.tables import Cell, csv_table
from applications.presenters.pictures.words import label_of
from applications.queries.published.figures import Figures, Group
from applications.queries.published.prices import Prices
from applications.queries.published.spread import By, Spread


def distribution_csv(spread: Spread, by: By, prices: Prices | None) -> bytes:
    """A line for each year and group that has a project."""
    lines = [
        [year, group.row.code if by is By.AXIS and group.row else "", label_of(by, group), *_figures(figures, prices)]
        for year in spread.years
        for group in spread.groups
        if (figures := spread.figures(year, group)).count
    ]
    return csv_table([_("Yıl"), _("Kod"), str(By(by).label), *_headers(prices)], lines)


def map_csv(groups: Sequence[Group], prices: Prices | None) -> bytes:
    """A line for each province that has a project."""
    lines = [[group.row.plate, group.row.nuts3, group.row.name, *_figures(group.figures, prices)] for group in groups]
    return csv_table([_("Plaka"), _("NUTS 3"), _("İl"), *_headers(prices)], lines)


def _headers(prices: Prices | None) -> list[str]:
    nominal = [
        _("Proje sayısı"),
        _("Yılın anlamı"),
        _("Destek (nominal TL)"),
        _("Desteği bilinmeyen proje"),
        _("Toplam maliyet (nominal TL)"),
        _("Toplam maliyeti bilinmeyen proje"),
        _("Maliyet mi destek mi olduğu belirsiz tutar"),
    ]
    if prices is None:
        return nominal
    told = {"base": prices.base, "index": prices.index.name}
    return [*nominal, _("Destek (%(base)s TL, %(index)s)") % told, _("Toplam maliyet (%(base)s TL, %(index)s)") % told]


def _figures(figures: Figures, prices: Prices | None) -> list[Cell]:
    nominal: list[Cell] = [
        figures.count,
        ", ".join(str(YearKind(kind).label) for kind in figures.year_kinds),
        figures.support.total,
        figures.support.unknown,
        figures.total_cost.total,
        figures.total_cost.unknown,
        figures.unclear,
    ]
    return nominal if prices is None else [*nominal, figures.support.constant, figures.total_cost.constant]
