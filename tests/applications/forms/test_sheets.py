"""Spreadsheets of projects as they come: names of columns, cells as people write them, files that are none."""

import datetime as dt
import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook

from applications.forms.sheets.projects import read_projects
from cmdp.kit.sheets import MOST_BYTES, MOST_ROWS, Unreadable
from tests.factories.priorities import first_measure, make_edition
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db


def xlsx(*rows):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def read(*rows, name="projeler.xlsx"):
    return read_projects(xlsx(*rows), name)


def one(head, *cells):
    """The only line of a sheet that has a title beside these columns."""
    return read(["title_tr", *head], ["Atölye", *cells]).lines[0]


def refusal(content, name="projeler.csv"):
    with pytest.raises(Unreadable) as unreadable:
        read_projects(content, name)
    return unreadable.value.sentence


@pytest.mark.parametrize(
    "head",
    [
        ["title_tr", "year", "province", "total_cost"],
        ["Projenin adı", "Yıl", "İl", "Toplam maliyet"],
        ["PROJENİN ADI", " yıl ", "IL", "toplam  maliyet"],
        ["Name of the project", "Year", "Province", "Total cost"],
    ],
)
@pytest.mark.parametrize("language", ["tr", "en"])
def test_columns_are_known_by_their_names_in_either_language(head, language):
    place = make_province()

    with translation.override(language):
        line = read(head, ["Atölye", 2019, "Samsun", 5000000.5]).lines[0]

    assert line.values == {"title_tr": "Atölye", "year": 2019, "province": place.pk, "total_cost": "5000000.50"}
    assert (line.number, line.faults) == (2, ())


def test_strange_and_derived_columns_are_told_and_not_read():
    sheet = read(["title_tr", "uri", "Renk"], ["Atölye", "x", "mavi"])

    assert sheet.lines[0].values == {"title_tr": "Atölye"}
    assert len(sheet.notes) == 2
    assert "Renk" in sheet.notes[0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (5000000, "5000000.00"),
        (1234.5, "1234.50"),
        (0.1 + 0.2, "0.30"),
        ("1.250.000,50", "1250000.50"),
        ("1250000.50", "1250000.50"),
        ("1,250,000.50 TL", "1250000.50"),
        (None, None),
        ("  ", None),
    ],
)
def test_amounts_are_read_as_people_and_programs_write_them(cell, value):
    assert one(["support"], cell).values["support"] == value


@pytest.mark.parametrize(
    ("name", "cell", "part"),
    [
        ("support", -5, "eksi bir tutar"),
        ("support", "-1.000.000", "eksi bir tutar"),
        ("support", 1e15, "çok büyük"),
        ("support", 1e300, "çok büyük"),
        ("support", "1.250", "iki türlü okunabilir"),
        ("support", 1.2345, "iki basamaktan uzun"),
        ("support", "beş lira", "tutar olarak okunamadı"),
        ("support", "=A1+1", "Formül var"),
        ("year", 19, "bir yıl değil"),
        ("year", dt.datetime(2020, 5, 1), "bir yıl değil"),
        ("year_kind", "tahmin", "“tahmin” bilinmiyor"),
        ("state", "bitti", "tamamlandı"),
        ("amount_is_unclear", "belki", "evet ya da hayır"),
        ("province", "Atlantis", "“Atlantis” diye bir il yok"),
        ("measure", "9.9", "“9.9” kodlu bir tedbir yok"),
        ("state_since", "31.02.2020", "diye bir gün yok"),
        ("currency", "EUR", "Tutarlar lira olmalı"),
        ("source_url", "javascript:alert(1)", "URL"),
        ("district", "x" * 81, "En çok 80 karakter"),
    ],
)
def test_a_cell_that_cannot_be_is_told_by_its_column(name, cell, part):
    line = one([name], cell)

    assert [column for column, _sentence in line.faults] == [name]
    assert part in line.faults[0][1]


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("state_since", dt.datetime(2020, 2, 14, 9, 30), "2020-02-14"),
        ("state_since", 2020, "2020"),
        ("state_since", "02.2020", "2020-02"),
        ("year_is_approximate", True, True),
        ("year_is_approximate", "Hayır", False),
        ("year_kind", "Onay yılı", "approval"),
        ("state", "COMPLETED", "completed"),
        ("confidence", "high", "high"),
        ("beneficiary", "'=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("beneficiary", "'t Hof", "'t Hof"),
        ("note_tr", "bir\r\niki", "bir\niki"),
        ("basis_tr", " adı ", "adı"),
        ("currency", "TL", None),
    ],
)
def test_cells_are_read_as_people_write_them(name, cell, value):
    line = one([name], cell)

    assert (line.faults, line.values.get(name)) == ((), value)


@pytest.mark.parametrize("typed", ["Urfa", "ŞANLIURFA", "63", "TRC21"])
def test_provinces_are_known_by_old_spellings_and_codes(typed):
    place = make_province("Şanlıurfa")

    line = one(["province"], typed)

    assert line.values["province"] == place.pk
    assert line.remarks == (("“Urfa”, Şanlıurfa olarak okundu.",) if typed == "Urfa" else ())


def test_two_columns_of_the_province_must_agree():
    place = make_province("Şanlıurfa")
    make_province("Sivas")

    assert one(["province", "province_name"], "TRC21", "Urfa").values["province"] == place.pk
    assert one(["province", "province_name"], None, "Urfa").faults == ()
    assert "ayrı iller" in one(["province", "province_name"], "Urfa", "Sivas").faults[0][1]


def test_a_measure_is_of_the_edition_that_the_row_names_else_of_the_one_in_force():
    old, new = make_edition(), make_edition()
    code = first_measure(old).code
    head = ["measure", "measure_edition"]

    assert one(head, code, old.number).values["measure"] == first_measure(old).pk
    assert one(head, code, None).values == {
        "title_tr": "Atölye",
        "measure": first_measure(new).pk,
        "any_edition": True,
    }
    assert "99. sürümde" in one(head, code, 99).faults[0][1]


@pytest.mark.parametrize(
    "content",
    [
        "\ufefftitle_tr;year\r\nAtölye;2019\r\n".encode(),
        "title_tr,year\nAtölye,2019\n".encode(),
        "title_tr\tyear\n\nAtölye\t2019".encode("utf-16"),
        "title_tr;year\r\nAtölye;2019".encode("cp1254"),
        b'title_tr;year\n"At\xc3\xb6lye";2019',
    ],
)
def test_a_csv_of_any_office_is_read(content):
    assert read_projects(content, "x.csv").lines[0].values == {"title_tr": "Atölye", "year": 2019}


@pytest.mark.parametrize(
    ("content", "name", "part"),
    [
        (b"", "x.csv", "boş"),
        (b" \r\n", "x.csv", "boş"),
        (b";;;\n", "x.csv", "dolu bir hücre yok"),
        (b"%PDF-1.7", "x.csv", "türüne uymuyor"),
        (b"PK\x03\x04", "x.csv", "türüne uymuyor"),
        (b"title_tr\nA\x00B", "x.csv", "türüne uymuyor"),
        (b"x" * (MOST_BYTES + 1), "x.csv", "en çok 10 MB"),
        (b"title_tr\n" + b"A\n" * (MOST_ROWS + 1), "x.csv", "10.000 satırdan çok"),
        (b"ad;soyad\nA;B", "x.csv", "sütun adları yok"),
        (b"title_tr;Projenin ad\xc4\xb1\nA;B", "x.csv", "iki sütunda var"),
        (b'title_tr\n"' + b"x" * 140_000, "x.csv", "sonrası okunamadı"),
        (b"", "x.xlsx", "boş"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", "Eski Excel biçimi"),
        (b"PK\x03\x04 nothing", "x.xlsx", "adını değiştirmek yetmez"),
        (b"%PDF-1.7", "x.pdf", ".xlsx ya da .csv"),
        (xlsx([]), "x.xlsx", "dolu bir hücre yok"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(content, name, part):
    assert part in refusal(content, name)


def test_error_cells_wrong_kinds_bombs_and_empty_rows_are_told_or_passed(monkeypatch):
    assert "hesap hatası" in one(["district"], "#REF!").faults[0][1]
    assert ".xlsx ya da .csv" in refusal(b"x", "x.ods")
    assert [line.number for line in read(["title_tr"], [], ["Fuar"]).lines] == [3]
    monkeypatch.setattr("cmdp.kit.sheets.MOST_BLANK", 1)
    assert read(["title_tr"], [], [None], [], ["Fuar"]).lines == []
    monkeypatch.setattr("cmdp.kit.sheets.MOST_UNPACKED", 10)
    assert "açıldığında çok büyük" in refusal(xlsx(["title_tr"]), "x.xlsx")


def test_a_package_that_breaks_inside_is_told_as_broken():
    whole, out = zipfile.ZipFile(io.BytesIO(xlsx(["title_tr"], ["A"]))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<worksheet><" if name.endswith("sheet1.xml") else whole.read(name))

    assert "bozuk" in refusal(out.getvalue(), "x.xlsx")


def test_how_far_a_long_file_is_can_be_heard():
    heard = []

    read_projects(b"title_tr\n" + b"A\n" * 600, "x.csv", lambda *told: heard.append(told))

    assert heard == [(250, 600), (500, 600)]
