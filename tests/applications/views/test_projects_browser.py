"""A citizen on a small phone finds what was supported in Van in 2018 and takes the figures along."""

import re

import pytest
from playwright.sync_api import Browser, expect

from applications.domain.published_loading import load_published
from cmdp.regions import loading as regions
from priorities import loading as priorities
from tests.factories.people import NOON
from tests.support.browser import axe_problems, listen, overflows, small_targets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(chromium: Browser, live_server):
    regions.load()
    priorities.load(at=NOON)
    load_published(at=NOON)
    context = chromium.new_context(locale="tr-TR", viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.heard = listen(page)
    page.goto(f"{live_server.url}/projeler/")
    yield page
    context.close()


def test_what_was_supported_in_van_in_2018_is_found_and_downloaded_without_javascript(phone):
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


@pytest.mark.parametrize("path", ["", "yillar/", "devam-edenler/kaynaklara-gore/", "?q=yok&year=x"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_list_fits_a_small_phone_and_is_clean(phone, live_server, path, scheme):
    phone.emulate_media(color_scheme=scheme)

    phone.goto(f"{live_server.url}/projeler/{path}")

    assert not overflows(phone)
    assert small_targets(phone) == []
    assert phone.heard == []


def test_a_project_and_the_list_have_no_barrier(chromium, phone, live_server):
    href = phone.locator("tbody a").first.get_attribute("href")
    context = chromium.new_context(locale="tr-TR", viewport={"width": 1280, "height": 900})
    page = context.new_page()

    found = []
    for path in ("/projeler/", href, "/projeler/yillar/", "/en/projeler/?province=Van&status=x"):
        page.goto(live_server.url + path)
        found += axe_problems(page)
    context.close()

    assert found == []
