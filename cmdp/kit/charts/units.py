"""What a picture's numbers are numbers of, and how they are said: on an axis, beside a bar, in full."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cmdp.kit.formats import format_money, format_number, format_short, format_short_money, large_unit


class Unit(Protocol):
    """How values are said; ``is_whole`` keeps the axis from naming halves of what is counted."""

    @property
    def is_whole(self) -> bool: ...

    def axis(self, top: Decimal) -> str:
        """What stands at the head of the axis."""

    def tick(self, value: Decimal, top: Decimal) -> str:
        """A value where the axis says the unit."""

    def short(self, value: Decimal) -> str:
        """A value with its unit, rounded for the eye."""

    def full(self, value: Decimal) -> str:
        """A value with its unit, exactly."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Things: ``noun`` heads the axis, ``phrase`` says how many."""

    noun: str
    phrase: Callable[[int], str]
    is_whole: bool = True

    def axis(self, _top: Decimal) -> str:
        return self.noun

    def tick(self, value: Decimal, _top: Decimal) -> str:
        return format_number(int(value))

    def short(self, value: Decimal) -> str:
        return self.phrase(int(value))

    def full(self, value: Decimal) -> str:
        return self.phrase(int(value))


@dataclass(frozen=True, slots=True)
class Lira:
    """Money: in millions on the axis, to three digits beside a bar, to the kuruş in full."""

    is_whole: bool = False

    def axis(self, top: Decimal) -> str:
        _size, word = large_unit(top)
        return _("%(size)s TL") % {"size": word} if word else _("TL")

    def tick(self, value: Decimal, top: Decimal) -> str:
        size, _word = large_unit(top)
        return format_short(value / size)

    def short(self, value: Decimal) -> str:
        return format_short_money(value)

    def full(self, value: Decimal) -> str:
        return format_money(value)


def full_or_none(unit: Unit, value: Decimal | None) -> str:
    """A value exactly, or that none is known."""
    return _("bilinen değer yok") if value is None else unit.full(value)


def unknown_amounts(count: int) -> str:
    """How many amounts nobody published."""
    return ngettext("%(n)d projenin tutarı bilinmiyor", "%(n)d projenin tutarı bilinmiyor", count) % {"n": count}
