"""Pictures where there is nothing to draw."""

import pytest
from django.test import Client
from lxml import html

from tests.factories.published import make_published

PAGES = ("/projeler/dagilim/", "/projeler/harita/")


def _page(address):
    return html.fromstring(Client().get(address).content)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_published_is_said_and_offers_nothing_to_embed(db, address):
    page = _page(address)

    assert "Henüz desteklenen proje yok" in page.text_content()
    assert not page.xpath("//svg[contains(@class, 'chart')] | //textarea")


@pytest.mark.parametrize("address", PAGES)
def test_filters_that_leave_nothing_are_said_and_lead_back(db, address):
    make_published(year=2019)

    page = _page(f"{address}?year=1999")

    assert "Bu süzgeçlerle proje bulunamadı" in page.text_content()
    assert page.xpath("//a[normalize-space()='Süzgeçleri kaldır']/@href")[0] == address
    assert not page.xpath("//textarea")


def test_nothing_published_is_said_in_a_frame(db):
    assert "Gösterilecek değer yok." in _page("/gomulu/dagilim/").text_content()
