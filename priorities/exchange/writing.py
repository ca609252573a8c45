"""An edition as bytes: JSON for programs, XLSX for people; equal content gives equal bytes."""

import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from priorities.exchange.content import ABOUT, COLUMNS, EDITION, SHEETS, Content

FORMAT: Final = "cmdp-priorities/1"
MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a spreadsheet knows no zones; fixed, so that equal content gives equal bytes
TYPES: Final[Mapping[str, str]] = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDE, NARROW = 60, 18
LONG: Final = frozenset({"title_tr", "title_en", "text_tr", "text_en", "notes_tr", "notes_en"})


def as_json(content: Content) -> bytes:
    """One object: what the columns mean, then the four tables."""
    about = {table: {name: str(ABOUT[name]) for name in names} for table, names in COLUMNS.items()}
    tables: dict[str, Any] = {table: [dict(line.values) for line in content[table]] for table in COLUMNS}
    tables[EDITION] = tables[EDITION][0]
    return (json.dumps({"format": FORMAT, "about": about, **tables}, ensure_ascii=False, indent=2) + "\n").encode()


def as_xlsx(content: Content) -> bytes:
    """A sheet for each table and one that says what the columns mean; every cell is text, none a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        book.set_properties({"created": MADE})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@", "text_wrap": True})
        text.set_align("top")
        for table, names in COLUMNS.items():
            rows = [[line.values[name] for name in names] for line in content[table]]
            _fill(book.add_worksheet(SHEETS[table]), names, rows, bold, text)
        lines = [[SHEETS[table], name, str(ABOUT[name])] for table, names in COLUMNS.items() for name in names]
        about = book.add_worksheet("Açıklama")
        _fill(about, [_("Sayfa"), _("Sütun"), _("Anlamı")], lines, bold, text)
        about.set_column(2, 2, WIDE * 2)
    return out.getvalue()


WRITERS: Final[Mapping[str, Callable[[Content], bytes]]] = {"json": as_json, "xlsx": as_xlsx}


def _fill(sheet: Any, names: Any, rows: list[list[str]], bold: Any, text: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(names):
        sheet.set_column(column, column, WIDE if name in LONG else NARROW, text)
        sheet.write_string(0, column, name, bold)
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value:
                sheet.write_string(place, column, value, text)
