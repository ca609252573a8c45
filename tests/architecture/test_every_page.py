"""Every page of the access table in real Chromium, at both widths, once it is seen to hold its content; and what it weighs.

Public pages are seen in English too, one half of them with one commit, the other with another.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.test import Client
from django.urls import translate_url
from django.utils import translation

from tests.architecture.access.row import Row
from tests.architecture.shown import NO_PAGES, SHOWN
from tests.factories.people import Cast, make_cast
from tests.hostile.walker import AREAS, FACES, address_of, sign_in
from tests.support.glass import WIDTHS, Glass
from tests.support.whole import WHOLE, turn_of

UNTOLD = ("",)  # a page whose words nobody told yet: it has a heading all the same


def _reader_of(row: Row) -> str:
    """Whom the page shows most, if it is a page to anybody."""
    return next((name for name in FACES if row.answers[name] == 200), "")


def _open(client: Client, cast: Cast, name: str, row: Row) -> str:
    """The address of the row for its reader, who is signed in."""
    client.cookies.clear()
    if (reader := _reader_of(row)) != "stranger":
        sign_in(client, cast[reader])
    return address_of(name, row, cast)


# Desks are made of the components that the gallery shows: in the dark and wide theirs are judged in ``bin/bench``.
FOR_EVERYBODY = {"applicant", "accounts", "kit"}


def _light(*, whole: bool) -> dict[str, Any]:
    return {"widths": WIDTHS, "dark": True} if whole else {"widths": WIDTHS[:1], "dark": False}


def _overweight(glass: Glass, name: str) -> Iterator[str]:
    """The gallery shows every component at once."""
    return iter(()) if name == "kit:gallery" else glass.overweight()


def test_words_are_told_of_pages_only():
    answering = {
        name for rows in AREAS.values() for name, row in rows.items() if row.method == "get" and _reader_of(row)
    }

    assert (SHOWN.keys() | NO_PAGES) - answering == set()
    assert SHOWN.keys() & NO_PAGES == set()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
def test_every_page_is_whole_and_open_to_all(area, db, settings, chromium):
    settings.SESSION_ENGINE = SessionStore.__module__
    cast, client, found, seen = make_cast(), Client(), {}, set()
    glass = Glass(chromium, client)

    for name, row in AREAS[area].items():
        if row.method == "get" and _reader_of(row):
            with transaction.atomic(), translation.override("tr"):  # an English page leaves its language behind
                if glass.look_at(address := _open(client, cast, name, row)):
                    seen.add(name)
                    found[name] = [
                        *glass.missing(*SHOWN.get(name, UNTOLD)),
                        *_overweight(glass, name),
                        *glass.faults(**_light(whole=WHOLE or row.is_public or area in FOR_EVERYBODY)),
                    ]
                    is_turn = row.is_public and turn_of((True, False), len(seen))
                    if (is_turn or WHOLE) and glass.look_at(translate_url(address, "en")):
                        found[f"{name} in English"] = [
                            *glass.missing(""),
                            *glass.faults(widths=WIDTHS if WHOLE else (360,), dark=WHOLE, targets=True),
                        ]
                transaction.set_rollback(True)
    glass.close()

    assert {name: faults for name, faults in found.items() if faults} == {}
    assert SHOWN.keys() & AREAS[area].keys() - seen == set()
    assert seen & NO_PAGES == set()
