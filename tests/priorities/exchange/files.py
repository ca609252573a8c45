"""Files of an edition as people would change them."""

import io
import json

from openpyxl import load_workbook

from priorities.exchange.content import SHEETS, content_of
from priorities.exchange.reading import read
from priorities.exchange.writing import as_json, as_xlsx


def changed_json(edition, change):
    """The edition's JSON after ``change`` had its way with the object."""
    told = json.loads(as_json(content_of(edition)))
    change(told)
    return json.dumps(told).encode()


def changed_xlsx(edition, change):
    """The edition's spreadsheet after ``change`` had its way with its sheets, by the names of the tables."""
    book = load_workbook(io.BytesIO(as_xlsx(content_of(edition))))
    change({table: book[sheet] for table, sheet in SHEETS.items()})
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_json(edition, change):
    """What is read of the changed JSON."""
    return read(changed_json(edition, change), "surum.json")


def read_xlsx(edition, change):
    """What is read of the changed spreadsheet."""
    return read(changed_xlsx(edition, change), "surum.xlsx")


def told(reading):
    """The faults as table, line, column and sentence."""
    return [(fault.table, fault.number, fault.column, str(fault.sentence)) for fault in reading.faults]
