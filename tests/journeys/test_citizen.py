"""A citizen on the public pages in real Chromium: one screen of a phone, menu, keyboard, both languages."""

from pathlib import Path

import pytest
from django.urls import reverse

from applications.domain.published_loading import load_published
from cmdp.regions.loading import load as load_regions
from priorities.loading import load as load_priorities
from tests.factories.people import NOON
from tests.factories.rules import live_call
from tests.support.browser import windows

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

VAN_2018 = (
    "Tekstilkent 2. Etap Alanının Yatırımlara Hazır Hale Getirilmesi",
    "Van Kent Müzesi",
    "İskele Sahil Rekreasyon Alanı 2. Etap",
)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def visit(chromium, live_server):
    """Open an address of the server with these options of the browser."""
    with windows(chromium, live_server.url) as open_it:
        yield lambda path="/", **options: open_it(path, **{"viewport": PHONE, **options})


def test_the_essentials_stand_in_one_screen_of_a_phone(visit):
    live_call()
    page = visit()

    essentials = ["h1", ".hero .lead", ".hero .lead a", ".hero .button >> nth=0", ".hero .card a", ".hero .clock__left"]

    bottoms = {name: (box := page.locator(name).first.bounding_box())["y"] + box["height"] for name in essentials}
    assert {name: bottom for name, bottom in bottoms.items() if bottom > PHONE["height"]} == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_phone_leads_everywhere_by_keyboard(visit, scripts):
    page = visit("/cagrilar/", java_script_enabled=scripts)

    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("node => node === document.activeElement") if scripts else True
    page.locator(".menu__button").press("Enter")
    links = page.locator(".menu__body a:visible")

    assert {"Program", "Öncelikler", "Çağrılar", "Rehber", "English", "Giriş yap"} <= set(links.all_inner_texts())
    assert page.locator('.menu__body [aria-current="page"]').inner_text() == "Çağrılar"
    page.locator(".menu__body a", has_text="Rehber").press("Enter")
    assert page.locator("h1").inner_text() == "Nasıl başvurulur?"


def test_the_other_language_keeps_the_page(visit):
    call = live_call()
    page = visit(reverse("applications:call", args=[call.public_id]))

    page.locator(".menu__button").click()
    page.locator(".menu__body a", has_text="English").click()

    assert page.locator("h1").inner_text() == call.title_en
    assert page.locator("html").get_attribute("lang") == "en"


def test_what_was_supported_in_van_in_2018_is_found_and_downloaded(visit):
    load_regions()
    load_priorities(at=NOON)
    load_published(at=NOON)
    page = visit()

    page.locator(".menu__button").click()
    page.locator(".menu__body a", has_text="Desteklenen projeler").click()
    page.get_by_label("Yıl", exact=True).select_option("2018")
    page.get_by_label("İl", exact=True).select_option("van")
    page.get_by_role("button", name="Süz").click()
    text = page.locator("main").inner_text()
    assert [name for name in VAN_2018 if name not in text] == []
    assert "Tuşba Fuar ve Kongre Merkezi" not in text

    page.get_by_role("link", name="Yıllara göre", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tabloyu CSV olarak indir").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == ["2018"]
    assert lines[1].split(";")[2] == "3"
    assert page.heard == []
