"""What cannot be taken is told: which value, why, what would be right; in both languages."""

import pytest

from tests.factories.regions import make_province
from tests.factories.rules import make_call

LIST = "/api/v1/calls"


def faults(answer):
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    return {fault["parameter"]: fault["detail_en"] for fault in answer.json()["errors"]}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("yil=2026", {"yil": "There is no such filter. Known ones: agency, cursor, limit, standing, year."}),
        ("year=2025&year=2026", {"year": "This value may be given once; it was given 2 times."}),
        ("year=iki", {"year": "It must be a whole number."}),
        ("year=1", {"year": "It must be at least 2000."}),
        ("limit=1000000000000", {"limit": "It must be at most 200."}),
        ("limit=0", {"limit": "It must be at least 1."}),
        ("standing=acik", {"standing": "It must be one of: 'open', 'coming' or 'closed'."}),
        ("agency=%00", {"agency": "This value could not be read; give it in the form that the documentation shows."}),
    ],
)
def test_a_wrong_value_is_told_with_what_would_be_right(client, db, query, told):
    assert faults(client.get(f"{LIST}?{query}")) == told


def test_an_address_without_filters_says_so(client, db):
    assert faults(client.get("/api/v1/?x=1")) == {"x": "This address takes no filters."}


@pytest.mark.parametrize("count", [61, 1_000, 20_000])
def test_a_thousand_filters_meet_our_sentence(client, db, count):
    answer = client.get(f"{LIST}?{'&'.join(['year=2026'] * count)}")

    assert (answer.status_code, answer.json()["detail"]) == (
        400,
        f"Adreste {count} değer var, en çok 60 olabilir. Süzgeçlerin bir kısmını çıkarıp yeniden deneyin.",
    )


@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_problem_speaks_both_languages_whoever_asks(client, db, language):
    told = client.get(f"{LIST}/k7m2pq9xw4thz8", headers={"Accept-Language": language}).json()

    assert (told["title"], told["title_en"], told["status"]) == ("Bulunamadı", "Not found", 404)
    assert told["instance"] == "/api/v1/calls/k7m2pq9xw4thz8"


def _cursor(client, path):
    return client.get(path).json()["next_cursor"]


@pytest.fixture
def cursor(client, db):
    for _ in range(3):
        make_call()
    return _cursor(client, f"{LIST}?limit=1")


@pytest.mark.parametrize("spoil", [lambda c: c[:-1], lambda c: "A" + c[1:], lambda _c: "yok", lambda c: c + ":x"])
def test_a_cursor_that_was_tampered_with_is_a_problem(client, cursor, spoil):
    answer = client.get(LIST, {"limit": 1, "cursor": spoil(cursor)})

    assert (answer.status_code, answer.json()["type"].rsplit("#")[-1]) == (422, "invalid-cursor")


def test_a_cursor_belongs_to_its_list_and_its_filters(client, cursor):
    make_province()

    codes = [
        client.get(path, {"cursor": cursor, **more}).status_code
        for path, more in [(LIST, {"year": 2026}), ("/api/v1/provinces", {}), (LIST, {})]
    ]

    assert codes == [422, 422, 200]
