"""Sheets of a spreadsheet by their names; the reader of single tables is tested where it is used."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from cmdp.kit import sheets


def book(**rows):
    made, out = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, lines in rows.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made.save(out)
    return out.getvalue()


def test_every_sheet_is_read_by_its_name():
    found = sheets.sheets_of(book(Bir=[["a"], [], ["b", 2.5]], İki=[]), "x.xlsx")

    assert found["İki"] == []
    assert [(row.number, [cell.text for cell in row.cells if cell.text]) for row in found["Bir"]] == [
        (1, ["a"]),
        (3, ["b", "2.50"]),
    ]


def test_a_cell_keeps_what_the_spreadsheet_holds():
    moment = dt.datetime(2026, 3, 1, 9, 30)

    cells = sheets.sheets_of(book(Bir=[[moment, "=1+1"]]), "x.xlsx")["Bir"][0].cells

    assert (cells[0].text, cells[0].value) == ("2026-03-01", moment)
    assert (cells[1].text, cells[1].value, "Formül var" in cells[1].fault) == ("", None, True)


def test_a_sheet_has_an_end(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)

    with pytest.raises(sheets.Unreadable) as unreadable:
        sheets.sheets_of(book(Bir=[["a"]] * 4), "x.xlsx")

    assert "2 satırdan çok var" in unreadable.value.sentence
