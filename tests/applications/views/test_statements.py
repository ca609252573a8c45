"""The pages under every page: they exist, are linked, and say that the agency must confirm them."""

import pytest

from cmdp.accounts.domain.privacy_notices import load_shipped_notice
from tests.factories.people import NOON
from tests.factories.regions import make_agency

STATEMENTS = ("/erisilebilirlik/", "/kisisel-veriler/", "/iletisim/")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", STATEMENTS)
def test_every_page_links_the_statements(client, path):
    page = client.get("/cagrilar/").content.decode()

    assert f'href="{path}"' in page
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", STATEMENTS[:2])
def test_a_statement_says_that_it_is_a_sample(client, path):
    load_shipped_notice(at=NOON)

    assert "Örnek metin" in client.get(path).content.decode()


def test_contact_names_the_agencies_with_their_provinces(client):
    agency = make_agency()

    page = client.get("/iletisim/").content.decode()

    assert agency.name in page


def test_contact_says_why_it_is_empty(client):
    assert "Ajanslar henüz yüklenmedi" in client.get("/iletisim/").content.decode()
