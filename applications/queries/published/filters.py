"""Which supported projects are asked for: one value object, and the rows it means."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from django.db.models import Q, QuerySet

from applications.choices import FIRST_YEAR_OF_MEASURES
from applications.models import PublishedProject
from cmdp.kit.text import search_key
from priorities.queries import axis_lineages, measure_lineages

# Among axes: projects before the measures existed; among axes, measures and types: what nobody classified.
LEGACY: Final = "legacy"
UNCLASSIFIED: Final = "none"
SUPPORT: Final = "support"
TOTAL_COST: Final = "total_cost"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; values of one name widen, different names narrow.

    ``provinces`` are search keys (``van``), ``axes`` and ``measures`` codes, which mean the newest
    published row of that code and the same measure in every other edition. ``demo`` shows the
    demonstration projects instead of the real ones: the two never stand in one list or sum.
    A project whose amount is unknown is not found by an amount.
    """

    text: str = ""
    years: tuple[int, ...] = ()
    year_kinds: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    beneficiary_types: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    amount_of: str = TOTAL_COST
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    demo: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everything (real, or of the demonstration) is asked for."""
        return replace(self, amount_of=TOTAL_COST, demo=False) == Filters()


def public() -> QuerySet[PublishedProject]:
    """Every project that the public may read; a merged double is read at the row it was merged into."""
    return PublishedProject.objects.filter(merged_into=None)


def matching(filters: Filters) -> QuerySet[PublishedProject]:
    """The projects that are asked for, without order."""
    rows = public().filter(is_demo=filters.demo)
    for condition in _conditions(filters):
        rows = rows.filter(condition)
    return rows.order_by()


def _conditions(filters: Filters) -> list[Q]:
    found = [
        *(Q(search_key__contains=word) for word in search_key(filters.text).split()),
        *_among("year", filters.years),
        *_among("year_kind", filters.year_kinds),
        *_among("province__search_key", filters.provinces),
        *_among("state", filters.states),
    ]
    if filters.axes:
        found.append(_of_axes(filters.axes))
    if filters.measures:
        found.append(_of_measures(filters.measures))
    if filters.beneficiary_types:
        found.append(Q(beneficiary_type__in=["" if t == UNCLASSIFIED else t for t in filters.beneficiary_types]))
    return [*found, *_amounts(filters)]


def _among(name: str, values: tuple[int, ...] | tuple[str, ...]) -> list[Q]:
    return [Q(**{f"{name}__in": values})] if values else []


def _of_axes(codes: tuple[str, ...]) -> Q:
    wanted = Q(measure__axis__lineage__in=axis_lineages(codes).values())
    if LEGACY in codes:
        wanted |= Q(year__lt=FIRST_YEAR_OF_MEASURES)
    if UNCLASSIFIED in codes:
        wanted |= _without_measure()
    return wanted


def _of_measures(codes: tuple[str, ...]) -> Q:
    wanted = Q(measure__lineage__in=measure_lineages(codes).values())
    return wanted | _without_measure() if UNCLASSIFIED in codes else wanted


def _without_measure() -> Q:
    return Q(measure=None, year__gte=FIRST_YEAR_OF_MEASURES)


def _amounts(filters: Filters) -> list[Q]:
    ends = (("gte", filters.amount_from), ("lte", filters.amount_to))
    return [Q(**{f"{filters.amount_of}__{end}": value}) for end, value in ends if value is not None]
