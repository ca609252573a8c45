"""Spreadsheets as their cells alone, written into a new book."""

import io
import zipfile
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Taken, Uncleanable
from cmdp.kit.veil import Veil

MOST_CELLS: Final = 300_000
MOST_UNPACKED: Final = 150 * 1024 * 1024
WIDEST: Final = 31  # letters of a sheet's name


def clean_table(content: bytes, veil: Veil, mark: str) -> Cleaned:
    """Values, formulas, number formats, widths and joined cells of every sheet, also of hidden ones."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
            raise Uncleanable(Doubt.TOO_LARGE)
    book = load_workbook(io.BytesIO(content))
    if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MOST_CELLS:
        raise Uncleanable(Doubt.TOO_LARGE)
    fresh, hidden = Workbook(), False
    fresh.remove(fresh.active)
    for place, sheet in enumerate(book.worksheets, 1):
        title = veil.over(sheet.title, "").strip() or f"{place}"
        hidden |= title != sheet.title
        hidden |= _copied(sheet, fresh.create_sheet(title[:WIDEST]), veil, mark)
    fresh.properties.creator = ""
    out = io.BytesIO()
    fresh.save(out)
    return Cleaned(out.getvalue(), frozenset(_taken(book, has_names=hidden)))


def _copied(sheet: Worksheet, fresh: Worksheet, veil: Veil, mark: str) -> bool:
    """Copy the cells; says whether a known name was taken out of any."""
    hidden = False
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                hidden |= _cell(cell, fresh.cell(cell.row, cell.column), veil, mark)
    for column, told in sheet.column_dimensions.items():
        fresh.column_dimensions[column].width = told.width
    for joined in sheet.merged_cells.ranges:
        fresh.merge_cells(joined.coord)
    return hidden


def _cell(cell: Cell, fresh: Cell, veil: Veil, mark: str) -> bool:
    value: Any = cell.value
    shown = veil.over(value, mark) if isinstance(value, str) else value
    fresh.value, fresh.number_format = shown, veil.over(cell.number_format, "")
    return bool(shown != value)


def _taken(book: Workbook, *, has_names: bool) -> set[Taken]:
    sheets = book.worksheets
    found = {
        Taken.PROPERTIES: True,
        Taken.NOTES: any(cell.comment for sheet in sheets for row in sheet.iter_rows() for cell in row),
        Taken.HEADERS: any(sheet.HeaderFooter for sheet in sheets),
        Taken.PARTS: bool(book.chartsheets) or any(sheet._images or sheet._charts for sheet in sheets),
        Taken.NAMES: has_names,
    }
    return {what for what, is_there in found.items() if is_there}
