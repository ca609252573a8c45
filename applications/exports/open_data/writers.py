"""Rows as bytes, one by one: whatever their number, memory stays flat."""

import codecs
import csv
import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any, Final

import xlsxwriter
from django.utils import timezone
from xlsxwriter.worksheet import Worksheet

from applications.exports.open_data.fields import Field, Kind, Record, plain, plain_record
from applications.exports.tables import guarded

SEPARATOR: Final = ";"
LONGEST_CELL: Final = 32_767
MADE: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a spreadsheet knows no zones; fixed, so that equal rows give equal bytes
Head = dict[str, Any]
Rows = Iterable[Record]
Write = Callable[[Worksheet, int, int, Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is written; the first is RFC 4180 for programs, the second what Turkish Excel opens by a double click."""

    delimiter: str
    decimal_mark: str
    with_mark: bool
    guards_formulas: bool


MACHINE: Final = Dialect(",", ".", with_mark=False, guards_formulas=False)
EXCEL: Final = Dialect(";", ",", with_mark=True, guards_formulas=True)


def write_csv(out: IO[bytes], fields: Sequence[Field], rows: Rows, dialect: Dialect) -> None:
    """UTF-8, CRLF, one heading line of column names; what nobody knows is empty."""
    if dialect.with_mark:
        out.write(codecs.BOM_UTF8)
    text = codecs.getwriter("utf-8")(out)
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow([field.name for field in fields])
    for row in rows:
        writer.writerow([_cell(row[field.name], dialect) for field in fields])


def write_json(out: IO[bytes], head: Head, rows: Rows) -> None:
    """One object: what it is and under which licence, then the records, one a line."""
    opening = json.dumps(head, ensure_ascii=False, indent=2)
    out.write(f'{opening[:-2]},\n  "records": ['.encode())
    for place, row in enumerate(rows):
        line = json.dumps(plain_record(row), ensure_ascii=False)
        out.write(f"{',' if place else ''}\n    {line}".encode())
    out.write(b"\n  ]\n}\n")


def write_xlsx(
    out: IO[bytes], sheets: Sequence[tuple[str, Sequence[Field], Rows]], notes: Sequence[Sequence[str]]
) -> None:
    """A sheet of typed cells for each set of rows, and one that says what the columns mean; text is never a formula."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        formats = {Kind.INSTANT: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})}
        formats |= {Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd"})}
        bold = book.add_format({"bold": True})
        for name, fields, rows in sheets:
            _fill(book.add_worksheet(name), fields, rows, bold, formats)
        about = book.add_worksheet("Açıklama")
        for place, line in enumerate(notes):
            for column, text in enumerate(line):
                about.write_string(place, column, text[:LONGEST_CELL])


def _fill(sheet: Worksheet, fields: Sequence[Field], rows: Rows, bold: Any, formats: dict[Kind, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(fields):
        sheet.write_string(0, column, field.name, bold)
    columns = [(column, field.name, formats.get(field.kind)) for column, field in enumerate(fields)]
    for place, row in enumerate(rows, start=1):
        for column, name, form in columns:
            if (value := row[name]) is not None:
                write = _WRITERS.get(type(value)) or _writer_of(value)
                write(sheet, place, column, value, form)


def _writer_of(value: Any) -> Write:
    """How what is of none of the kinds themselves is written: as the first that it is one of."""
    return next((write for kind, write in _WRITERS.items() if isinstance(value, kind)), _words)


def _moment(sheet: Worksheet, row: int, column: int, value: dt.datetime, form: Any) -> None:
    local = timezone.localtime(value, timezone.get_default_timezone())
    sheet.write_datetime(row, column, local.replace(tzinfo=None, microsecond=0), form)


def _words(sheet: Worksheet, row: int, column: int, value: Any, _form: Any) -> None:
    sheet.write_string(row, column, _joined(value)[:LONGEST_CELL])


# In order: a truth is also a number, an instant also a day.
_WRITERS: dict[type, Write] = {
    str: lambda sheet, row, column, value, _form: sheet.write_string(row, column, value[:LONGEST_CELL]),
    bool: lambda sheet, row, column, value, _form: sheet.write_boolean(row, column, value),
    int: lambda sheet, row, column, value, _form: sheet.write_number(row, column, value),
    float: lambda sheet, row, column, value, _form: sheet.write_number(row, column, value),
    Decimal: lambda sheet, row, column, value, _form: sheet.write_number(row, column, float(value)),
    dt.datetime: _moment,
    dt.date: lambda sheet, row, column, value, form: sheet.write_datetime(row, column, value, form),
    list: _words,
}


def _cell(value: Any, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", dialect.decimal_mark)
    if isinstance(value, int):
        return str(value)
    text = _joined(value)
    return guarded(text) if dialect.guards_formulas else text


def _joined(value: Any) -> str:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple) else str(plain(value))
