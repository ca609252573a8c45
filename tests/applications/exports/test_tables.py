"""CSV for Turkish spreadsheets: readable, exact, harmless."""

import csv
import io
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from applications.exports.tables import BOM, csv_table, guarded, unguarded

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


def _read(body):
    return list(csv.reader(io.StringIO(body.decode().removeprefix(BOM), newline=""), delimiter=";"))


def test_a_table_is_written_with_semicolons_commas_and_a_mark_of_its_encoding():
    body = csv_table(["İl", "Destek"], [["Şanlıurfa", Decimal("1250.50")], ["Van", None], ["a;b", 3]])

    assert body == '\ufeffİl;Destek\r\nŞanlıurfa;1250,50\r\nVan;\r\n"a;b";3\r\n'.encode()


def test_words_that_could_run_are_guarded_and_numbers_are_not():
    body = csv_table(["x"], [["=1+1"], ["+905"], ["-1"], ["@a"], ["\tb"], ["\rc"], [Decimal("-1.5")], [-2]])

    assert [row[0] for row in _read(body)[1:]] == ["'=1+1", "'+905", "'-1", "'@a", "'\tb", "'\rc", "-1,5", "-2"]


def test_a_quotation_mark_that_pasting_takes_off_hides_no_formula():
    for text in ('"=HYPERLINK(1)"', '""+1', "=1"):
        assert (guarded(text), unguarded(guarded(text))) == (f"'{text}", text)
    assert guarded('"Yeşil" hat') == '"Yeşil" hat'


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_no_cell_begins_as_a_formula_and_none_is_lost(rows):
    read = _read(csv_table(["a", "b"], rows))[1:]

    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [c.removeprefix("'") for c in r] for r in rows
    ]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)


def test_huge_and_tiny_sums_are_written_out():
    body = csv_table(["x"], [[Decimal(10) ** 16], [Decimal("1E+3")], [Decimal("0.01")]])

    assert [row[0] for row in _read(body)[1:]] == ["10000000000000000", "1000", "0,01"]
