"""Read the files back, each by a reader of its own kind."""

import csv
import io
import json
from datetime import datetime
from urllib.parse import urlencode

from openpyxl import load_workbook


def address(name, ending):
    return f"/acik-veri/{name}.{ending}"


def content(client, path):
    """The bytes of a download that succeeded."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.content
    return answer.getvalue()


def as_csv(client, name, *, ending="csv", delimiter=",", query=None):
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    text = content(client, address(name, ending) + asked).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def as_json(client, name):
    return json.loads(content(client, address(name, "json")))["records"]


def as_xlsx(client, name):
    book = load_workbook(io.BytesIO(content(client, address(name, "xlsx"))))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def as_text(value):
    """A value of JSON as a CSV for programs writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(value)
    return str(value)


def as_cell(value):
    """A value of JSON as a spreadsheet holds it."""
    if isinstance(value, list):
        return ";".join(value) or None
    if isinstance(value, str) and value[10:11] == "T":
        return datetime.fromisoformat(value).replace(tzinfo=None)
    return value
