"""The budget as a spreadsheet: the columns that an upload reads, the sums beside them, and the year's headings."""

from decimal import Decimal
from typing import IO, Any, Final

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from applications.choices import SectionKey
from applications.exports.open_data.writers import LONGEST_CELL, MADE
from applications.models import BudgetLine
from applications.queries.facts import Facts
from applications.queries.sections import ROW_COLUMNS, label_of

MONEY: Final = frozenset({4, 8, 9, 10})
WIDTHS: Final = (28, 44, 10, 12, 24, 14, 12, 36, 20, 20, 20)
OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
Cells = list[str | Decimal | int]


def write_budget(out: IO[bytes], *, facts: Facts) -> None:
    """One row for each line, its net, VAT and sum as numbers, and the sums; words are never formulas."""
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"created": MADE, "title": str(facts.proposal)})
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        sheet, heads = book.add_worksheet(_("Bütçe")), book.add_worksheet(_("Bütçe kalemleri"))
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        names = [label_of(SectionKey.BUDGET, name) for name in ROW_COLUMNS[SectionKey.BUDGET]]
        _row(sheet, 0, [*names, _("Net"), _("KDV"), _("Toplam")], bold, bold)
        for place, line in enumerate(facts.budget_lines, start=1):
            _row(sheet, place, _cells(line), None, money)
        _row(sheet, len(facts.budget_lines) + 1, _sums(facts.budget_lines), bold, money)
        heads.set_column(0, 0, WIDTHS[1])
        _row(heads, 0, [_("Kullanılabilecek kalemler")], bold, bold)
        for place, head in enumerate(facts.rules.budget_heads, start=1):
            _row(heads, place, [head.name], None, None)


def _cells(line: BudgetLine) -> Cells:
    told: Cells = [line.head.name, line.description, line.unit, line.quantity.normalize(), line.unit_price]
    return [*told, line.vat_rate.normalize(), line.year, line.basis, line.net, line.vat, line.gross]


def _sums(lines: tuple[BudgetLine, ...]) -> Cells:
    sums = [sum((getattr(line, part) for line in lines), Decimal(0)) for part in ("net", "vat", "gross")]
    return [_("Toplam"), *[""] * 7, *sums]


def _row(sheet: Worksheet, place: int, cells: Cells, words: Any, money: Any) -> None:
    """Words as words, lira as money, other numbers as they are."""
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(place, column, cell[:LONGEST_CELL], words)
        else:
            sheet.write_number(place, column, float(cell), money if column in MONEY else None)
