"""An upload in the browser: it shows how far it is, and outlives a broken line and a reload."""

import pytest
from playwright.sync_api import expect

from applications.models import Document, PartialUpload
from tests.factories.drafts import make_draft_of
from tests.factories.papers import PDF
from tests.factories.people import make_cast
from tests.factories.rules import live_call
from tests.support.browser import windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOT = "organ_decision"
CONTENT = PDF + bytes(range(256)) * 6000
PIECE = "**/yukleme/*/?offset=*"


@pytest.fixture
def set_clock():
    """The browser's own clock is real: calls here are open now."""


@pytest.fixture
def desk(chromium, live_server, tmp_path):
    """The documents of a draft as its owner, with a file of a megabyte and a half chosen."""
    cast = make_cast()
    draft = make_draft_of(live_call(), cast.organisation, cast["owner"])
    path = tmp_path / "Meclis kararı.pdf"
    path.write_bytes(CONTENT)
    with windows(chromium, live_server.url) as open_it:
        page = open_it(f"/basvurular/{draft.public_id}/belgeler/", person=cast["owner"])
        yield page, path


def _send(page, path):
    form = page.locator(f"form:has([name={SLOT}-file])")
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_role("button", name="Belgeyi yükle").click()
    return form


def test_an_upload_shows_how_far_it_is_and_goes_on_when_the_line_is_back(desk):
    page, path = desk
    sent = []

    def second_one_breaks(route):
        sent.append(route.request.url)
        if len(sent) == 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(PIECE, second_one_breaks)
    form = _send(page, path)
    expect(form.locator(".upload__told")).to_contain_text(
        "Bağlantı yok; gelince kaldığı yerden sürecek.", timeout=30_000
    )
    value, most = form.locator("progress").evaluate("(bar) => [bar.value, bar.max]")
    expect(page.get_by_text("“Meclis kararı.pdf” yüklendi.")).to_be_visible(timeout=30_000)

    offsets = [int(url.partition("offset=")[2]) for url in sent]
    assert (0 < value < most, most) == (True, len(CONTENT))
    assert offsets[:3] == [0, value, value]
    assert Document.objects.get().file.read() == CONTENT


def test_an_upload_goes_on_after_the_page_was_left(desk):
    page, path = desk
    page.route(PIECE, lambda route: route.abort() if not route.request.url.endswith("offset=0") else route.continue_())
    form = _send(page, path)
    expect(form.locator(".upload__told")).to_contain_text("Bağlantı yok", timeout=30_000)
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(page.get_by_text("“Meclis kararı.pdf” yüklemesi yarım kaldı")).to_be_visible()
    begun = PartialUpload.objects.get().received

    first = []
    page.on("request", lambda request: first.append(request.url) if "offset=" in request.url else None)
    _send(page, path)
    expect(page.get_by_text("“Meclis kararı.pdf” yüklendi.")).to_be_visible(timeout=30_000)

    assert first[0].endswith(f"offset={begun}")
    assert Document.objects.get().file.read() == CONTENT
