"""The price index in use: what turns the lira of one year into the lira of another."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet

from applications.models import PriceIndex

KURUS: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Prices:
    """A price index as a value; ``base`` is the year whose lira are meant."""

    index: PriceIndex
    values: dict[int, Decimal]
    base: int

    def constant(self, amount: Decimal, year: int) -> Decimal | None:
        """An amount of that year in lira of the base year, to the kuruş; ``None`` for a year the index lacks."""
        level = self.values.get(year)
        return None if level is None else (amount * self.values[self.base] / level).quantize(KURUS)


def prices_in_use(base: int | None = None) -> Prices | None:
    """The index in use in lira of ``base``, or of its newest year; ``None`` while no index is loaded."""
    index = PriceIndex.objects.filter(is_used=True).first()
    values = dict(index.values.values_list("year", "value")) if index else {}
    if index is None or not values:
        return None
    return Prices(index, values, base if base in values else max(values))


def price_indices() -> QuerySet[PriceIndex]:
    """Every index that was loaded, the newest first, with its values."""
    return PriceIndex.objects.order_by("-pk").prefetch_related("values")
