"""Every list page costs the same queries for one row and for three: a literal number."""

import importlib
import pkgutil

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.architecture.budgets.one_thing import ONE_THING
from tests.architecture.budgets.page import Page
from tests.factories.people import Cast

PACKAGE = "tests.architecture.budgets"


def _pages() -> dict[str, Page]:
    names = [module.name for module in pkgutil.iter_modules(importlib.import_module(PACKAGE).__path__)]
    areas = [getattr(importlib.import_module(f"{PACKAGE}.{name}"), "PAGES", {}) for name in names]
    return {name: page for area in areas for name, page in area.items()}


PAGES = _pages()


def test_every_page_and_file_is_tried_with_one_row_and_with_three_or_shows_one_thing():
    rows = load_rows("tests.architecture.access").items()
    shown = {name.split()[0] for name, row in rows if row.method == "get" and 200 in row.answers.values()}
    listing = {name.split()[0] for name in PAGES}
    single = [name for names in ONE_THING.values() for name in names.split()]

    assert sorted(single) == sorted(shown - listing)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_costs_its_budget_whatever_its_rows(name, rows, cast):
    page = PAGES[name]
    page.fill(cast, rows)
    address = reverse(name.split()[0], kwargs=dict(page.arguments(cast))) + page.query
    client = _signed_in(cast, page.persona)
    client.get(address)

    with CaptureQueriesContext(connection) as spent:
        response = client.get(address)

    assert (response.status_code, len(spent)) == (200, page.queries), "\n".join(q["sql"] for q in spent)


def _signed_in(cast: Cast, persona: str) -> Client:
    client = Client()
    if persona != "stranger":
        client.force_login(cast[persona], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
