"""Files as they come: every fault with its sheet, line and column; what is none of ours with a sentence."""

import datetime as dt
import json

import pytest
from openpyxl.styles import numbers

from cmdp.kit.sheets import Unreadable
from priorities.exchange import reading
from priorities.exchange.content import content_of
from priorities.exchange.writing import as_json, as_xlsx
from tests.factories.priorities import first_measure, make_draft, make_edition
from tests.priorities.exchange.files import changed_json, changed_xlsx, read_json, read_xlsx, told
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
LONG = "Ş" * 1001


@kept
def edition():
    return make_edition()


def put(table, place, value):
    """Write into one cell of the spreadsheet."""
    return lambda sheets: sheets[table].__setitem__(place, value)


def refusal(content, name):
    with pytest.raises(Unreadable) as unreadable:
        reading.read(content, name)
    return unreadable.value.sentence


@pytest.mark.parametrize(
    ("table", "place", "value", "column", "sentence"),
    [
        ("measures", "D3", "=A1", "title_tr", "Formül var"),
        ("measures", "D3", "#DIV/0!", "title_tr", "hesap hatası"),
        ("measures", "D3", None, "title_tr", "Türkçe metin boş"),
        ("measures", "E3", " ", "title_en", "İngilizce metin boş"),
        ("measures", "C3", None, "code", "Kod boş"),
        ("measures", "C3", 1.2, "code", "Kod metin değil"),
        ("measures", "C3", dt.datetime(2026, 2, 1), "code", "Kod metin değil"),
        ("measures", "C3", "1 2", "code", "aralarında nokta ile"),
        ("measures", "C3", "1.23.45.67", "code", "En çok 8 karakter"),
        ("measures", "A3", None, "axis", "Eksenin kodu boş"),
        ("measures", "B3", "ab-1", "lineage", "bir kimlik değil"),
        ("measures", "D3", LONG, "title_tr", "En çok 1.000 karakter"),
        ("axes", "B3", "12345", "code", "En çok 4 karakter"),
        ("successions", "B3", "1.1", "from_lineage", "Kimlik boş"),
        ("edition", "C3", "31.02.2026", "source_date", "31.02.2026"),
        ("edition", "D3", "ftp yok", "source_url", "URL"),
        ("edition", "G3", "yarın", "valid_from", "bir an olarak okunamadı"),
        ("edition", "G3", "0001-01-01T00:00:00+14:00", "valid_from", "bir an olarak okunamadı"),
    ],
)
def test_a_wrong_cell_is_told_by_its_place(edition, table, place, value, column, sentence):
    row = 3
    if table == "edition":
        place, row = place.replace("3", "2"), 2

    faults = told(read_xlsx(edition, put(table, place, value)))

    assert [fault[:3] for fault in faults] == [(table, row, column)]
    assert sentence in faults[0][3]


def test_json_is_told_by_its_record(edition):
    def change(told_of):
        told_of["measures"][1]["code"] = 12
        told_of["axes"][0]["title_en"] = None

    faults = told(read_json(edition, change))

    assert [fault[:3] for fault in faults] == [("axes", 1, "title_en"), ("measures", 2, "code")]
    assert "tırnak içinde" in faults[1][3]


@pytest.mark.parametrize(
    ("value", "kept_as"),
    [
        (dt.datetime(2027, 3, 1, 9, 30), "2027-03-01T09:30:00+03:00"),
        ("2027-03-01 09:30", "2027-03-01T09:30:00+03:00"),
        ("2027-03-01T06:30:00Z", "2027-03-01T09:30:00+03:00"),
        ("2027-03-01", "2027-03-01T00:00:00+03:00"),
    ],
)
def test_an_instant_is_turkiyes_clock_unless_it_says_otherwise(edition, value, kept_as):
    found = read_xlsx(edition, put("edition", "G2", value))

    assert found.content["edition"][0].values["valid_from"] == kept_as


def test_a_day_may_be_typed_as_people_do(edition):
    found = read_xlsx(edition, put("edition", "C2", "05.04.2026"))

    assert found.content["edition"][0].values["source_date"] == "2026-04-05"


def test_whole_codes_may_be_numbers_in_the_spreadsheet(edition):
    def change(sheets):
        sheets["axes"]["B2"] = 1
        sheets["axes"]["B2"].number_format = numbers.FORMAT_GENERAL

    assert told(read_xlsx(edition, change)) == []


def test_tags_are_kept_and_told_of(edition):
    found = read_xlsx(edition, put("measures", "D2", "<script>alert(1)</script>"))

    assert found.faults == ()
    assert found.notes == ("Tedbirler, 2. satır, title_tr: <script> biçim vermez, yazıldığı gibi görünür.",)


def test_columns_that_nobody_knows_are_told_and_not_read(edition):
    found = read_xlsx(edition, put("axes", "G1", "renk"))

    assert found.notes == ("“Eksenler” sayfasında tanınmayan sütunlar okunmadı: renk.",)


def test_an_edition_is_described_once(edition):
    found = read_xlsx(edition, put("edition", "A3", "İkinci kaynak"))

    assert told(found) == [("edition", 3, "", "Sürümün bilgileri tek satırdır; ötekileri silin.")]


def test_without_a_description_nothing_is_said(edition):
    found = read_xlsx(edition, lambda sheets: sheets["edition"].delete_rows(2))

    assert set(found.content["edition"][0].values.values()) == {""}


def test_a_short_row_lacks_its_last_cells(edition):
    found = read_xlsx(edition, lambda sheets: sheets["successions"].append([str(first_measure(edition).lineage)]))

    assert found.content["successions"][0].values["heir"] == ""


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "x.json", "Dosya boş"),
        (b"", "x.xlsx", "Dosya boş"),
        (b"<!doctype html><p>Merhaba", "x.xlsx", "uymuyor"),
        (b"<!doctype html><p>Merhaba", "x.json", "1. satırın 1. sırasında"),
        (b"\xff\xff", "x.json", "UTF-8 ile"),
        (b"[" * 100_000, "x.json", "okunamadı"),
        (b"[]", "x.json", "öncelik sürümü dosyası değil"),
        (b'{"format": "baska/1"}', "x.json", "öncelik sürümü dosyası değil"),
        (b'{"format": "cmdp-priorities/1"}', "x.json", "1. kayıt bir nesne değil"),
        (b"x" * (11 * 1024 * 1024), "x.xlsx", "en çok"),
    ],
)
def test_what_is_none_of_ours_is_refused(content, name, sentence):
    assert sentence in refusal(content, name)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told_of: told_of.pop("successions"), "“successions” yok ya da bir liste değil"),
        (lambda told_of: told_of.update(axes={}), "“axes” yok ya da bir liste değil"),
        (lambda told_of: told_of.update(axes=["1"]), "“axes” içindeki 1. kayıt bir nesne değil"),
        (lambda told_of: told_of["measures"][2].pop("title_en"), "“measures” içindeki 3. kayıtta “title_en” yok"),
    ],
)
def test_a_damaged_json_is_refused(edition, change, sentence):
    assert sentence in refusal(changed_json(edition, change), "x.json")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put("measures", "D1", "baslik"), "“Tedbirler” sayfasında “title_tr” sütunu bir kez bulunmalı"),
        (put("measures", "G1", "title_tr"), "“Tedbirler” sayfasında “title_tr” sütunu bir kez bulunmalı"),
        (lambda sheets: setattr(sheets["axes"], "title", "Başka"), "“Eksenler” sayfası yok"),
        (lambda sheets: sheets["axes"].delete_rows(1, 9), "“Eksenler” sayfası yok ya da boş"),
    ],
)
def test_a_spreadsheet_without_our_columns_is_refused(edition, change, sentence):
    assert sentence in refusal(changed_xlsx(edition, change), "x.xlsx")


def test_no_edition_is_so_large(edition, monkeypatch):
    monkeypatch.setattr(reading, "MOST_LINES", 3)

    assert "“Tedbirler” sayfasında en çok 3 satır okunur" in refusal(as_xlsx(content_of(edition)), "x.xlsx")


def test_the_files_say_what_their_columns_mean():
    told_of = json.loads(as_json(content_of(make_draft())))

    assert told_of["about"]["measures"]["axis"] == "Tedbirin ekseni: bu dosyadaki bir eksenin kodu"
    assert {table: set(names) for table, names in told_of["about"].items()} == {
        "edition": set(told_of["edition"]),
        "axes": set(told_of["axes"][0]),
        "measures": set(told_of["measures"][0]),
        "successions": {"from_lineage", "heir"},
    }
