"""Signing in by a gateway of OpenID Connect: a provider that is not ours, over real sockets."""

import logging
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.auth import get_user
from django.urls import reverse
from joserfc.jwk import RSAKey

from cmdp.accounts import gateway
from cmdp.accounts.models import Membership, User
from cmdp.audit.models import Event
from tests.factories.people import make_user
from tests.support.provider import CLIENT, SECRET, running

ADDRESS = "ayse@ornek.test"
NUMBER = "10000000146"


@pytest.fixture(scope="module")
def served():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with running() as provider:
        yield provider


@pytest.fixture
def provider(served, settings):
    settings.OIDC_URL, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = served.url, CLIENT, SECRET
    served.client.redirect_uri = settings.BASE_URL + reverse("account_gateway_back")
    served.key = served.published
    served.spoil, served.unsaid = lambda claims: claims, set()
    served.person = {"sub": NUMBER, "email": ADDRESS, "email_verified": True}
    return served


@pytest.fixture
def person(db):
    return make_user(ADDRESS)


def _away(client):
    return client.post(reverse("account_gateway")).url


def _back(client, address):
    """What the browser that was sent back finds."""
    return client.get(f"{reverse('account_gateway_back')}?{urlsplit(address).query}")


def _come(client, provider):
    return _back(client, provider.answer(_away(client)))


def _signed_in(client):
    request = type("Request", (), {"session": client.session})
    return get_user(request).pk


def _said(client):
    return [str(message) for message in client.get(reverse("account_login")).context["messages"]]


def test_somebody_the_gateway_vouches_for_is_signed_in(client, provider, person):
    answer = _come(client, provider)

    person.refresh_from_db()
    assert (answer.status_code, _signed_in(client)) == (302, person.pk)
    assert answer.url == "/basvurular/"
    assert Event.objects.get(verb="gateway_bound").actor_id == person.pk
    assert len(person.gateway_subject) == 64
    assert NUMBER not in person.gateway_subject


def test_what_is_asked_is_bound_to_this_browser_and_this_sign_in(client, provider, person):
    first, second = (parse_qs(urlsplit(_away(client)).query) for _ in range(2))

    assert (first["response_type"], first["scope"], first["code_challenge_method"]) == (
        ["code"],
        ["openid email"],
        ["S256"],
    )
    assert [name for name in ("state", "nonce", "code_challenge") if first[name] == second[name]] == []


def test_the_number_counts_once_it_is_bound_whatever_the_address(client, provider, person):
    _come(client, provider)
    client.logout()
    provider.person = {"sub": NUMBER, "email": "baska@ornek.test", "email_verified": True}

    _come(client, provider)

    assert _signed_in(client) == person.pk


def test_an_address_that_passed_to_somebody_else_opens_nothing(client, provider, person):
    _come(client, provider)
    client.logout()
    provider.person = {**provider.person, "sub": "another"}

    _come(client, provider)

    assert _signed_in(client) is None
    assert "başka bir kimliğe bağlı" in _said(client)[0]


@pytest.mark.parametrize(
    "told",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": "kimse@ornek.test"},
        {"email": None},
    ],
)
def test_nobody_gets_an_account_by_the_gateway(client, provider, person, told):
    provider.person = {**provider.person, **told}

    _come(client, provider)

    assert (_signed_in(client), User.objects.count(), Membership.objects.count()) == (None, 1, 0)
    assert "Önce hesap oluşturun" in _said(client)[0]


def test_an_address_that_its_person_never_confirmed_opens_nothing(client, provider, person):
    person.emailaddress_set.update(verified=False)

    _come(client, provider)

    assert _signed_in(client) is None


def test_the_second_step_is_asked_for(client, provider, person):
    Authenticator.objects.create(user=person, type="totp", data={"secret": generate_totp_secret()})

    answer = _come(client, provider)

    assert (answer.url, _signed_in(client)) == (reverse("mfa_authenticate"), None)


def test_somebody_shut_out_stays_out(client, provider, person):
    User.objects.update(is_active=False)

    assert (_come(client, provider).url, _signed_in(client)) == (reverse("account_inactive"), None)


def _wrong(**claims):
    return lambda told: {**told, **{name: value for name, value in claims.items() if name in told}}


@pytest.mark.parametrize(
    "spoil",
    [
        _wrong(iss="https://other.test"),
        _wrong(aud="another client"),
        _wrong(exp=int(time.time()) - 3600),
        _wrong(nonce="of another sign-in"),
        lambda told: {name: value for name, value in told.items() if name != "nonce"},
    ],
    ids=["issuer", "audience", "expired", "nonce", "no nonce"],
)
def test_a_token_that_is_not_for_this_sign_in_proves_nobody(client, provider, person, spoil):
    provider.spoil = spoil

    _come(client, provider)

    assert _signed_in(client) is None
    assert "doğrulanamadı" in _said(client)[0]


def test_a_token_that_another_key_signed_proves_nobody(client, provider, person):
    provider.key = RSAKey.generate_key(2048, parameters={"kid": "one"})

    _come(client, provider)

    assert _signed_in(client) is None


def test_an_answer_works_once_and_in_its_own_browser_alone(client, provider, person):
    address = provider.answer(_away(client))

    _back(other := type(client)(), address)
    elsewhere = _signed_in(other)
    _back(client, address)
    client.logout()
    _back(client, address)

    assert (elsewhere, _signed_in(client)) == (None, None)


@pytest.mark.parametrize("change", [("state=", "state=x"), ("code=", "code=x"), ("code=", "error=access_denied&x=")])
def test_an_answer_that_was_changed_on_its_way_proves_nobody(client, provider, person, change):
    _back(client, provider.answer(_away(client)).replace(*change))

    assert _signed_in(client) is None


def test_an_answer_of_another_issuer_proves_nobody(client, provider, person):
    _back(client, provider.answer(_away(client)) + "&iss=https://other.test")

    assert _signed_in(client) is None


def test_an_answer_that_took_too_long_proves_nobody(client, provider, person, monkeypatch):
    monkeypatch.setattr(gateway, "MINUTES", -1)

    _come(client, provider)

    assert _signed_in(client) is None


def test_nobody_is_led_elsewhere_by_what_is_added(client, provider, person):
    address = client.post(reverse("account_gateway") + "?next=https://other.test", {"next": "https://other.test"}).url

    assert urlsplit(address).netloc == urlsplit(provider.url).netloc
    assert _back(client, provider.answer(address) + "&next=https://other.test").url == "/basvurular/"


def test_a_gateway_that_does_not_answer_is_said(client, provider, person, settings):
    settings.OIDC_URL = "http://127.0.0.1:1"

    answer = client.post(reverse("account_gateway"))

    assert answer.url == reverse("account_login")
    assert "ulaşılamıyor" in _said(client)[0]


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
def test_a_gateway_that_does_not_say_where_to_ask_it_is_not_asked(client, provider, person, name):
    provider.unsaid = {name}

    assert client.post(reverse("account_gateway")).url == reverse("account_login")


def test_a_gateway_of_another_name_is_not_asked(client, provider, person, settings):
    settings.OIDC_URL = provider.url.replace("127.0.0.1", "localhost")

    assert client.post(reverse("account_gateway")).url == reverse("account_login")


def test_the_page_offers_the_gateway_where_there_is_one(client, provider, db, settings):
    with_it = client.get(reverse("account_login")).content.decode()
    settings.OIDC_URL = ""
    without = client.get(reverse("account_login")).content.decode()

    assert "e-Devlet Kapısı ile oturum aç" in with_it
    assert "e-Devlet" not in without


def test_who_comes_back_reads_on_in_their_language(client, provider, person):
    address = client.post("/en" + reverse("account_gateway")).url

    assert _back(client, provider.answer(address)).url == "/en/basvurular/"
