"""A walk over all that somebody can get: every address of the product that can be made of some ids, with what came back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from urllib.parse import unquote

from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.hostile.walker import BACKEND
from tests.support.insides import insides
from tests.support.routes import named_routes

Ids = Mapping[str, Sequence[str]]
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# Heads that count or tell the time of the question itself.
OF_THE_MOMENT = frozenset({"Expires", "RateLimit", "X-Request-ID"})
# Where one would be signed out, and pages with a fresh secret each time.
LEAVING = frozenset({"account_logout", "mfa_activate_totp", "mfa_add_webauthn"})
# What differs between two answers to one question: keys against forgery and of forms, numbers of the page's own scripts.
CHANGING = re.compile(r'((?:csrfmiddlewaretoken|form_key)" value=|nonce-|nonce=")"?[\w-]+|[\w-]{14,}(?=\.\w+\.\w+$)')
PLAIN = str.maketrans("İIıŞşĞğÜüÖöÇç", "iiissgguuoocc")


def plain(text: str) -> str:
    """Small letters without marks."""
    return text.translate(PLAIN).lower()


@dataclass(frozen=True)
class Got:
    """One answer with all that it says."""

    route: str
    address: str
    status: int
    head: str
    body: bytes

    @cached_property
    def said(self) -> str:
        """Head and body, unpacked and folded, addresses read as people read them."""
        is_page = self.body.lstrip()[:1] in {b"<", b"{", b""}
        inside = self.body.decode() if is_page else insides(self.body)
        return plain(unquote(f"{self.head}\n{inside}"))

    @property
    def steady(self) -> tuple[str, int, str, bytes]:
        """All but what differs from one request to the next."""
        body = CHANGING.sub(r"\1", self.body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        return self.address, self.status, CHANGING.sub(r"\1", self.head), body


def walk(client: Client, ids: Ids, routes: Iterable[str] | None = None) -> list[Got]:
    """What this browser gets at every address that can be made of the ids, but where it would be signed out."""
    patterns = named_routes()
    asked = (
        (route, address) for route in routes or sorted(patterns) for address in addresses(ids, route, patterns[route])
    )
    return [got(route, address, client.get(address)) for route, address in asked if route not in LEAVING]


def signed_in(person) -> Client:
    """A browser of this person's."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def addresses(ids: Ids, route: str, pattern: str) -> Iterator[str]:
    """The route with every one of the ids in each of its places; none where it asks for something else."""
    names = PARAMETER.findall(pattern)
    if any(name not in ids for name in names):
        return
    for values in product(*(ids[name] for name in names)):
        try:
            yield reverse(route, kwargs=dict(zip(names, values, strict=True)))
        except NoReverseMatch:
            continue


def moved(before: Sequence[Got], after: Sequence[Got]) -> list[str]:
    """The addresses that answer otherwise than they did."""
    return [one.address for one, two in zip(before, after, strict=True) if one.steady != two.steady]


def got(route: str, address: str, response: HttpResponse) -> Got:
    """Everything that came back: status, head with cookies, body."""
    head = "\n".join(f"{name}: {value}" for name, value in sorted(response.items()) if name not in OF_THE_MOMENT)
    cookies = "" if "csrftoken" in response.cookies else response.cookies.output()
    body = b"".join(response) if response.streaming else response.content
    return Got(route, address, response.status_code, f"{head}\n{cookies}", body)
