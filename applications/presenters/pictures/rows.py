"""Lines of the tables beside the pictures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.filters.pictures import Angle
from applications.queries.published.figures import Figures, Money
from cmdp.kit.formats import format_money


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in a cell, and what it leaves out."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is of, its figures, and where its projects are listed."""

    label: str
    count: int
    support: Amount
    total_cost: Amount
    href: str
    mark: str
    year: int | None


def row_of(label: str, figures: Figures, angle: Angle, href: str, *, mark: str = "", year: int | None = None) -> Row:
    """A line; its lira are those that the angle asks for."""
    return Row(
        label=label,
        count=figures.count,
        support=_amount(figures.support, constant=angle.constant),
        total_cost=_amount(figures.total_cost, constant=angle.constant),
        href=href,
        mark=mark,
        year=year,
    )


def _amount(money: Money, *, constant: bool) -> Amount:
    value = money.constant if constant else money.total
    missing = money.unknown + (money.not_converted if constant else 0)
    if value is None:
        return Amount(_("bilinmiyor"), "")
    return Amount(format_money(value, unit=False), plus(missing))


def plus(missing: int) -> str:
    """How many projects a value leaves out, briefly; nothing when it is whole."""
    return ngettext("+%(n)d bilinmeyen", "+%(n)d bilinmeyen", missing) % {"n": missing} if missing else ""
