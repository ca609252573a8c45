"""Each set in each form says the same; what comes out is what went in."""

import csv
import io
import tracemalloc
from decimal import Decimal
from itertools import repeat

import pytest
from openpyxl import load_workbook

from applications.choices import QuestionState
from applications.exports.open_data.calls import FIELDS
from applications.exports.open_data.datasets import DATASETS
from applications.exports.open_data.fields import Kind
from applications.exports.open_data.files import FORMS
from applications.exports.open_data.writers import EXCEL, MACHINE, write_csv, write_xlsx
from tests.applications.exports.open_data.reading import (
    address,
    as_cell,
    as_csv,
    as_json,
    as_text,
    as_xlsx,
    content,
)
from tests.factories.priorities import (
    first_measure,
    make_draft,
    make_edition,
    make_erratum,
    publish_at_once,
    succeed,
)
from tests.factories.published import make_price_index, make_published, make_total
from tests.factories.questions import make_correction, make_question
from tests.factories.rules import make_call
from tests.support.kept import kept

NAMES = [dataset.name for dataset in DATASETS]
MONEY = {field.name for dataset in DATASETS for field in dataset.fields if field.kind in {Kind.MONEY, Kind.RATE}}
LISTS = {
    "cagrilar": "calls",
    "sorular": "answers",
    "oncelikler": "measures",
    "tedbir-degisimleri": "successions",
    "oncelik-duzeltmeleri": "errata",
    "iller": "provinces",
    "projeler": "projects",
    "yillik-sayilar": "figures",
    "toplamlar": "totals",
}
HOSTILE = "=cmd|' /C calc'!A0"


@kept
def house():
    measure, draft = first_measure(make_edition()), make_draft()
    succeed(draft, measure, *draft.measures.all())
    make_erratum(first_measure(publish_at_once(draft)), new="")
    call = make_call(title_tr='Başlık; "tırnak", virgül\nsatır', title_en="", envelope="1250000.25")
    make_correction(make_question(call, QuestionState.PUBLISHED, answer_tr=HOSTILE))
    make_call(title_tr=HOSTILE, published=False)
    make_published(title_tr=HOSTILE, support="1250000.25", beneficiary="Van Valiliği", district="", note_tr="a\nb")
    make_published(year=2018, year_kind="start", total_cost=5, state_since="2018-05-14")
    make_total(support=60_000_000)
    make_price_index({2018: 100, 2019: 120, 2025: 900})
    return make_call(title_tr=HOSTILE)


def exact(row):
    """Amounts as numbers: a CSV writes the kuruş of a whole lira too."""
    return {key: Decimal(value) if key in MONEY and value else value for key, value in row.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_forms_of_a_set_agree_row_by_row(client, house, name):
    records = as_json(client, name)

    assert records
    written = [{key: as_text(value) for key, value in record.items()} for record in records]
    assert [exact(row) for row in as_csv(client, name)] == [exact(row) for row in written]
    assert as_xlsx(client, name) == [{key: as_cell(value) for key, value in record.items()} for record in records]


@pytest.mark.parametrize("name", LISTS)
def test_the_api_and_the_file_hold_the_same_rows(client, house, name):
    items = client.get(f"/api/v1/{LISTS[name]}").json()["items"]
    columns = as_json(client, name)[0].keys()

    assert [{key: item[key] for key in columns} for item in items] == as_json(client, name)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.ending)
@pytest.mark.parametrize("name", NAMES)
def test_an_empty_house_gives_empty_files(client, db, name, form):
    answer = client.get(address(name, form.ending))

    assert (answer.status_code, int(answer["Content-Length"])) == (200, len(b"".join(answer.streaming_content)))
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.{form.ending}"'


def test_the_machine_dialect_is_rfc_4180_and_utf_8(client, house):
    raw = content(client, address("cagrilar", "csv"))

    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.split(b"\r\n", 1)[0].decode() == ",".join(field.name for field in FIELDS)
    assert raw.count(b"\r\n") == 3
    assert [row["title_tr"] for row in as_csv(client, "cagrilar")] == ['Başlık; "tırnak", virgül\nsatır', HOSTILE]
    assert as_csv(client, "cagrilar")[0]["envelope"] == "1250000.25"


def test_turkish_excel_gets_its_marks_and_no_formula(client, house):
    raw = content(client, address("cagrilar", "excel.csv"))
    rows = as_csv(client, "cagrilar", ending="excel.csv", delimiter=";")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert (rows[0]["envelope"], rows[1]["title_tr"]) == ("1250000,25", f"'{HOSTILE}")


def test_a_spreadsheet_holds_text_and_never_a_formula(client, house):
    book = load_workbook(io.BytesIO(content(client, address("cagrilar", "xlsx"))))
    data, about = book.worksheets

    column = [field.name for field in FIELDS].index("title_tr") + 1
    cell = data.cell(row=3, column=column)
    assert (cell.value, cell.data_type) == (HOSTILE, "s")
    assert {row[0] for row in about.iter_rows(values_only=True)} >= {field.name for field in FIELDS}


def test_equal_rows_give_equal_bytes_and_a_tag_that_says_so(client, house):
    for form in FORMS:
        path = address("oncelikler", form.ending)
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")

    make_edition()
    assert client.get(path)["ETag"] != first["ETag"]


def test_head_of_a_file_tells_its_length_and_sends_nothing(client, house):
    path = address("cagrilar", "csv")
    head = client.head(path)

    assert (head.content, int(head["Content-Length"])) == (b"", len(content(client, path)))


def test_a_download_too_many_is_refused_as_a_problem(client, db, settings):
    settings.DOWNLOADS_PER_MINUTE = 1
    content(client, address("iller", "csv"))

    answer = client.get(address("iller", "csv"))

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")


def _many(count):
    row = {field.name: field.example for field in FIELDS} | {
        "envelope": 5,
        "opens_at": None,
        "closes_at": None,
        "announced_at": None,
    }
    return repeat(row, count)


class Nowhere(io.RawIOBase):
    """Takes everything and keeps nothing."""

    def writable(self):
        return True

    def write(self, data):
        return len(data)


def _peak(act):
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.slow
def test_memory_stays_flat_however_many_rows():
    def table(count):
        return _peak(lambda: write_csv(Nowhere(), FIELDS, _many(count), MACHINE))

    def book(count):
        return _peak(lambda: write_xlsx(io.BytesIO(), [("Veri", FIELDS, _many(count))], []))

    assert table(4_000) < 1.2 * table(400) + 50_000
    assert book(4_000) < 1.5 * book(400) + 500_000


def test_excel_rounds_nothing_and_reads_back():
    out = io.BytesIO()
    write_csv(out, FIELDS, _many(1), EXCEL)

    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["envelope"], row["is_rolling"], row["opens_at"]) == ("5", "false", "")
