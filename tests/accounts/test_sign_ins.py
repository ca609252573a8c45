"""What a sign-in leaves behind."""

import logging

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
DOOR = "/hesap/giris/"


@pytest.fixture
def person():
    return make_user("ayse@ornek.test", password=PASSWORD)


def test_each_try_is_a_line_without_the_address(client, person, caplog):
    caplog.set_level(logging.INFO, "cmdp.sign_ins")

    client.post(DOOR, {"login": person.email, "password": "yanlis-parola"})
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    client.post("/hesap/cikis/")

    lines = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "cmdp.sign_ins"]
    assert lines == [
        ("WARNING", "a sign-in failed"),
        ("INFO", f"person {person.pk} signed in by password"),
        ("INFO", f"person {person.pk} signed out"),
    ]


def test_proving_it_once_more_renames_the_session(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    before = client.session.session_key

    client.post("/hesap/yeniden-dogrula/", {"password": PASSWORD})

    after = client.session.session_key
    stolen = Client()
    stolen.cookies["sessionid"] = before
    assert after != before
    assert not Session.objects.filter(session_key=before).exists()
    assert [row.session_key for row in UserSession.objects.all()] == [after]
    assert (stolen.get("/hesap/").status_code, client.get("/hesap/").status_code) == (302, 200)


def test_who_is_put_out_of_the_service_is_signed_out_at_once(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    person.is_active = False
    person.save()

    assert client.get("/hesap/").status_code == 302


def test_an_ended_session_opens_nothing_any_more(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    key = client.session.session_key
    client.post("/hesap/cikis/")
    client.cookies["sessionid"] = key

    assert client.get("/hesap/").status_code == 302


def test_a_password_of_sixty_four_signs_and_any_letters_is_taken_as_it_is(client, person):
    long = "Ğ  çok uzun, boşluklu ve küçük harfli bir parola " + "x" * 20
    person.set_password(long)
    person.save()

    refused = client.post(DOOR, {"login": person.email, "password": long[:60]})
    taken = client.post(DOOR, {"login": person.email, "password": long})

    assert (len(long) > 64, refused.status_code, taken.status_code) == (True, 200, 302)


@pytest.mark.parametrize("password", ["password123", "1q2w3e4r5t", "kisa-1"])
def test_a_known_or_short_password_is_refused(client, password):
    words = {"email": "yeni@ornek.test", "password1": password, "full_name": "Yeni Kişi"}

    answer = client.post("/hesap/kayit/", words)

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["password1"])
