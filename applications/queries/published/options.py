"""What can be chosen in the filters: only values that some project has, and the axes and measures in force."""

from dataclasses import dataclass

from applications.choices import FIRST_YEAR_OF_MEASURES, PublishedState, YearKind
from applications.queries.published.filters import public
from cmdp.accounts.choices import OrganisationType
from cmdp.regions.models import Province
from priorities.models import Axis
from priorities.queries import current_edition, definitions


@dataclass(frozen=True, slots=True)
class Options:
    """The values of every filter, in the order to show them in; ``has_demo`` says whether the demonstration has any."""

    years: list[int]
    year_kinds: list[str]
    provinces: list[Province]
    axes: list[Axis]
    beneficiary_types: list[str]
    states: list[str]
    has_legacy: bool
    has_demo: bool


def options(*, demo: bool = False) -> Options:
    """What the real projects (or those of the demonstration) can be filtered by; a fixed number of queries."""
    rows = public().filter(is_demo=demo).order_by()
    found = set(rows.values_list("year", "year_kind", "province", "beneficiary_type", "state").distinct())
    edition = current_edition()
    return Options(
        years=sorted({row[0] for row in found}, reverse=True),
        year_kinds=[kind for kind in YearKind.values if kind in {row[1] for row in found}],
        provinces=list(Province.objects.filter(pk__in={row[2] for row in found}).order_by("sort_key")),
        axes=definitions(edition) if edition else [],
        beneficiary_types=[kind for kind in OrganisationType.values if kind in {row[3] for row in found}],
        states=[state for state in PublishedState.values if state in {row[4] for row in found}],
        has_legacy=any(row[0] < FIRST_YEAR_OF_MEASURES for row in found),
        has_demo=public().filter(is_demo=True).exists(),
    )
