"""Every key that a link carries: it opens once, not for long, to nobody else, and nothing that is kept holds it.

``LASTING`` are the exceptions that are named in docs/security.md. What a clock could tell of an address is held here too.
"""

import datetime as dt
import re
from typing import NamedTuple

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import models
from django.db.models import Q
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import invitations
from cmdp.accounts.models import Membership, User
from cmdp.outbox.models import Letter
from cmdp.outbox.tasks import deliver
from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "baska-uzun-parola-2027"
SECRETS = re.compile(r"\(\?P<(?:token|key|uidb36)>")
LASTING = {"applications:private_calendar"}


class Link(NamedTuple):
    """How a link is asked for by letter, what opening it does, and for how long it may."""

    ask: object
    open: object
    did: object
    days: float


def _offer(cast):
    cast["newcomer"].emailaddress_set.update(email=cast["newcomer"].email)
    told = {"language": "tr", "by": cast["owner"], "at": timezone.now()}
    invitations.invite(cast["newcomer"].email, Role.ORGANISATION_EDITOR, cast.organisation, **told)


def _accept(path, cast):
    browser = Client()
    browser.force_login(cast["newcomer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    browser.post(path, {"answer": "accept"})


def _choose(path, _cast):
    browser = Client()
    form = browser.get(path, follow=True).request["PATH_INFO"]
    browser.post(form, {"password1": NEW, "password2": NEW})


LINKS = {
    "accounts:invitation": Link(
        _offer, _accept, lambda c: Membership.objects.filter(user=c["newcomer"], ended_at=None).exists(), 7
    ),
    "account_reset_password_from_key": Link(
        lambda c: Client().post("/hesap/parola/yenile/", {"email": c["newcomer"].email}),
        _choose,
        lambda c: User.objects.get(pk=c["newcomer"].pk).check_password(NEW),
        4 / 24,
    ),
    "account_confirm_email": Link(
        lambda _: Client().post("/hesap/kayit/", {"full_name": "Y", "email": "y@ornek.test", "password1": PASSWORD}),
        lambda path, _: Client().post(path),
        lambda _: EmailAddress.objects.filter(email="y@ornek.test", verified=True).exists(),
        3,
    ),
}


def _undo(cast):
    """As before the link was opened, but for the link itself."""
    Membership.objects.filter(user=cast["newcomer"]).delete()
    User.objects.filter(pk=cast["newcomer"].pk).update(password="")


@pytest.fixture
def sent(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return cast


def _path(link, cast):
    """The address in the letter that was sent."""
    link.ask(cast)
    deliver()
    return re.search(r"http://testserver(/hesap/(?:davet|parola/yenile|e-posta/dogrula)/\S+)", mail.outbox[-1].body)[1]


def _columns(model):
    fields = model._meta.local_concrete_fields
    return [one.name for one in fields if isinstance(one, models.CharField | models.TextField | models.JSONField)]


def _holders(key):
    """Every table that holds the key in any column of words."""
    found = set()
    for model in apps.get_models():
        holds = Q()
        for name in _columns(model):
            holds |= Q(**{f"{name}__icontains": key})
        if holds and model._base_manager.filter(holds).exists():
            found.add(model._meta.label)
    return found


def _routes(patterns, space=""):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from _routes(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        elif SECRETS.search(one.pattern.regex.pattern):
            yield f"{space}{one.name}"


def test_every_address_that_carries_a_key_is_told_of():
    slugs = {"applications:rule_value", "priorities:key_edit"}  # the name of a value, no secret
    found = {name for name in _routes(get_resolver().url_patterns) if "undertaking" not in name}

    assert found - slugs == LINKS.keys() | LASTING


@pytest.mark.parametrize("name", sorted(LINKS.keys() - {"account_confirm_email"}))
def test_a_link_opens_once(sent, name):
    link = LINKS[name]
    path = _path(link, sent)

    link.open(path, sent)
    first = link.did(sent)
    _undo(sent)
    link.open(path, sent)

    assert first
    assert not link.did(sent)


def test_an_address_is_confirmed_once(sent):
    path = _path(LINKS["account_confirm_email"], sent)
    offers = [Client().get(path).context["confirmation"] is not None]

    Client().post(path)

    assert [*offers, Client().get(path).context["confirmation"] is not None] == [True, False]


@pytest.mark.parametrize("name", LINKS)
def test_a_link_does_not_open_for_long(sent, name, time_machine):
    link = LINKS[name]
    time_machine.move_to(timezone.now(), tick=False)
    path = _path(link, sent)

    time_machine.shift(dt.timedelta(days=link.days, seconds=1))
    link.open(path, sent)

    assert not link.did(sent)


@pytest.mark.parametrize("name", LINKS)
def test_once_it_was_sent_nothing_holds_its_key(sent, name):
    key = _path(LINKS[name], sent).rstrip("/").rsplit("/", 1)[-1]

    assert (len(key) >= 32, _holders(key)) == (True, set())


def test_a_trial_is_its_own_in_box(sent, settings):
    settings.OUTBOX_IS_THE_INBOX = True
    path = _path(LINKS["accounts:invitation"], sent)

    assert path in Letter.objects.latest("pk").text


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed: what takes long, and so what a clock could count."""
    times, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *words: times.append(1) or encode(*words))
    return times


ASKED = {
    "sign-in": ("/hesap/giris/", lambda email: {"login": email, "password": NEW}),
    "sign-up": ("/hesap/kayit/", lambda email: {"full_name": "Y", "email": email, "password1": NEW}),
    "reset": ("/hesap/parola/yenile/", lambda email: {"email": email}),
}


@pytest.mark.parametrize("door", ASKED)
def test_no_clock_and_no_answer_tells_whether_an_address_is_known(client, hashed, door):
    make_user("var@ornek.test", password=PASSWORD)
    path, words = ASKED[door]
    told = {}
    for email in ("var@ornek.test", "yok@ornek.test"):
        del hashed[:]
        before = Letter.objects.count()
        answer = Client().post(path, words(email))
        body = re.sub(r'value="[^"]*"', "", answer.content.decode()) if answer.status_code == 200 else ""
        told[email] = (
            answer.status_code,
            answer.headers.get("Location"),
            body,
            len(hashed),
            Letter.objects.count() - before,
        )

    assert told["var@ornek.test"] == told["yok@ornek.test"]


@pytest.mark.parametrize("known", [True, False])
def test_an_invitation_does_not_tell_its_maker_whether_an_address_is_known(client, cast, known):
    email = make_user("var@ornek.test").email if known else "yok@ornek.test"
    client.force_login(cast["owner"], backend="allauth.account.auth_backends.AuthenticationBackend")
    words = {"email": email, "role": Role.ORGANISATION_EDITOR, "language": "tr"}

    page = client.post(f"/hesap/kurumlar/{cast.organisation.public_id}/kisiler/", words, follow=True)

    assert (page.status_code, Letter.objects.get().kind) == (200, "account_invitation")
    assert "Kişi " not in page.content.decode().partition(email)[2].partition("</tr>")[0]
