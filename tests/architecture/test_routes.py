"""Every route × persona answers as the access table says."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.architecture.access.row import PERSONAS, SIGN_IN, Row
from tests.factories.people import Cast, make_cast
from tests.support.routes import named_routes

ROWS = load_rows("tests.architecture.access")


def test_every_route_has_a_row_and_every_row_a_route():
    told = {name.split()[0] for name in ROWS}

    assert told == named_routes().keys()


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_route_answers_each_persona_as_the_table_says(name, db):
    row, cast = ROWS[name], make_cast()
    address = reverse(name.split()[0], kwargs=dict(row.arguments(cast))) + row.query

    answers = {persona: _ask(row, address, cast, persona) for persona in PERSONAS}

    assert answers == row.answers


def _ask(row: Row, address: str, cast: Cast, persona: str) -> int | str:
    """One request, undone afterwards."""
    client = Client(raise_request_exception=True)
    with transaction.atomic():
        if persona != "stranger":
            client.force_login(cast[persona], backend="allauth.account.auth_backends.AuthenticationBackend")
        response = getattr(client, row.method)(address, data=dict(row.body(cast)))
        transaction.set_rollback(True)
    return (
        SIGN_IN if response.headers.get("Location", "").startswith(reverse("account_login")) else response.status_code
    )
