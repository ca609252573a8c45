"""Who may put our pages into theirs: nobody, except where an address was made for it."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.access import load_rows
from tests.architecture.test_routes import BACKEND
from tests.factories.people import make_cast
from tests.support.routes import named_routes

ROWS = load_rows("tests.architecture.access")
MADE_FOR_IT = {name for name, path in named_routes().items() if path.startswith("gomulu/")}


def test_some_addresses_are_made_to_be_framed():
    assert {"applications:embedded_distribution", "applications:embedded_map"} == MADE_FOR_IT


@pytest.mark.slow
def test_only_those_addresses_may_be_framed(db):
    cast, answers = make_cast(), {}
    for name, row in ROWS.items():
        with transaction.atomic():
            answers[name] = _framing(_ask(row, cast, name))
            transaction.set_rollback(True)

    may_be_framed = {name.split()[0] for name, framing in answers.items() if framing != ("DENY", "'none'")}

    assert may_be_framed == MADE_FOR_IT
    assert {answers[name] for name in MADE_FOR_IT} == {("", "*")}


def _ask(row, cast, name):
    """The route as somebody meets it who may see it, else as a stranger does."""
    client = Client(raise_request_exception=False)
    persona = next((who for who, answer in row.answers.items() if answer == 200), "stranger")
    if persona != "stranger":
        client.force_login(cast[persona], backend=BACKEND)
    address = reverse(name.split()[0], kwargs=dict(row.arguments(cast))) + row.query
    return getattr(client, row.method)(address, data=dict(row.body(cast)))


def _framing(response):
    policy = response.headers.get("Content-Security-Policy", "")
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    return response.headers.get("X-Frame-Options", ""), directives.get("frame-ancestors", "")
