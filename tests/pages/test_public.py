"""Public pages: asked for again, in the language of their address; and the page of a wrong one."""

import pytest

from tests.support.conformance import faults

pytestmark = pytest.mark.django_db


def test_who_holds_a_public_page_is_not_sent_it_again(client):
    tag = client.get("/rehber/")["ETag"]

    again = client.get("/rehber/", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_language_goes_by_address_alone(client):
    pages = [client.get(at, headers={"Accept-Language": "de, en;q=0.5"}) for at in ("/", "/en/")]

    assert [page["Content-Language"] for page in pages] == ["tr", "en"]
    assert [page["Vary"] for page in pages] == ["Cookie", "Cookie"]


@pytest.mark.parametrize("address", ["/yok/", "/en/yok/"])
def test_the_page_of_a_wrong_address_is_valid(client, address):
    assert faults(client.get(address).content.decode()) == []
