import datetime as dt

import pytest
from django.urls import reverse

from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_user
from tests.support.kept import kept


@pytest.fixture
def pages(client, cast):
    client.force_login(cast["administrator"])

    def page(**query):
        return client.get(reverse("applications:audit"), query).content.decode()

    return page


@kept
def event(cast):
    person = make_user("ayse@ornek.test", full_name="Ayşe Öz")
    return record("x.y", cast.organisation, by=person, at=NOON, reason="Gerekçe burada.")


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({}, True),
        ({"kisi": "ayse@ornek.test"}, True),
        ({"kisi": "Fatma"}, False),
        ({"ilk": "02.03.2026", "son": "02.03.2026"}, True),
        ({"ilk": "03.03.2026"}, False),
        ({"son": "01.03.2026"}, False),
        ({"kayit": "yok-boyle"}, False),
        ({"islem": "bilinmeyen"}, True),
    ],
)
def test_the_record_is_searched(pages, event, query, is_found):
    assert ("Gerekçe burada." in pages(**query)) is is_found


def test_a_day_that_cannot_be_read_is_answered_with_a_sentence(pages, event):
    page = pages(ilk="31.02.2026")

    assert "31.02.2026" in page
    assert "Hata:" in page


def test_a_reference_is_found_by_its_beginning(pages, cast, event):
    assert "Gerekçe burada." in pages(kayit=cast.organisation.public_id[:5])


def test_a_manager_reads_the_agencys_part(client, cast):
    record("x.y", cast.organisation, by=SYSTEM, at=NOON, agency_id=cast.agency.pk, reason="Bizim.")
    letter = {"letter_number": "E-7", "letter_date": dt.date(2026, 3, 1)}
    record("x.y", cast.organisation, by=SYSTEM, at=NOON, reason="Başkasının.", **letter)
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:audit")).content.decode()

    assert "Bizim." in page
    assert "Başkasının." not in page
