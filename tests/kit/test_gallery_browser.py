"""The gallery in real Chromium: nothing refused by the policy, nothing axe objects to, nothing pushed sideways."""

import pytest
from playwright.sync_api import Browser

from cmdp.accounts.choices import Role
from cmdp.kit.text import count_characters
from tests.factories.people import make_member
from tests.support.browser import barriers, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def gallery(chromium: Browser, live_server):
    """Open the gallery as an administrator, with these options of the browser."""
    with windows(chromium, live_server.url) as open_it:
        yield lambda path="/kit/", **options: open_it(path, person=make_member(Role.ADMINISTRATOR), **options)


def test_everyone_can_use_every_component(gallery):
    page = gallery()

    assert page.locator("h1").inner_text() == "Parçalar"
    assert barriers(page) == []
    assert page.heard == []
    assert _weight(page) < 150 * 1024


def _weight(page):
    """Bytes of the first view, fonts apart."""
    script = "performance.getEntriesByType('resource').map((e) => [e.name, e.encodedBodySize])"
    return sum(size for name, size in page.evaluate(script) if not name.endswith(".woff2"))


def test_the_gallery_is_whole_without_scripts(gallery):
    page = gallery(java_script_enabled=False)

    assert page.locator(".clock__left").first.inner_text() == "12 gün 4 saat kaldı"
    assert page.locator(".error-summary a").first.inner_text().startswith("Projenin adı: ")


def test_the_summary_leads_into_the_field(gallery):
    page = gallery()

    page.locator(".error-summary a", has_text="İstenen destek").click()

    assert page.evaluate("document.activeElement.id") == "id_w-amount"


def test_the_counter_counts_as_the_server_does(gallery):
    page = gallery()
    typed = " s\u0327ah\u200bin\nve 👩\u200d🌾 \ufeff "
    field = page.locator("#id_summary")

    field.fill(typed)
    page.wait_for_timeout(400)

    left = 300 - count_characters(typed)
    assert page.locator("#id_summary + .field__count").inner_text() == f"{left} karakter kaldı"


def test_the_clock_says_what_the_server_said(gallery):
    page = gallery()

    assert page.locator("[data-enhance=clock]").nth(2).inner_text() == "süre doldu"
    assert page.locator("[data-enhance=clock]").nth(1).inner_text() in {"42 dakika kaldı", "41 dakika kaldı"}


def test_keys_walk_the_rows_and_open_the_help(gallery):
    page = gallery()

    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("/")
    search = page.evaluate("document.activeElement.name")
    page.locator("h1").click()
    page.keyboard.press("?")

    assert (second, search) == ("TR83/26/CMDP/0007", "q")
    assert page.locator("dialog[open] h2").inner_text() == "Klavye kısayolları"


def test_the_bar_counts_the_chosen_rows(gallery):
    page = gallery()

    page.locator("input[name=sec]").first.check()

    assert page.locator(".bulk__count").inner_text() == "1 başvuru seçildi"


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(gallery):
    page = gallery()
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    page.locator(".skip").focus()

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "icerik"
