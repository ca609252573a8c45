"""The budget beside its table: its sums by heading and year."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.queries.facts import Facts

ZERO = Decimal(0)
Sums = list[tuple[str, Decimal]]


@dataclass(frozen=True, slots=True)
class ByYear:
    """The years in which something is spent; for each heading its sums by year and in all; the sums of each year."""

    names: list[str]
    rows: list[tuple[str, Sums, Decimal]]
    sums: Sums


def by_year(facts: Facts) -> ByYear:
    """Sums with VAT, as the table has them."""
    years = sorted({line.year for line in facts.budget_lines})
    names = {year: _("%(year)d. yıl") % {"year": year} for year in years}
    found: dict[int, dict[int, Decimal]] = {}
    heads = {line.head_id: line.head.name for line in facts.budget_lines}
    for line in facts.budget_lines:
        sums = found.setdefault(line.head_id, dict.fromkeys(years, ZERO))
        sums[line.year] += line.gross
    rows = [
        (heads[head], [(names[year], sums[year]) for year in years], sum(sums.values(), ZERO))
        for head, sums in found.items()
    ]
    totals = [(names[year], sum((sums[year] for sums in found.values()), ZERO)) for year in years]
    return ByYear(list(names.values()), rows, totals)


def sums_of(facts: Facts) -> Sums:
    """What the sources add up to beside what is to be paid; the difference must be nothing."""
    return [
        (_("Eş finansman"), facts.own_share),
        (_("Kaynakların toplamı"), facts.total_funding),
        (_("Bütçe (uygun maliyet)"), facts.total_cost),
        (_("Kaynaklar ile bütçenin farkı"), facts.total_funding - facts.total_cost),
    ]
