"""Pictures in real Chromium: for everyone, by keyboard, on paper, and in other people's pages."""

import threading
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from tests.factories.priorities import make_edition
from tests.factories.published import make_published
from tests.support.browser import barriers, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/projeler/dagilim/?show=total_cost",
    "/projeler/dagilim/?by=province",
    "/projeler/harita/?show=total_cost",
    "/gomulu/dagilim/?by=status",
    "/gomulu/harita/",
    "/en/projeler/harita/",
)


@pytest.fixture
def projects():
    measure = make_edition().measures.first()
    for year in range(2005, 2026):
        make_published(year=year, province="Sivas", total_cost=Decimal(10) ** (year % 9 + 2))
    make_published(year=2020, province="Samsun", measure=measure, total_cost=Decimal(150_000_000))
    make_published(year=2020, province="Şanlıurfa", state="cancelled")


@pytest.fixture
def browse(chromium, live_server, projects):
    """Open an address with these options of the browser."""
    with windows(chromium, live_server.url) as open_it:
        yield open_it


def test_everyone_can_read_the_pictures(browse, live_server):
    page, found = browse(), {}

    for path in PAGES:
        page.goto(live_server.url + path)
        found[path] = barriers(page)

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert page.heard == []


def test_a_province_is_reached_and_opened_by_keyboard(browse):
    page = browse("/projeler/harita/", java_script_enabled=False)
    province = page.locator(".chart__region").filter(has=page.locator("title", has_text="Sivas"))

    province.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**province=sivas")

    assert page.locator(".chip").all_inner_texts()[0].startswith("İl: Sivas")


def test_the_text_of_a_chart_keeps_its_size_on_a_phone(browse):
    sizes = set()
    for width in (320, 1280):
        page = browse("/projeler/dagilim/", viewport={"width": width, "height": 900})
        sizes.add(page.locator(".chart__tick").first.evaluate("node => node.getBoundingClientRect().height"))

    assert len(sizes) == 1


def test_labels_of_years_do_not_run_into_each_other(browse):
    for width in (320, 1280):
        page = browse("/projeler/dagilim/?show=total_cost", viewport={"width": width, "height": 900})
        boxes = page.locator(".chart__label").evaluate_all(
            "nodes => nodes.map((n) => n.getBoundingClientRect()).filter((b) => b.width).map((b) => [b.left, b.right])"
        )

        assert len(boxes) > 8
        assert all(right <= left for (_, right), (left, _) in pairwise(boxes))


@pytest.fixture
def elsewhere(live_server):
    """A page of another site, on this machine, that frames ours."""
    frames = "".join(f'<iframe src="{live_server.url}/{part}/harita/"></iframe>' for part in ("gomulu", "projeler"))

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(frames.encode())

        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_embedded_page_stands_in_other_pages_and_the_full_page_does_not(browse, elsewhere):
    page = browse()

    page.goto(elsewhere)
    page.wait_for_load_state("networkidle")

    embedded, full = page.frames[1:]
    assert embedded.locator("h1").inner_text() == "Proje sayısı, illere göre"
    assert full.url == "chrome-error://chromewebdata/"
    assert any("frame-ancestors" in text for text in page.heard)
    assert page.context.cookies() == []


def test_a_picture_is_printed_with_its_tables_and_without_its_switches(browse):
    page = browse("/projeler/dagilim/?show=total_cost")

    page.emulate_media(media="print")

    assert page.locator("table").count() == 3
    assert all(page.locator("table").nth(place).is_visible() for place in range(3))
    assert not page.locator(".tabs").first.is_visible()
    assert not page.locator("textarea").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
