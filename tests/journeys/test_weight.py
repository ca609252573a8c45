"""What the first view of a page costs a phone, on the files as production serves them.

Every page of the access table is weighed by its words in ``tests/architecture/test_every_page.py``; here a real browser
says whether that count is true.
"""

from pathlib import Path

import pytest
from django.urls import reverse

from applications.choices import SectionKey
from tests.factories.drafts import make_draft_of
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.browser import windows
from tests.support.weight import HEADERS, drawn_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _first_view(page, address):
    """Path of each static file that a first visit draws in → bytes on the wire; and the page's words."""
    session, found, paths = page.context.new_cdp_session(page), {}, {}
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda e: paths.update({e["requestId"]: e["request"]["url"]}))
    session.on("Network.dataReceived", lambda e: found.setdefault(e["requestId"], 0))
    session.on("Network.loadingFinished", lambda e: found.update({e["requestId"]: int(e["encodedDataLength"])}))
    words = page.goto(address, wait_until="networkidle").body()
    files = {paths[key].partition("/static/")[2]: size for key, size in found.items() if "/static/" in paths[key]}
    return words, files


def test_what_is_counted_of_a_page_is_what_a_browser_fetches(chromium, live_server, collected):
    cast = make_cast()
    draft = make_draft_of(live_call(), cast.organisation, cast["owner"])
    section = reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PLACE])
    views = []

    with windows(chromium, live_server.url) as open_it:
        for address, person in (("/", None), (section, cast["owner"])):
            page = open_it(person=person, viewport={"width": 360, "height": 740})
            views.append(_first_view(page, live_server.url + address))

    for words, fetched in views:
        counted = {name: size + HEADERS for name, size in drawn_in(words, Path(collected)).items()}
        assert fetched.keys() == counted.keys()
        assert sum(fetched.values()) == pytest.approx(sum(counted.values()), rel=0.05)
