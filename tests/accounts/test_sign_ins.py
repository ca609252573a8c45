"""What a sign-in leaves behind."""

import datetime as dt
import logging
import time
from contextlib import contextmanager

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from cmdp.accounts import guards
from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
DOOR = "/hesap/giris/"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def person():
    return make_user("ayse@ornek.test", password=PASSWORD)


def mail_of(person):
    return [row.email for row in EmailAddress.objects.filter(user=person)]


def code_of(step):
    """The code that an app shows, so many half minutes from now."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + step))


@contextmanager
def time_machine(seconds):
    """What the maker of links takes for now, so much later."""
    now = default_token_generator._now  # its own door for tests
    default_token_generator._now = lambda: now() + dt.timedelta(seconds=seconds)
    try:
        yield
    finally:
        del default_token_generator._now


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


def test_the_key_of_a_session_is_long(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})

    assert len(client.session.session_key) == 32  # of 36 signs: 165 bits


def test_a_new_password_ends_the_other_sessions(client, person):
    there = Client()
    for browser in (there, client):
        browser.post(DOOR, {"login": person.email, "password": PASSWORD})
    words = {"oldpassword": PASSWORD, "password1": "yepyeni-Parola-7", "password2": "yepyeni-Parola-7"}

    client.post("/hesap/parola/", words)

    assert (there.get("/hesap/").status_code, client.get("/hesap/").status_code) == (302, 200)


def test_the_way_out_stands_on_the_page(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})

    assert all('action="/hesap/cikis/"' in client.get(address).content.decode() for address in ("/hesap/", "/"))


def test_an_address_is_changed_after_a_fresh_sign_in_only(client, person, settings, monkeypatch):
    settings.FRESH_SIGN_IN_MINUTES = 30
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    later = time.time() + 31 * 60
    monkeypatch.setattr(guards.time, "time", lambda: later)

    answer = client.post("/hesap/e-posta/", {"email": "baska@ornek.test", "action_add": ""})

    assert (answer.status_code, mail_of(person)) == (401, ["ayse@ornek.test"])


def test_the_field_hides_and_takes_what_a_manager_of_passwords_fills_in(client):
    fields = client.get(DOOR).context["form"].fields
    signup = client.get("/hesap/kayit/").context["form"].fields

    kinds = [(f.widget.input_type, f.widget.attrs["autocomplete"]) for f in (fields["password"], signup["password1"])]
    assert kinds == [("password", "current-password"), ("password", "new-password")]
    assert fields["login"].widget.attrs["autocomplete"] == "email"


def test_a_code_opens_once(person):
    app = TOTP.activate(person, SECRET)
    code = code_of(0)

    assert len(code) == 6
    assert (app.validate_code(code), app.validate_code(code)) == (True, False)


def test_a_code_of_before_opens_nothing(person):
    app = TOTP.activate(person, SECRET)

    assert app.validate_code(code_of(-2)) is False


def test_a_link_to_a_new_password_ends_after_hours(person, settings):
    settings.PASSWORD_RESET_TIMEOUT = 4 * 3600
    token = default_token_generator.make_token(person)

    with time_machine(3 * 3600):
        early = default_token_generator.check_token(person, token)
    with time_machine(5 * 3600):
        late = default_token_generator.check_token(person, token)

    assert (early, late) == (True, False)


def test_a_wrong_second_step_is_a_line_too(client, person, caplog):
    TOTP.activate(person, SECRET)
    client.post(DOOR, {"login": person.email, "password": PASSWORD})

    client.post("/hesap/guvenlik/dogrula/", {"code": "000"})

    assert [record.getMessage() for record in caplog.records if record.name == "cmdp.sign_ins"] == [
        "a second step failed"
    ]


def test_a_new_password_wants_the_present_one(client, person):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})
    words = {"oldpassword": "yanlis-parola-1", "password1": "yepyeni-Parola-7", "password2": "yepyeni-Parola-7"}

    answer = client.post("/hesap/parola/", words)

    person.refresh_from_db()
    assert (list(answer.context["form"].errors), person.check_password(PASSWORD)) == (["oldpassword"], True)


def test_a_new_key_of_the_service_throws_nobody_out_while_the_old_one_is_read(client, person, settings):
    client.post(DOOR, {"login": person.email, "password": PASSWORD})

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k" * 60, [settings.SECRET_KEY]
    during = client.get("/hesap/").status_code
    there = Client()
    there.post(DOOR, {"login": person.email, "password": PASSWORD})
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 60, []

    assert (during, there.get("/hesap/").status_code) == (200, 302)
