"""The agency's list as XLSX: 10,000 files beside XlsxWriter on constant data, and its memory beside that of 1,000."""

import io
import time
import tracemalloc

import pytest
import xlsxwriter
from django.core.management import call_command
from django.utils import timezone

from applications.demo.many import load_many
from applications.demo.many_desk import desk_of_demo
from applications.exports import desk_files
from applications.filters.desk import HEADINGS, SHOWN
from cmdp.accounts.models import User

pytestmark = pytest.mark.django_db
FEW, MANY = 1_000, 10_000
ROOM = 1.2
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def _export(person, monkeypatch, number):
    """Write so many files of the list, with every column."""
    asked = {"query": "&".join(f"{SHOWN}={column}" for column in HEADINGS), "form": "xlsx", "files": []}
    whole = desk_files.files_asked
    with monkeypatch.context() as patch:
        patch.setattr(desk_files, "files_asked", lambda *told: whole(*told)[:number])
        _name, out = desk_files.desk_list(person, asked, at=timezone.now(), tell=lambda _done, _total: None)
    out.close()


def _constant(rows, columns):
    with xlsxwriter.Workbook(io.BytesIO(), OPTIONS) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            for column in range(columns):
                sheet.write_string(row, column, "Ortak kullanım atölyesi")


def _cpu(act):
    """The least of three tries, in seconds of this process alone."""

    def once():
        began = time.process_time()
        act()
        return time.process_time() - began

    return min(once() for _ in range(3))


def _peak(act):
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_list_of_ten_thousand(monkeypatch, table):
    call_command("load_demo")
    desk = desk_of_demo(now=timezone.now())
    load_many(MANY, desk)
    seat = {"memberships__role": "agency_officer", "memberships__agency": desk.call.agency_id}
    person = User.objects.filter(is_demo=True, **seat).earliest("pk")

    ours = _cpu(lambda: _export(person, monkeypatch, MANY))
    least = _cpu(lambda: _constant(MANY, len(HEADINGS) + 2))
    few, many = (_peak(lambda number=number: _export(person, monkeypatch, number)) for number in (FEW, MANY))

    table(f"XLSX of {MANY:,} files: {ours:.2f} s; constant data: {least:.2f} s; {ours / least:.2f} times")
    table(f"its memory: {many / 2**20:.1f} MiB; of {FEW:,} files: {few / 2**20:.1f} MiB; {many / few:.2f} times")
    assert many <= few * ROOM
