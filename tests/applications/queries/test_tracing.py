"""What a sending leaves for finding files like it."""

import pytest

from applications.found import TraceKind
from applications.queries.tracing import MOST_OF_SUMMARY, parcels_in, places_of, traces_of
from cmdp.kit.text import search_key

PLACE = {"province": "Samsun", "district": "Çarşamba", "site": "", "coordinates": ""}
WORDS = (
    "tarla bahçe sera ağaç meyve sebze toprak sulama kanal gübre hasat depo soğutma paket kamyon pazar müşteri fiyat"
)


def traces(title="", summary="", **place):
    content = {"project": {"title": title, "summary": summary}, "place": {**PLACE, **place}}
    return traces_of(content)


def test_titles_meet_however_they_are_written():
    one, other = traces("Süt TOPLAMA Merkezleri"), traces("sut toplama merkezi")

    assert one == other
    assert {kind for kind, _value in one} == {TraceKind.TITLE}


def test_a_title_of_one_telling_word_leaves_it_and_one_of_none_leaves_nothing():
    assert (len(traces("Arıcılık projesi")), traces("Yeni proje")) == (1, set())


def test_a_copied_summary_shares_most_and_another_nothing():
    words = WORDS.split()
    text, changed = " ".join(words), " ".join([*words[:-2], "ihracat", "liman"])
    other = " ".join(reversed(words))

    mine = traces(summary=text)

    assert len(mine & traces(summary=changed)) >= len(mine) * 0.7
    assert mine & traces(summary=other) == set()


def test_a_long_summary_leaves_no_more_than_a_fixed_number():
    text = " ".join(f"{chr(97 + a)}{chr(97 + b)}k{chr(97 + c)}" for a in range(9) for b in range(9) for c in range(9))

    assert len(traces(summary=text)) == MOST_OF_SUMMARY


@pytest.mark.parametrize(
    "site",
    [
        "Sanayi Mahallesi 123 ada 4 parsel",
        "Ada: 123, Parsel: 4",
        "ada no 123 parsel no 4",
        "123 no.lu ada, 4 no.lu parsel",
        "Ada/parsel 123/4",
    ],
)
def test_a_parcel_is_read_however_it_is_written(site):
    assert parcels_in(search_key(site)) == {(123, 4)}


@pytest.mark.parametrize("site", ["Atatürk Caddesi 12/4", "Büyükada iskelesi", ""])
def test_what_names_no_parcel_gives_none(site):
    assert parcels_in(search_key(site)) == set()


def test_a_place_is_told_by_parcel_point_and_address():
    told = list(places_of({**PLACE, "site": "Sanayi 123 ada 4 parsel", "coordinates": "41.28667, 36.33049"}))

    assert told == [
        "parcel samsun carsamba 123 4",
        "point 41.287 36.330",
        "site samsun carsamba sanayi 123 ada 4 parsel",
    ]


def test_a_bare_word_is_no_address():
    assert list(places_of({**PLACE, "site": "Merkez"})) == []


def test_numbers_are_those_that_a_database_holds():
    assert all(-(2**63) <= value < 2**63 for _kind, value in traces("Süt toplama merkezi", WORDS))
