"""What caches may keep of an answer: what everybody is shown, and nothing that is somebody's."""

import re
from collections.abc import Iterator

from django.http import HttpResponse

from tests.architecture.access.row import PERSONAS, Row
from tests.factories.people import Cast

FOR_ALL = re.compile(r"public, (max-age=60|no-cache)")
# Plain answers to whoever watches the process.
WATCHED = {"healthz", "readyz"}
# Open to whoever holds the secret that the address is: nobody keeps a copy.
SECRET = {"applications:private_calendar"}
# Each question is counted, and nobody keeps the answer.
COUNTED = "applications:code_check"
# These ask nobody who they are and set their own headers: open data, pages to embed.
OPEN = ("open_data:", "api_v1:", "applications:embedded_", "applications:project_list_file")


def kept_wrongly(name: str, row: Row, cast: Cast, persona: str, response: HttpResponse) -> Iterator[str]:
    """What is wrong with the headers of what a persona got at a route."""
    if name.startswith(OPEN):
        varies = response.headers.get("Vary", "")
        if response.cookies or "private" in response["Cache-Control"] or "Cookie" in varies:
            yield f"open data to {persona}: {response['Cache-Control']}, varies by {varies}"
    elif persona != "stranger":
        if not _is_ones_own(response) or (response.has_header("ETag") and _is_page(response)):
            yield f"to {persona}: {response['Cache-Control']}"
    elif FOR_ALL.fullmatch(response["Cache-Control"]):
        yield from _of_a_kept_page(cast, response)
    elif row.is_public and name not in WATCHED | SECRET and not name.startswith(("account", COUNTED)):
        yield f"everyone may read it, yet {response['Cache-Control']}"
    elif not _is_ones_own(response):
        yield f"to a stranger: {response['Cache-Control']}"


def _is_ones_own(response: HttpResponse) -> bool:
    return not {"private", "no-store"}.isdisjoint(response["Cache-Control"].split(", "))


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def _of_a_kept_page(cast: Cast, response: HttpResponse) -> Iterator[str]:
    text = b"".join(response).decode(errors="replace")
    names = [word for persona in PERSONAS[1:] for word in (cast[persona].full_name, cast[persona].email)]
    yield from (f"a kept page names {word}" for word in names if word in text)
    if response.cookies or "csrfmiddlewaretoken" in text:
        yield "a kept page hands out a cookie or a token"
    if "Cookie" not in response["Vary"] or "Accept-Language" in response["Vary"]:
        yield f"a kept page varies by {response['Vary']}"
    if not response.has_header("ETag") and not response.has_header("Last-Modified"):
        yield "a kept page cannot be asked for again"
