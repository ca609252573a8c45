"""A spreadsheet of earlier files with 10,000 rows beside one with 1,000: memory is flat, all wrong, all right, taken back."""

import gc
import io
import tracemalloc

import pytest

from applications.choices import LineAct
from applications.domain import earlier
from applications.exports.earlier import write_faults
from applications.models import EarlierFile
from applications.queries.earlier import counts_of, lines
from tests.bench.conftest import once
from tests.factories.earlier import HEAD, WHOLE, make_earlier_import, write_earlier
from tests.factories.imports import csv_of
from tests.factories.people import NOON, make_cast

pytestmark = pytest.mark.django_db
FEW, MANY = 1_000, 10_000
# The file itself is held: its bytes, its text, and what reads that.
ROOM = 10
WRONG = ["bin", "", "Atlantis", "<b>Süt</b>"]


def _rows(number, *rest):
    return [HEAD, *([f"2019/{key}", *rest] for key in range(number))]


def _measured(act):
    """Seconds, bytes at the most, and what was made; rubbish is collected as in a worker, not as seldom as in the suite."""
    seldom = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    tracemalloc.start()
    try:
        seconds, made = once(act)
        return seconds, tracemalloc.get_traced_memory()[1], made
    finally:
        tracemalloc.stop()
        gc.set_threshold(*seldom)


@pytest.mark.parametrize(("what", "rest"), [("wrong", WRONG), ("right", WHOLE[1:])])
def test_rows(what, rest, compare, table):
    officer, taken = make_cast()["officer"], {}
    for number in (FEW, MANY):
        content = csv_of(*_rows(number, *rest))
        taken[number] = _measured(lambda content=content: make_earlier_import(officer, content=content))
    (few, least, _), (many, most, upload) = taken[FEW], taken[MANY]
    compare(f"{MANY:,} {what} rows read", many, f"{FEW:,}", few)
    table(f"{MANY:,} {what} rows read: {most / 2**20:.1f} MiB at the most; {FEW:,}: {least / 2**20:.1f} MiB")
    assert most - least < len(content) * ROOM
    if what == "wrong":
        assert counts_of(upload).refused == MANY
        out = io.BytesIO()
        table(
            f"{MANY:,} wrong rows written as XLSX: {once(lambda: _faults(out, upload))[0]:.1f} s, {out.tell():,} bytes"
        )
        return
    table(f"{MANY:,} rows written: {once(lambda: write_earlier(upload, officer))[0]:.1f} s")
    assert EarlierFile.objects.count() == MANY
    table(f"{MANY:,} rows taken back: {once(lambda: earlier.undo(upload.pk, by=officer, at=NOON))[0]:.1f} s")
    assert not EarlierFile.objects.exists()


def _faults(out, upload):
    write_faults(out, upload, lines(upload, LineAct.REFUSED).iterator(chunk_size=500), "xlsx")
