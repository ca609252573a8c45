"""Every route × persona answers as the access table says: in valid HTML, framed by nobody but where an address was made
for it, kept by no cache that could give it to another, at the cost of as many queries as are put down, and what is
private and taken away is on the record. Who may not see a thing is answered as if there were none.

What a persona is answered is decided before the page is drawn, and drawing takes as long as all the rest: pages are drawn
for a stranger and, in English, for the first who may read them; in Turkish for that one by turns, which go round with
the commits; in ``bin/bench`` for everybody.
"""

from contextlib import nullcontext
from dataclasses import dataclass, field

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, translate_url
from django.utils.safestring import SafeString

from tests.architecture.access import load_rows
from tests.architecture.access.row import PERSONAS, SIGN_IN, Row
from tests.architecture.costs import load_costs
from tests.factories.people import Cast
from tests.hostile.walker import sign_in
from tests.support.absent import absent, steady
from tests.support.conformance import faults
from tests.support.keeping import kept_wrongly
from tests.support.routes import named_routes
from tests.support.taking import NOBODYS, taken_unseen
from tests.support.whole import WHOLE, turn_of

ROWS, COSTS = load_rows("tests.architecture.access"), load_costs()
FOREIGN = ("other_owner", "other_manager")  # who would like to know what the others do
MADE_FOR_IT = {name for name, path in named_routes().items() if path.startswith("gomulu/")}


def test_every_route_has_a_row_and_every_row_a_route():
    told = {name.split()[0] for name in ROWS}

    assert told == named_routes().keys()


def test_every_page_and_file_has_its_number_of_queries():
    shown = {name for name, row in ROWS.items() if row.method == "get" and 200 in row.answers.values()}

    assert COSTS.keys() == shown


def test_some_addresses_are_made_to_be_framed():
    assert {"applications:embedded_distribution", "applications:embedded_map"} == MADE_FOR_IT


@dataclass
class Walk:
    """Everybody at the address of one row; ``unseen`` is what was handed out behind the record's back."""

    row: Row
    cast: Cast
    reader: str
    drawn: set[str | None]
    client: Client = field(default_factory=Client)
    unseen: list[str] = field(default_factory=list)

    def ask(self, address: str, persona: str) -> HttpResponse:
        """One request, undone afterwards; for most personas its page stays blank."""
        with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            if not WHOLE and persona not in self.drawn:
                patch.setattr(Template, "render", lambda *_words: SafeString())
            self.client.cookies.clear()
            if persona != "stranger":
                sign_in(self.client, self.cast[persona])
            body = dict(self.row.body(self.cast))
            is_judged = persona in {*self.drawn, self.reader}
            with CaptureQueriesContext(connection) if is_judged else nullcontext(()) as spent:
                response = getattr(self.client, self.row.method)(address, data=body)
                response.spent = [query["sql"] for query in spent]
            self.unseen += taken_unseen(self.row, self.cast, response)
            transaction.set_rollback(True)
        return response


def _drawn(name: str, row: Row, reader: str, shut_out: str | None) -> set[str | None]:
    """Whose pages are looked at: what an address tells strangers, and what it shows to who may see it."""
    is_turn = WHOLE or (row.method == "get" and turn_of((True, False), sorted(ROWS).index(name)))
    return {"stranger", shut_out, reader if is_turn else None}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_route_answers_each_persona_as_the_table_says(name, cast, settings):
    settings.SESSION_ENGINE = SessionStore.__module__
    row, route = ROWS[name], name.split()[0]
    arguments = dict(row.arguments(cast))
    address, nowhere = (reverse(route, kwargs=words) + row.query for words in (arguments, absent(arguments)))
    reader = next((persona for persona in PERSONAS[1:] if row.answers[persona] == 200), "owner")
    shut_out = next((persona for persona in (*FOREIGN, *PERSONAS) if row.answers[persona] == 404), None)
    walk = Walk(row, cast, reader, drawn=_drawn(name, row, reader, shut_out))

    responses = {persona: walk.ask(address, persona) for persona in PERSONAS}

    assert {persona: _answer(response) for persona, response in responses.items()} == row.answers
    told = [
        persona
        for persona in ("stranger", shut_out)
        if nowhere != address and row.answers.get(persona) in {SIGN_IN, 404}
        if steady(responses[persona], arguments) != steady(walk.ask(nowhere, persona), absent(arguments))
    ]
    assert told == [], "the answer tells whether there is such a thing"
    framing = ("", "*") if route in MADE_FOR_IT else ("DENY", "'none'")
    assert {_framing(response) for response in responses.values()} == {framing}
    assert bool(walk.unseen) == (name in NOBODYS), walk.unseen
    if row.method == "get":
        kept = [fault for who, got in responses.items() for fault in kept_wrongly(name, row, cast, who, got)]
        seen = [responses[persona] for persona in dict.fromkeys(("stranger", reader)) if persona in walk.drawn]
        walk.drawn.add(reader)
        english = walk.ask(translate_url(address, "en"), reader)
        words = [fault for got in (*seen, english) for fault in _of_the_words(got)]
        assert (kept, words) == ([], [])
        shown = next(
            (got for got in (english, responses[reader], responses["stranger"]) if got.status_code == 200), None
        )
        assert (shown and len(shown.spent)) == COSTS.get(name), shown and "\n".join(shown.spent)


def _of_the_words(response: HttpResponse) -> list[str]:
    """What is no valid HTML in a page."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.has_header("Location")
    return faults(b"".join(response).decode()) if is_page else []


def _answer(response: HttpResponse) -> int | str:
    """A post without a session keeps what was typed on its page (401), all else is led to the entrance."""
    is_door = response.status_code == 401 or response.headers.get("Location", "").startswith(reverse("account_login"))
    return SIGN_IN if is_door else response.status_code


def _framing(response: HttpResponse) -> tuple[str, str]:
    """Who may put the page into theirs: what is said to old browsers, and to those that know a policy."""
    policy = response.headers.get("Content-Security-Policy", "")
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    return response.headers.get("X-Frame-Options", ""), directives.get("frame-ancestors", "")
