"""Where whoever found a weakness tells it."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from cmdp.settings.base import env

ADDRESS = "/.well-known/security.txt"


def test_the_page_names_contact_and_a_day_less_than_a_year_away(client, settings):
    settings.SECURITY_CONTACT, settings.BASE_URL = "mailto:guvenlik@ornek.test", "https://cmdp.example"

    answer = client.get(ADDRESS)

    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields.pop("Expires").endswith("T00:00:00Z")
    assert fields == {
        "Contact": "mailto:guvenlik@ornek.test",
        "Preferred-Languages": "tr, en",
        "Canonical": f"https://cmdp.example{ADDRESS}",
    }


def test_the_day_is_half_a_year_away(client):
    line = next(line for line in client.get(ADDRESS).content.decode().splitlines() if line.startswith("Expires: "))

    days = dt.datetime.fromisoformat(line.removeprefix("Expires: ")) - dt.datetime.now(dt.UTC)
    assert 178 <= days.days <= 180


def test_without_a_contact_there_is_no_such_page(client, settings):
    settings.SECURITY_CONTACT = ""

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("address", ["mailto:a@b.example", "https://b.example/c", "tel:+90-312-000", ""])
def test_a_contact_is_an_address_a_page_or_a_telephone(monkeypatch, address):
    monkeypatch.setenv("SECURITY_CONTACT", address)

    assert env.contact("SECURITY_CONTACT", default="") == address


@pytest.mark.parametrize("address", ["a@b.example", "http://b.example", "mailto:a b"])
def test_anything_else_stops_the_start(monkeypatch, address):
    monkeypatch.setenv("SECURITY_CONTACT", address)

    with pytest.raises(ImproperlyConfigured):
        env.contact("SECURITY_CONTACT", default="")
