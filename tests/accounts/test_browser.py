"""Passkeys in real Chromium with a virtual authenticator, and the page of the second step."""

import pytest

from tests.factories.people import PASSWORD, make_cast
from tests.support.browser import axe_problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast_here(settings, live_server):
    """The cast at a live server; the owner has a password."""
    settings.BASE_URL = live_server.url
    cast = make_cast()
    cast["owner"].set_password(PASSWORD)
    cast["owner"].save()
    return cast


@pytest.fixture
def tab(chromium, cast_here):
    """A tab that remembers what the content policy shut out."""
    own = chromium.new_page()
    own.complaints = []
    own.on("console", lambda line: own.complaints.append(line.text) if "Security Policy" in line.text else None)
    yield own
    own.close()


def _sign_in(tab, server, user):
    tab.goto(f"{server}/hesap/giris/")
    tab.get_by_label("E-posta").fill(user.email)
    tab.get_by_label("Parola", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Oturum aç", exact=True).click()
    tab.wait_for_url(lambda address: "/hesap/giris/" not in address)


def test_a_passkey_opens_the_account(tab, live_server, cast_here):
    _virtual_key(tab)
    _sign_in(tab, live_server.url, cast_here["owner"])

    tab.goto(f"{live_server.url}/hesap/guvenlik/anahtarlar/ekle/")
    tab.get_by_label("Parola").fill(PASSWORD)
    tab.get_by_role("button", name="Onayla").click()
    tab.get_by_label("Parola yazmadan").check()
    tab.locator("#mfa_webauthn_add").click()
    tab.wait_for_url("**/kurtarma-kodlari/**")
    tab.context.clear_cookies()
    tab.goto(f"{live_server.url}/hesap/giris/?next=/hesap/")
    tab.get_by_role("button", name="Geçiş anahtarıyla oturum aç").click()
    tab.wait_for_url(f"{live_server.url}/hesap/")

    assert cast_here["owner"].full_name in tab.content()
    assert tab.complaints == []


def test_the_second_step_is_open_to_all(tab, live_server, cast_here):
    _sign_in(tab, live_server.url, cast_here["owner"])
    tab.goto(f"{live_server.url}/hesap/guvenlik/uygulama/")
    tab.get_by_label("Parola").fill(PASSWORD)
    tab.get_by_role("button", name="Onayla").click()

    assert tab.locator("svg[role=img]").count() == 1
    assert axe_problems(tab) == []
    assert tab.complaints == []


def test_a_key_that_does_not_answer_is_said_beneath_its_button(tab, live_server, cast_here):
    _virtual_key(tab)
    tab.goto(f"{live_server.url}/hesap/giris/")
    said = tab.get_by_role("alert")

    before = said.count()
    tab.get_by_role("button", name="Geçiş anahtarıyla oturum aç").click()
    said.wait_for()

    assert before == 0
    assert "Geçiş anahtarı kullanılamadı" in said.inner_text()
    assert axe_problems(tab) == []


def _virtual_key(tab):
    session = tab.context.new_cdp_session(tab)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
