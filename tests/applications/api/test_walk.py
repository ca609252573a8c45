"""A walk by cursor meets every row once, whatever is added on the way."""

import datetime as dt
from urllib.parse import urlsplit

import pytest

from tests.factories.people import NOON
from tests.factories.published import make_published
from tests.factories.rules import make_call

DAY = dt.timedelta(days=1)


def walk(client, path, on_the_way=lambda: None):
    """Every id from the first page to the last."""
    found = []
    while path:
        answer = client.get(path)
        told = answer.json()
        found += [item["id"] for item in told["items"]]
        path = told["next"] and f"{urlsplit(told['next']).path}?{urlsplit(told['next']).query}"
        assert (answer.headers.get("Link") is not None) == bool(path)
        on_the_way()
    return found


@pytest.mark.parametrize("limit", [1, 2, 5, 6, 200])
def test_a_walk_meets_every_row_once(client, db, limit):
    calls = [make_call().public_id for _ in range(6)]

    assert walk(client, f"/api/v1/calls?limit={limit}") == calls


def test_rows_that_are_added_on_the_way_neither_hide_nor_double_others(client, db):
    calls = [make_call().public_id for _ in range(4)]
    added = []

    def add():
        if len(added) < 3:
            added.append(make_call().public_id)

    met = walk(client, "/api/v1/calls?limit=2&year=2026", add)

    assert met == (calls + added)[: len(met)]
    assert len(met) >= len(calls)


def test_a_call_that_was_prepared_early_and_announced_late_comes_last(client, db):
    draft = make_call(published=False)
    calls = [make_call().public_id for _ in range(3)]

    def announce():
        type(draft).objects.filter(pk=draft.pk).update(state="published", published_at=NOON + DAY)

    assert walk(client, "/api/v1/calls?limit=2", announce) == [*calls, draft.public_id]


def test_a_cursor_belongs_to_all_values_of_a_filter(client, db):
    for _ in range(2):
        make_published()
    path = "/api/v1/projects?limit=1&year=2018&year=2019"
    cursor = client.get(path).json()["next_cursor"]

    assert cursor
    assert client.get(f"{path}&cursor={cursor}").status_code == 200
    assert client.get(f"/api/v1/projects?limit=1&year=2019&year=2018&cursor={cursor}").status_code == 200
    assert client.get(f"/api/v1/projects?limit=1&year=2017&year=2019&cursor={cursor}").status_code == 422


def test_an_empty_house_answers_with_an_empty_page(client, db):
    told = client.get("/api/v1/calls").json()

    assert told == {"items": [], "next": None, "next_cursor": None}
