"""Requests as a browser behind the proxy makes them, and how long each took."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from cmdp.accounts.guards import BEGAN, SEEN
from cmdp.accounts.models import User
from tests.bench.service import HOST

TOKEN: Final = "a" * 32
METHODS: Final = "account_authentication_methods"
BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: seconds from the first byte out to the last byte in."""

    status: int
    body: bytes
    seconds: float
    number: str


def sign_in(*people: User) -> list[str]:
    """A session for each, as somebody has who signed in just now with a second step; their keys."""
    now = time.time()
    store, rows = SessionStore(), []
    for person in people:
        told = {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: person.get_session_auth_hash(),
        }
        told |= {
            BEGAN: int(now),
            SEEN: int(now),
            METHODS: [{"method": "mfa", "at": now}],
            f"{METHODS}_user": str(person.pk),
        }
        expires = store.get_expiry_date()
        rows.append(
            Session(session_key=store._get_new_session_key(), session_data=store.encode(told), expire_date=expires)
        )
    Session.objects.bulk_create(rows)
    return [row.session_key for row in rows]


def headers(session: str = "") -> dict[str, str]:
    """The head of a request that comes through the proxy."""
    cookies = [f"{settings.CSRF_COOKIE_NAME}={TOKEN}"] if session else []
    cookies += [f"{settings.SESSION_COOKIE_NAME}={session}"] if session else []
    told = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1", "Accept": "text/html"}
    return told | {"Origin": f"https://{HOST}"} | ({"Cookie": "; ".join(cookies)} if cookies else {})


def typed(data: Mapping[str, Any]) -> str:
    """A form as it travels, with its token."""
    return urlencode({**data, "csrfmiddlewaretoken": TOKEN}, doseq=True)


def ask(port: int, path: str, session: str = "", *, body: str = "", **more: str) -> Answer:
    """One request on a line of its own; ``body`` makes it a post."""
    head = headers(session) | more
    if body:
        head["Content-Type"] = "application/x-www-form-urlencoded"
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    link.request("POST" if body else "GET", path, body or None, head)
    response = link.getresponse()
    content = response.read()
    seconds = time.perf_counter() - began
    link.close()
    return Answer(response.status, content, seconds, response.headers.get("X-Request-ID", ""))
