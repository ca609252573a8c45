"""What the first view of each public page costs a phone, on the files as production serves them."""

import pytest
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.factories.people import make_cast

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 150 * 1024
MOST_REQUESTS = 12
ROWS = load_rows("tests.architecture.access")
PUBLIC = {name: row for name, row in ROWS.items() if row.method == "get" and row.is_public and "account" not in name}


def _first_view(browser, address):
    """Every answer of a first visit as (address, kind, bytes on the wire); ``None`` for what is no page."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="tr-TR")
    page, found = context.new_page(), []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds, addresses = {}, {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on("Network.requestWillBeSent", lambda e: addresses.update({e["requestId"]: e["request"]["url"]}))
    session.on("Network.loadingFinished", lambda e: found.append((e["requestId"], int(e["encodedDataLength"]))))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    return [(addresses[key], kinds.get(key, ""), size) for key, size in found if key in addresses]


def _is_page(client, address):
    return client.get(address).headers.get("Content-Type", "").startswith("text/html")


def test_every_public_page_is_light(chromium, client, live_server):
    cast = make_cast()
    addresses = [reverse(name.split()[0], kwargs=dict(row.arguments(cast))) + row.query for name, row in PUBLIC.items()]
    pages = sorted({address for address in addresses if _is_page(client, address)})

    views = {page: _first_view(chromium, live_server.url + page) for page in pages}

    weights = {page: sum(size for _a, kind, size in view if kind != "Font") for page, view in views.items()}
    assert len(views) >= 10
    assert {page: weight for page, weight in weights.items() if not 2000 < weight <= MOST_BYTES} == {}
    assert {page: [a for a, _k, _s in view] for page, view in views.items() if len(view) > MOST_REQUESTS} == {}
    assert {kind for view in views.values() for _a, kind, _s in view} >= {"Document", "Stylesheet", "Script", "Font"}
