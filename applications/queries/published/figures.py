"""Sums over supported projects: by year, province, axis, state; each from one query over the rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from applications.choices import FIRST_YEAR_OF_MEASURES, PublishedState, YearKind
from applications.queries.published.filters import LEGACY, UNCLASSIFIED, Filters, matching
from applications.queries.published.prices import Prices
from cmdp.regions.models import Province
from priorities.queries import newest_axes


@dataclass(frozen=True, slots=True)
class Money:
    """One kind of amount over some projects, in lira of each project's own year.

    ``total`` is ``None`` when nobody published any; ``unknown`` counts the projects without an
    amount. ``constant`` is the same money in lira of the index's base year, ``None`` without an
    index; ``not_converted`` counts the amounts of years that the index lacks: they are not in it.
    """

    total: Decimal | None = None
    known: int = 0
    unknown: int = 0
    constant: Decimal | None = None
    not_converted: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be said of some projects together; support and total cost are never added to each other.

    ``unclear`` counts total costs of which the source does not say whether they are cost or support.
    """

    count: int = 0
    support: Money = Money()
    total_cost: Money = Money()
    unclear: int = 0
    years: tuple[int, ...] = ()
    year_kinds: tuple[str, ...] = ()

    @property
    def mixes_years(self) -> bool:
        """Whether lira of several years stand in one sum: the page must say so."""
        return len(self.years) > 1

    @property
    def mixes_kinds(self) -> bool:
        """Whether years of several meanings stand together: the page must say so."""
        return len(self.year_kinds) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one value: ``key`` as filters take it, ``row`` the province or axis if there is one."""

    key: str
    row: Any
    figures: Figures


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year with its figures, and the same by what the year means; a year without projects counts none."""

    year: int
    figures: Figures
    kinds: dict[str, Figures]


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums of one year, one meaning of the year and one value: the smallest part of every figure."""

    year: int
    year_kind: str
    key: Any
    count: int
    support: Decimal | None
    support_known: int
    total_cost: Decimal | None
    total_cost_known: int
    unclear: int


def totals(filters: Filters, prices: Prices | None = None) -> Figures:
    """The figures of everything that is asked for."""
    return figures_of(cells(filters), prices)


def by_year(filters: Filters, prices: Prices | None = None) -> list[YearFigures]:
    """Every year from the first to the last, those without projects too."""
    found = _gathered(cells(filters), lambda cell: cell.year)
    if not found:
        return []
    return [_year_figures(year, found[year], prices) for year in range(min(found), max(found) + 1)]


def by_year_kind(filters: Filters, prices: Prices | None = None) -> list[Group]:
    """By what the year means, in the order of the choices."""
    return _in_order(YearKind.values, _gathered(cells(filters), lambda cell: cell.year_kind), prices)


def by_state(filters: Filters, prices: Prices | None = None) -> list[Group]:
    """By state, in the order of the choices."""
    return _in_order(PublishedState.values, _gathered(cells(filters, "state"), _key), prices)


def by_province(filters: Filters, prices: Prices | None = None) -> list[Group]:
    """By province, in the order of the Turkish alphabet; provinces without projects are left out."""
    found = _gathered(cells(filters, "province"), _key)
    provinces = Province.objects.filter(pk__in=list(found)).order_by("sort_key")
    return [Group(place.search_key, place, figures_of(found[place.pk], prices)) for place in provinces]


def by_axis(filters: Filters, prices: Prices | None = None) -> list[Group]:
    """By axis across editions, in the words of the newest; then what is older than the axes, then the unclassified."""
    found = _gathered(cells(filters, "measure__axis__lineage"), class_of)
    axes = newest_axes(found.keys() - {LEGACY, UNCLASSIFIED})
    in_order = sorted(axes.items(), key=lambda pair: (-(pair[1].edition.number or 0), pair[1].order))
    groups = [Group(axis.code, axis, figures_of(found[lineage], prices)) for lineage, axis in in_order]
    return [*groups, *_in_order([LEGACY, UNCLASSIFIED], found, prices)]


def cells(filters: Filters, field: str | None = None) -> list[Cell]:
    """The sums by year, meaning of the year and ``field``; one query, however many projects."""
    names = ("year", "year_kind", *([field] if field else []))
    rows = (
        matching(filters)
        .values(*names)
        .annotate(
            number=Count("pk"),
            sum_of_support=Sum("support"),
            known_support=Count("support"),
            sum_of_cost=Sum("total_cost"),
            known_cost=Count("total_cost"),
            number_unclear=Count("pk", filter=Q(amount_is_unclear=True)),
        )
    )
    return [
        Cell(
            year=row["year"],
            year_kind=row["year_kind"],
            key=row[field] if field else None,
            count=row["number"],
            support=row["sum_of_support"],
            support_known=row["known_support"],
            total_cost=row["sum_of_cost"],
            total_cost_known=row["known_cost"],
            unclear=row["number_unclear"],
        )
        for row in rows.order_by(*names)
    ]


def figures_of(some: Iterable[Cell], prices: Prices | None = None) -> Figures:
    """Add cells up."""
    parts = list(some)
    return Figures(
        count=sum(cell.count for cell in parts),
        support=_money([(cell.year, cell.count, cell.support_known, cell.support) for cell in parts], prices),
        total_cost=_money([(cell.year, cell.count, cell.total_cost_known, cell.total_cost) for cell in parts], prices),
        unclear=sum(cell.unclear for cell in parts),
        years=tuple(sorted({cell.year for cell in parts})),
        year_kinds=tuple(kind for kind in YearKind.values if any(cell.year_kind == kind for cell in parts)),
    )


def class_of(cell: Cell) -> Any:
    """Under which axis cells stand: its lineage, the time before the measures, or unclassified."""
    if cell.key is not None:
        return cell.key
    return LEGACY if cell.year < FIRST_YEAR_OF_MEASURES else UNCLASSIFIED


_Part = tuple[int, int, int, Decimal | None]


def _money(parts: list[_Part], prices: Prices | None) -> Money:
    known = sum(number for _, _, number, _ in parts)
    sums = [(year, number, amount) for year, _, number, amount in parts if amount is not None]
    converted = [(number, prices.constant(amount, year) if prices else None) for year, number, amount in sums]
    in_base = [amount for _, amount in converted if amount is not None]
    return Money(
        total=sum((amount for _, _, amount in sums), Decimal(0)) if sums else None,
        known=known,
        unknown=sum(count for _, count, _, _ in parts) - known,
        constant=sum(in_base, Decimal(0)) if in_base else None,
        not_converted=sum(number for number, amount in converted if amount is None) if prices else 0,
    )


def _key(cell: Cell) -> Any:
    return cell.key


def _gathered(some: Iterable[Cell], key: Callable[[Cell], Any]) -> dict[Any, list[Cell]]:
    found: dict[Any, list[Cell]] = defaultdict(list)
    for cell in some:
        found[key(cell)].append(cell)
    return found


def _year_figures(year: int, some: list[Cell], prices: Prices | None) -> YearFigures:
    by_kind = _gathered(some, lambda cell: cell.year_kind)
    kinds = {kind: figures_of(by_kind[kind], prices) for kind in YearKind.values if kind in by_kind}
    return YearFigures(year, figures_of(some, prices), kinds)


def _in_order(keys: Iterable[str], found: Mapping[Any, list[Cell]], prices: Prices | None) -> list[Group]:
    return [Group(key, None, figures_of(found[key], prices)) for key in keys if key in found]
