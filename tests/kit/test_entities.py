"""Packages whose XML wants more than it says: nothing outside is read, nothing grows without end."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from cmdp.kit.cleaning.documents import clean_document
from cmdp.kit.sheets import Unreadable, rows_of
from cmdp.kit.veil import Known, Veil

SECRET = "what-only-the-server-reads"


def _with_entity(content, member, path):
    """The package, its ``member`` naming a file of the server where the word ``HERE`` stood."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == member:
                head, _, body = text.partition(b"?>")
                body = body or head
                assert b"HERE" in body
                doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}">]>'.encode()
                text = b'<?xml version="1.0" encoding="UTF-8"?>' + doctype + body.replace(b"HERE", b"&e;")
            new.writestr(name, text)
    return out.getvalue()


@pytest.fixture
def outside(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def test_a_document_brings_nothing_of_the_server_along(outside):
    out, document = io.BytesIO(), Document()
    document.add_paragraph("HERE")
    document.save(out)
    bad = _with_entity(out.getvalue(), "word/document.xml", outside)

    copy = clean_document(bad, Veil(Known()), "▇").content

    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert all(SECRET.encode() not in package.read(name) for name in package.namelist())


@pytest.mark.parametrize("member", ["xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_spreadsheet_brings_nothing_of_the_server_along(outside, member):
    out, book = io.BytesIO(), Workbook()
    book.active.title = "HERE"
    book.active.append(["HERE"])
    book.save(out)
    bad = _with_entity(out.getvalue(), member, outside)

    try:
        found = [cell.text for row in rows_of(bad, "x.xlsx") for cell in row.cells]
    except Unreadable:
        found = []

    assert SECRET not in "".join(found)
