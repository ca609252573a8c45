"""Supported projects spread over years and one more question: the table behind every chart."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from applications.choices import YearKind
from applications.queries.published.figures import (
    Cell,
    Figures,
    Group,
    by_axis,
    by_province,
    by_state,
    by_year_kind,
    cells,
    class_of,
    figures_of,
)
from applications.queries.published.filters import Filters
from applications.queries.published.prices import Prices


class By(TextChoices):
    """What the projects of a year are told apart by."""

    AXIS = "axis", _("Eksen")
    STATUS = "status", _("Durum")
    PROVINCE = "province", _("İl")
    YEAR_KIND = "year_kind", _("Yılın anlamı")


@dataclass(frozen=True, slots=True)
class Spread:
    """Every year from the first to the last, every group that has a project, the figures of each pair.

    ``kinds`` counts the projects by what their year is the year of.
    """

    years: list[int]
    groups: list[Group]
    whole: Figures
    of_year: dict[int, Figures]
    of_pair: dict[tuple[int, Any], Figures]
    kinds: dict[str, int]

    def figures(self, year: int, group: Group) -> Figures:
        """Of one year and one group; those of no project where there is none."""
        return self.of_pair.get((year, _identity(group)), Figures())


def spread(filters: Filters, by: By, prices: Prices | None = None) -> Spread:
    """The projects asked for, by year and group; a fixed number of queries, however many projects."""
    field, groups_of, identity = _QUESTIONS[by]
    of_year: dict[int, list[Cell]] = defaultdict(list)
    of_pair: dict[tuple[int, Any], list[Cell]] = defaultdict(list)
    some = cells(filters, field)
    for cell in some:
        of_year[cell.year].append(cell)
        of_pair[cell.year, identity(cell)].append(cell)
    years = range(min(of_year), max(of_year) + 1) if of_year else range(0)
    return Spread(
        years=list(years),
        groups=groups_of(filters, prices),
        whole=figures_of(some, prices),
        of_year={year: figures_of(of_year[year], prices) for year in years},
        of_pair={pair: figures_of(found, prices) for pair, found in of_pair.items()},
        kinds=_counted(some),
    )


def _counted(some: list[Cell]) -> dict[str, int]:
    """How many projects tell which year, in the order of the choices."""
    counts = Counter[str]()
    for cell in some:
        counts[cell.year_kind] += cell.count
    return {kind: counts[kind] for kind in YearKind.values if kind in counts}


def _identity(group: Group) -> Any:
    """What the cells of a group carry: the lineage of an axis, the key of a province, else the word itself."""
    return getattr(group.row, "lineage", None) or getattr(group.row, "pk", None) or group.key


def _key(cell: Cell) -> Any:
    return cell.key


def _kind(cell: Cell) -> str:
    return cell.year_kind


_Question = tuple[str | None, Callable[[Filters, Prices | None], list[Group]], Callable[[Cell], Any]]
_QUESTIONS: Final[dict[By, _Question]] = {
    By.AXIS: ("measure__axis__lineage", by_axis, class_of),
    By.STATUS: ("state", by_state, _key),
    By.PROVINCE: ("province", by_province, _key),
    By.YEAR_KIND: (None, by_year_kind, _kind),
}
