"""The budget from a spreadsheet and back: looked at first, good rows kept, bad ones left to be edited."""

import io
import zipfile
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from applications.choices import SectionKey
from applications.domain.pasting import add_lines
from applications.policies import drafting
from applications.policies.drafting import MOST_ROWS
from applications.queries.sections import rows_of
from applications.views.applicant import pasting
from cmdp.kit.ids import public_id
from tests.factories.drafts import LINE, add_row

pytestmark = pytest.mark.django_db
GOOD = "Makine ve ekipman;Test cihazı;adet;2;1.250,50;20;1"
BAD = "Uçak;Jet;adet;1;10;20;1"
SHOWN_QUERIES, ADDED_QUERIES = 11, 30


def _lines(draft):
    return list(rows_of(draft, SectionKey.BUDGET))


def _paste(client, address, draft, act="check", **sent):
    return client.post(address("budget_paste", draft), {"act": act, **sent})


def _hidden(response):
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "file"}


def test_a_look_shows_every_row_and_writes_nothing(owner, draft, address):
    response = _paste(owner, address, draft, text=f"{GOOD}\n{BAD}")

    html = response.content.decode()
    assert (response.context["good"], response.context["bad"], _lines(draft)) == (1, 1, [])
    assert "“Uçak” bütçe kalemi yok" in html
    assert "1 satırı bütçeye ekle" in html
    assert "3.001,20" in html


def test_good_rows_are_kept_and_bad_ones_stay_to_be_edited(owner, draft, address):
    look = _paste(owner, address, draft, text=f"{GOOD}\n{BAD}")
    added = _paste(owner, address, draft, "add", **_hidden(look))

    assert [line.description for line in _lines(draft)] == ["Test cihazı"]
    rest = _hidden(added)
    assert (BAD in rest["text"], rest["good"]) == (True, "")

    mended = _paste(owner, address, draft, "add", **{**rest, "text": rest["text"].replace("Uçak", "Makine ve ekipman")})

    assert (mended.status_code, mended.url) == (302, address("proposal_section", draft, "budget"))
    assert [line.description for line in _lines(draft)] == ["Test cihazı", "Jet"]


def test_a_double_click_adds_once_and_a_row_changed_after_going_back_is_not_lost(owner, draft, address):
    look = _hidden(_paste(owner, address, draft, text=f"{GOOD}\n{BAD}"))
    mended = {**look, "text": look["text"].replace("Uçak", "1")}

    for sent in (look, look, mended, {**mended, "text": mended["text"].replace("Jet", "Jet motoru")}):
        _paste(owner, address, draft, "add", **sent)

    assert [line.description for line in _lines(draft)] == ["Jet", "Jet motoru", "Test cihazı"]


def test_a_second_click_finds_the_rows_of_the_first_and_offers_none_of_them_again(owner, draft, address, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_ROWS", 3)
    look = _hidden(_paste(owner, address, draft, text=f"{GOOD}\n{GOOD}"))

    first, second = (_paste(owner, address, draft, "add", **look) for _click in range(2))

    assert (first.status_code, second.status_code, len(_lines(draft))) == (302, 302, 2)
    said = [message.message for message in owner.get(second.url).context["messages"]]
    assert said[-1].startswith("Bu satırlar bütçeye daha önce eklendi")


def test_rows_for_which_somebody_took_the_room_meanwhile_stay_on_the_page(owner, draft, address, monkeypatch):
    def add_second(proposal_id, lines, **stamps):
        add_lines(proposal_id, {public_id(): next(iter(lines.values()))}, **stamps)
        return add_lines(proposal_id, lines, **stamps)

    monkeypatch.setattr(drafting, "MOST_ROWS", 2)
    monkeypatch.setattr(pasting, "add_lines", add_second)
    look = _hidden(_paste(owner, address, draft, text=f"{GOOD}\n{GOOD}"))

    response = _paste(owner, address, draft, "add", **look)

    assert (response.status_code, response.context["refusal"].code) == (403, "too_many_rows")
    assert (_hidden(response)["good"], _hidden(response)["batch"]) == (look["good"], look["batch"])


def test_numbers_in_doubt_are_asked_about_once(owner, draft, address):
    unclear = GOOD.replace("1.250,50", "1.250")
    look = _paste(owner, address, draft, text=f"{unclear}\n{unclear}")
    assert (look.context["bad"], look.content.decode().count('type="radio"')) == (2, 2)

    _paste(owner, address, draft, "add", **{**_hidden(look), "dots": "thousands"})

    assert [line.unit_price for line in _lines(draft)] == [Decimal(1250), Decimal(1250)]


def test_a_file_goes_out_and_comes_in_again_as_it_was(owner, draft, cast, address):
    head = draft.call.rule_set.budget_heads.first()
    hostile = {**LINE, "description": '=1+1; "👩‍🔬"', "quantity": Decimal("1250.125"), "vat_rate": Decimal("1.5")}
    for values in ({**LINE, "unit_price": Decimal("1250.00")}, hostile):
        add_row(draft, SectionKey.BUDGET, by=cast["owner"], **values, head_id=head.pk, year=2)
    before = [(row.description, row.quantity, row.unit_price, row.vat_rate, row.year) for row in _lines(draft)]

    content = b"".join(owner.get(address("budget_file", draft)).streaming_content)
    rows_of(draft, SectionKey.BUDGET).delete()
    look = _paste(owner, address, draft, file=SimpleUploadedFile("butce.xlsx", content))
    _paste(owner, address, draft, "add", **_hidden(look))

    assert look.context["bad"] == 0
    assert [(row.description, row.quantity, row.unit_price, row.vat_rate, row.year) for row in _lines(draft)] == before


def test_the_file_holds_no_formula_and_the_sums(owner, draft, cast, address):
    head = draft.call.rule_set.budget_heads.first()
    values = {**LINE, "description": '=HYPERLINK("x")', "vat_rate": Decimal(20)}
    add_row(draft, SectionKey.BUDGET, by=cast["owner"], **values, head_id=head.pk)

    response = owner.get(address("budget_file", draft))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).worksheets[0]

    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert cells[1][1] == '=HYPERLINK("x")'
    assert cells[2][0], cells[2][7:] == ("Toplam", [2_000_000, 400_000, 2_400_000])
    assert response["Cache-Control"] == "private, no-store"


def _book(*rows, formats=None):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for place, form in (formats or {}).items():
        book.active[place].number_format = form
    book.save(out)
    return out.getvalue()


def test_a_rate_is_read_as_the_sheet_shows_it_and_a_formula_is_refused(owner, draft, address):
    head = ["Kalem", "Açıklama", "Birim", "Miktar", "Birim fiyat", "KDV"]
    rows = [["2", "Cihaz", "adet", 1.125, 1250, 0.2], ["2", "Cihaz", "adet", 1, "=5*2", 20]]

    look = _paste(owner, address, draft, file=SimpleUploadedFile("x.xlsx", _book(head, *rows, formats={"F2": "0%"})))

    good, bad = look.context["lines"]
    assert (good.values["vat_rate"], good.values["quantity"]) == (20, Decimal("1.125"))
    assert "Formül var" in bad.faults[0][1]


def _bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"\0" * (160 * 1024 * 1024))
    return out.getvalue()


def _texts(size):
    """A workbook with so many bytes of empty texts, which pack to next to nothing."""
    out = io.BytesIO()
    book = zipfile.ZipFile(io.BytesIO(_book(["2", "Cihaz", "adet", 1, 5, 20])))
    part = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + part + b'"/></Types>'
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in book.namelist():
            package.writestr(name, book.read(name).replace(b"</Types>", told))
        package.writestr("xl/sharedStrings.xml", head + b"<si/>" * (size // 5) + b"</sst>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("x.xlsx", b"", "boş"),
        ("x.xlsx", b"MZ\x90\x00", "adını değiştirmek yetmez"),
        ("x.xlsx", b"PK\x03\x04" + b"\x00" * 64, ""),
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Eski Excel"),
        ("x.pdf", b"%PDF-1.7", "okunamıyor"),
        ("x.csv", b"a\x00b", "uymuyor"),
        ("x.csv", b"Kalem;A\xe7\n" + b"2;x\n" * 10_001, "10.000"),
        ("x.xlsx", lambda: _texts(6 * 1024 * 1024), "çok büyük; en çok 5"),
        pytest.param("x.xlsx", _bomb, "çok büyük", marks=pytest.mark.slow),
    ],
)
def test_a_file_that_is_none_is_refused_and_what_was_pasted_beside_it_stays(owner, draft, address, name, content, part):
    file = SimpleUploadedFile(name, content() if callable(content) else content)

    response = _paste(owner, address, draft, file=file, text=GOOD)

    errors = " ".join(response.context["form"].errors["file"])
    assert (response.status_code, part in errors, _lines(draft)) == (200, True, [])
    assert GOOD in response.content.decode()


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200f"])
def test_nothing_is_asked_for(owner, draft, address, text):
    response = _paste(owner, address, draft, text=text)

    assert list(response.context["form"].errors) == ["text"]


def test_what_cannot_be_split_stays_where_it_was_typed(owner, draft, address):
    text = "a;b\n" * 3_100

    response = _paste(owner, address, draft, "add", text=text)

    assert "3.000" in response.context["form"].errors["text"][0]
    assert response.context["form"]["text"].value() == text


def test_ten_thousand_cells_cost_what_ten_do(owner, draft, address):
    spent = []
    for count in (2, 1_500):
        for rows in (draft.budget_lines, draft.revisions, draft.sections):
            rows.all().delete()
        with CaptureQueriesContext(connection) as looking:
            look = _paste(owner, address, draft, text="\n".join([*[GOOD] * count, BAD]))
        with CaptureQueriesContext(connection) as adding:
            added = _paste(owner, address, draft, "add", **_hidden(look))
        spent.append((len(looking), len(adding)))

    assert spent == [(SHOWN_QUERIES, ADDED_QUERIES)] * 2
    assert (look.context["good"], look.context["bad"]) == (MOST_ROWS, 1_501 - MOST_ROWS)
    assert (len(_lines(draft)), added.context["bad"]) == (MOST_ROWS, 1_501 - MOST_ROWS)
    assert "Tabloda yer kalmadı" in added.content.decode()


def test_the_script_that_keeps_words_on_the_device_is_answered(owner, draft, address):
    response = owner.post(address("budget_paste", draft), {"text": GOOD}, headers={"accept": "application/json"})

    assert (response.json(), _lines(draft)) == ({"told": ""}, [])


def test_the_table_shows_its_years_and_offers_itself_to_be_copied(owner, draft, cast, address):
    head = draft.call.rule_set.budget_heads.first()
    for year in (1, 2):
        values = {**LINE, "description": '"=1+1"', "quantity": Decimal("1.125"), "year": year}
        add_row(draft, SectionKey.BUDGET, by=cast["owner"], **values, head_id=head.pk)

    page = owner.get(address("proposal_section", draft, "budget"))

    years = page.context["years"]
    assert (years.names, years.sums) == (["1. yıl", "2. yıl"], [("1. yıl", 1_125_000), ("2. yıl", 1_125_000)])
    assert years.rows == [(head.name, years.sums, 2_250_000)]
    assert f'data-copy="{head.name}\t&#x27;&quot;=1+1&quot;\tadet\t1,1250\t1000000\t0\t1\t"' in page.content.decode()
