"""Every address of the access table: valid HTML, and no cache keeps what is somebody's.

One walk for each area of the table: the people are made once, what a row makes is undone after it.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse, translate_url

from tests.architecture import access
from tests.architecture.access.row import PERSONAS, Row
from tests.factories.people import Cast, make_cast
from tests.support.conformance import faults

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

AREAS = [module.name for module in pkgutil.iter_modules(access.__path__) if module.name != "row"]
FOR_ALL = re.compile(r"public, (max-age=60|no-cache)")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Plain answers to whoever watches the process.
WATCHED = {"healthz", "readyz"}


@pytest.mark.parametrize("area", AREAS)
def test_every_page_of_an_area_is_valid_and_kept_by_nobody_else(area):
    rows = getattr(importlib.import_module(f"{access.__name__}.{area}"), "ROWS", {})
    cast = make_cast()

    found = {name: list(_faults_of(cast, name, row)) for name, row in rows.items() if row.method == "get"}

    assert {name: what for name, what in found.items() if what} == {}


def _faults_of(cast: Cast, name: str, row: Row) -> Iterator[str]:
    with transaction.atomic():
        address, words = (
            reverse(name.split(maxsplit=1)[0], kwargs=dict(row.arguments(cast))) + row.query,
            dict(row.body(cast)),
        )
        yield from _of_a_stranger(cast, name, row, Client().get(address, data=words))
        if not is_open(name):
            yield from _of_a_person(cast, row, address, words)
        transaction.set_rollback(True)


def _of_a_stranger(cast: Cast, name: str, row: Row, response: HttpResponseBase) -> Iterator[str]:
    if is_open(name):
        yield from _of_open_data(response)
    elif FOR_ALL.fullmatch(response["Cache-Control"]):
        yield from _of_a_kept_page(cast, response)
    elif _is_public(name, row):
        yield f"everyone may read it, yet {response['Cache-Control']}"
    elif not {"private", "no-store"} & set(response["Cache-Control"].split(", ")):
        yield f"to a stranger: {response['Cache-Control']}"
    yield from _of_the_words(response)


def is_open(name: str) -> bool:
    """Whether a route asks nobody who they are and sets its own headers: open data, pages to embed."""
    return name.startswith(("open_data:", "api_v1:", "applications:embedded_", "applications:project_list_file"))


def _of_open_data(response: HttpResponseBase) -> Iterator[str]:
    if response.cookies or "private" in response["Cache-Control"]:
        yield f"open data: {response['Cache-Control']}"


def _of_a_kept_page(cast: Cast, response: HttpResponseBase) -> Iterator[str]:
    text = b"".join(response).decode(errors="replace")
    names = [word for persona in PERSONAS[1:] for word in (cast[persona].full_name, cast[persona].email)]
    yield from (f"a kept page names {word}" for word in names if word in text)
    if response.cookies or "csrfmiddlewaretoken" in text:
        yield "a kept page hands out a cookie or a token"
    if "Cookie" not in response["Vary"] or "Accept-Language" in response["Vary"]:
        yield f"a kept page varies by {response['Vary']}"
    if not response.has_header("ETag") and not response.has_header("Last-Modified"):
        yield "a kept page cannot be asked for again"


def _of_a_person(cast: Cast, row: Row, address: str, words: dict) -> Iterator[str]:
    """Of the first persona that may read the page, else of the one that may not."""
    client = Client()
    persona = next((persona for persona in PERSONAS[1:] if row.answers[persona] == 200), "owner")
    client.force_login(cast[persona], backend=BACKEND)
    for at in (address, translate_url(address, "en")):
        response = client.get(at, data=words)
        if not {"private", "no-store"} & set(response["Cache-Control"].split(", ")) or response.has_header("ETag"):
            yield f"to {persona}: {response['Cache-Control']}"
        yield from _of_the_words(response)


def _of_the_words(response: HttpResponseBase) -> Iterator[str]:
    if response.headers.get("Content-Type", "").startswith("text/html") and not response.has_header("Location"):
        yield from faults(b"".join(response).decode())


def _is_public(name: str, row: Row) -> bool:
    return row.is_public and name not in WATCHED and not name.startswith("account")


def test_who_holds_a_public_page_is_not_sent_it_again(client):
    tag = client.get("/rehber/")["ETag"]

    again = client.get("/rehber/", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_language_goes_by_address_alone(client):
    pages = [client.get(at, headers={"Accept-Language": "de, en;q=0.5"}) for at in ("/", "/en/")]

    assert [page["Content-Language"] for page in pages] == ["tr", "en"]
    assert [page["Vary"] for page in pages] == ["Cookie", "Cookie"]


@pytest.mark.parametrize("address", ["/yok/", "/en/yok/"])
def test_the_page_of_a_wrong_address_is_valid(client, address):
    assert faults(client.get(address).content.decode()) == []
