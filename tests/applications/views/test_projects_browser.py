"""A citizen on a small phone finds what was supported in Van in 2018 and takes the figures along."""

import re
from functools import partial

import pytest
from playwright.sync_api import Browser, expect

from applications.domain.published_loading import load_published
from cmdp.regions import loading as regions
from priorities import loading as priorities
from tests.factories.people import NOON
from tests.support.browser import barriers, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
LISTS = (
    "/projeler/",
    "/projeler/yillar/",
    "/projeler/devam-edenler/kaynaklara-gore/",
    "/projeler/?q=yok&year=x",
    "/en/projeler/?province=Van&status=x",
)


@pytest.fixture
def phone(chromium: Browser, live_server):
    """The list on a small phone, with these options of the browser."""
    regions.load()
    priorities.load(at=NOON)
    load_published(at=NOON)
    with windows(chromium, live_server.url) as open_it:
        yield partial(open_it, "/projeler/", viewport=PHONE)


def test_what_was_supported_in_van_in_2018_is_found_and_downloaded_without_javascript(phone):
    phone = phone(java_script_enabled=False)
    phone.get_by_label("Yıl", exact=True).select_option("2018")
    phone.get_by_label("İl", exact=True).select_option("Van")
    phone.get_by_role("button", name="Süz").click()

    expect(phone).to_have_url(re.compile(r"year=2018.*province=van"))
    expect(phone.locator("tbody tr")).to_have_count(3)
    expect(phone.get_by_text("27.500.000,00 TL")).to_be_visible()

    phone.get_by_role("link", name="Yıllara göre").click()
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Tabloyu CSV olarak indir").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.splitlines()[1:] == ["2018;haberin yılı;3;27500000,00;0;0;15000000,00;2"]


def test_every_list_and_a_project_are_open_to_all_on_a_small_phone(phone, live_server):
    phone = phone()
    project, found = phone.locator("tbody a").first.get_attribute("href"), {}

    for path in (*LISTS, project):
        phone.goto(live_server.url + path)
        found[path] = barriers(phone, widths=(360,))

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert phone.heard == []


def test_the_printed_list_shows_all_of_its_columns(phone):
    page = phone()
    page.set_viewport_size({"width": 794, "height": 1123})  # A4

    page.emulate_media(media="print")

    fits = "wrap => wrap.scrollWidth <= wrap.clientWidth && getComputedStyle(wrap).overflowX === 'visible'"
    assert page.locator("thead th").count() == 7
    assert page.locator(".table-wrap").first.evaluate(fits)
