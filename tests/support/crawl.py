"""Every page that a person comes to by links, one address for each kind, and what it costs."""

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')
OF_THE_SESSION = re.compile(r'"django_session"|^(?:RELEASE )?SAVEPOINT')
# Of another room, or leading out of the session.
LEFT_ALONE = ("account_", "set_language")
# What makes another page of one route: a further page of a list, its other tab.
ROWS_ASKED = ("sonra", "bekleyen", "durum")


@dataclass(frozen=True)
class Cost:
    """What one request took."""

    queries: int
    size: int


def addresses_from(client: Client, *starts: str, known: Collection[str] = ()) -> dict[str, str]:
    """Kind of page → the first address of it, walking the links from ``starts`` breadth first.

    Of one kind are the addresses of one route that ask for the same rows; what is no page is followed no further.
    """
    found: dict[str, str] = {}
    waiting = deque(starts)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if not kind or kind in found or kind in known:
            continue
        response = client.get(address)
        if response.status_code in {301, 302}:
            waiting.append(urljoin(address, response["Location"]))
        elif response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            found[kind] = address
            waiting.extend(_links(address, response))
    return found


def kind_of(address: str) -> str:
    """The route's name, and what of its rows the address asks for; empty where it is no page of ours."""
    parts = urlsplit(address)
    if parts.netloc or parts.scheme:
        return ""
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return ""
    asked = [key for key, _value in parse_qsl(parts.query) if key in ROWS_ASKED]
    return "" if not name or name.startswith(LEFT_ALONE) else " ".join([name, *asked])


def cost_of(client: Client, address: str) -> Cost:
    """The queries and bytes of one page of which nothing is kept from before but what a process reads once.

    The session is not counted: now and then it notes that its person is still there.
    """
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as spent:
        response = client.get(address)
    counted = [query for query in spent if not OF_THE_SESSION.search(query["sql"])]
    return Cost(len(counted), len(response.content))


def _links(address: str, response: HttpResponse) -> Iterator[str]:
    for href in LINK.findall(response.content.decode()):
        yield urldefrag(urljoin(address, unescape(href))).url
