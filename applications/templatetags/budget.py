"""``{% load budget %}``: lines of a budget as a spreadsheet takes them out of the clipboard."""

from decimal import Decimal

from django import template

from applications.choices import SectionKey
from applications.exports.tables import guarded
from applications.models import BudgetLine
from applications.queries.sections import ROW_COLUMNS, label_of

register = template.Library()


@register.filter
def as_copied(line: BudgetLine) -> str:
    """The cells that ``forms.sheets.budget`` reads, between tabs; numbers with a comma and without groups."""
    numbers = [_plain(number) for number in (line.quantity, line.unit_price, line.vat_rate)]
    words = [line.head.name, line.description, line.unit]
    return "\t".join([*map(guarded, words), *numbers, str(line.year), guarded(line.basis)])


@register.simple_tag
def copied_head() -> str:
    """The names of these cells."""
    return "\t".join(label_of(SectionKey.BUDGET, name) for name in ROW_COLUMNS[SectionKey.BUDGET])


def _plain(number: Decimal) -> str:
    """``1250,5``: what reads in one way only, also with three places."""
    text = f"{number.normalize():f}".replace(".", ",")
    places = len(text.partition(",")[2])
    return f"{text}0" if places > 2 else text  # noqa: PLR2004 - three places read as thousands


@register.filter
def share_of(part: Decimal, whole: Decimal) -> Decimal | None:
    """A part in per cent of the whole; of nothing there is none."""
    return part * 100 / whole if whole else None
