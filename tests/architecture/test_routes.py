"""Every route × persona answers as the access table says."""

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.architecture.access.row import PERSONAS, SIGN_IN, Row
from tests.factories.people import Cast, make_cast
from tests.support.routes import named_routes

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROWS = load_rows("tests.architecture.access")


def test_every_route_has_a_row_and_every_row_a_route():
    told = {name.split()[0] for name in ROWS}

    assert told == named_routes().keys()


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_route_answers_each_persona_as_the_table_says(name, db, settings):
    settings.SESSION_ENGINE = SessionStore.__module__
    row, cast, client = ROWS[name], make_cast(), Client()
    address = reverse(name.split()[0], kwargs=dict(row.arguments(cast))) + row.query

    answers = {persona: _ask(client, row, address, cast, persona) for persona in PERSONAS}

    assert answers == row.answers


def _ask(client: Client, row: Row, address: str, cast: Cast, persona: str) -> int | str:
    """One request, undone afterwards."""
    with transaction.atomic():
        _become(client, cast, persona)
        response = getattr(client, row.method)(address, data=dict(row.body(cast)))
        transaction.set_rollback(True)
    is_door = response.headers.get("Location", "").startswith(reverse("account_login"))
    return SIGN_IN if is_door else response.status_code


def _become(client: Client, cast: Cast, persona: str) -> None:
    """A fresh session as sign-in leaves it; signed into the cookie, since thousands of rows would cost."""
    client.cookies.clear()
    if persona == "stranger":
        return
    session, person = SessionStore(), cast[persona]
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    client.cookies["sessionid"] = session.session_key
