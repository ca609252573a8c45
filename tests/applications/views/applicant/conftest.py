from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from cmdp.kit import middleware
from tests.factories.drafts import make_draft_of, make_ready_draft, send
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept
from tests.support.webserver import WebServer

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def set_clock(monkeypatch) -> Callable[[datetime], None]:
    """Requests arrive at noon, or when a test says; sessions go on living by the real clock."""

    def set_to(at: datetime) -> None:
        monkeypatch.setattr(middleware, "timezone", SimpleNamespace(now=lambda: at))

    set_to(NOON)
    return set_to


@pytest.fixture
def sign_in(cast) -> Callable[[str], Client]:
    def client_of(persona: str) -> Client:
        client = Client()
        client.force_login(cast[persona], backend=BACKEND)
        return client

    return client_of


@pytest.fixture
def owner(sign_in) -> Client:
    return sign_in("owner")


@kept
def call():
    return make_call()


@kept
def draft(cast, call):
    return make_draft_of(call, cast.organisation, cast["owner"])


@kept
def ready(cast, call):
    return make_ready_draft(call, cast.organisation, cast["owner"])


@pytest.fixture
def address() -> Callable[..., str]:
    def address_of(route: str, proposal, *more: object) -> str:
        return reverse(f"applications:{route}", args=[proposal.public_id, *more])

    return address_of


@kept
def sent(ready, cast):
    send(ready, by=cast["owner"])
    ready.refresh_from_db()
    return ready


@pytest.fixture
def server(collected, tmp_path):
    """A web server that the test may kill."""
    one = WebServer(tmp_path, static=collected).start()
    yield one
    one.kill()
