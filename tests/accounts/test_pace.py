"""How much one may send and search within a minute."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
LIST = "/projeler/?q=atölye"


@pytest.fixture(autouse=True)
def narrow(settings, monkeypatch):
    settings.SENT_PER_MINUTE = settings.SEARCHES_PER_MINUTE = 2
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime(2026, 11, 29, 9, 0, 30, tzinfo=dt.UTC))
    yield
    cache.clear()


def test_the_search_too_many_is_turned_away_for_a_minute(client):
    answers = [client.get(LIST) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    assert "Bir dakika sonra yeniden deneyin" in answers[2].content.decode()


def test_another_computer_and_the_next_minute_begin_anew(client, monkeypatch):
    assert [client.get(LIST).status_code for _ in range(3)][-1] == 429

    other = client.get(LIST, REMOTE_ADDR="192.0.2.7")
    monkeypatch.setattr("django.utils.timezone.now", lambda: dt.datetime(2026, 11, 29, 9, 1, 30, tzinfo=dt.UTC))

    assert (other.status_code, client.get(LIST).status_code) == (200, 200)


def test_pages_without_a_search_and_what_has_its_own_limit_are_not_counted(client):
    assert {client.get("/projeler/").status_code for _ in range(4)} == {200}
    assert {client.get("/api/v1/projects?limit=1").status_code for _ in range(4)} == {200}


def test_a_person_is_counted_wherever_signed_in_and_keeps_what_was_typed():
    person = make_user("ayse@ornek.test", password=PASSWORD)
    browsers = [Client(headers={"Origin": "http://testserver"}) for _ in range(2)]
    for browser in browsers:
        browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    words = {"full_name": "Ayşe Yılmaz’ın çok uzun adı", "language": "tr"}

    answers = [browsers[turn % 2].post("/hesap/bilgilerim/", words) for turn in range(3)]

    assert answers[2].status_code == 429
    assert "Ayşe Yılmaz’ın çok uzun adı" in answers[2].content.decode()


def test_without_a_number_nothing_is_counted(client, settings):
    settings.SEARCHES_PER_MINUTE = 0

    assert {client.get(LIST).status_code for _ in range(4)} == {200}
