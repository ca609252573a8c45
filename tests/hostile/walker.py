"""Walk every form of every desk as its most favourable persona: what a page offers, posted with what nobody expects."""

import importlib
import pkgutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_plus, urlsplit

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.architecture import access
from tests.architecture.access.row import Row
from tests.factories.people import Cast, make_cast

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = "application/x-www-form-urlencoded"
AREAS = {
    area.name: importlib.import_module(f"{access.__name__}.{area.name}").ROWS
    for area in pkgutil.iter_modules(access.__path__)
    if area.name != "row"
}
ROWS = {name: row for rows in AREAS.values() for name, row in rows.items()}
# One of each kind, whom a page shows most before who reads it only.
FACES = (
    "owner",
    "editor",
    "manager",
    "ministry_decider",
    "administrator",
    "evaluator",
    "newcomer",
    "stranger",
)
DOORS = ("/hesap/cikis/", "/hesap/masa/")  # the frame's own forms stand on every page; tried at home
CONTROLS = {"input", "select", "textarea", "button"}


@dataclass
class Form:
    """One form of a page: where it goes, and the value that stands in each of its controls."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """Every control but the token."""
        return [name for name in {**self.values, **self.choices} if name != "csrfmiddlewaretoken"]


class _Reader(HTMLParser):
    """Collect the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is not None and tag == "option" and self._select:
            self._option(self._open, told)
        elif self._open is not None and tag in CONTROLS and told.get("name"):
            self._control(self._open, tag, told)

    def _control(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name, kind = told["name"], told.get("type", "text")
        if kind == "file":
            form.files.add(name)
        elif tag == "select":
            self._select = name
            form.choices.setdefault(name, [])
        elif tag == "textarea":
            self._area = name
            form.values[name] = [""]
            form.texts.add(name)
        elif kind in {"checkbox", "radio"}:
            self._tick(form, told)
        elif tag == "input" and kind not in {"submit", "button", "reset"}:
            form.values.setdefault(name, []).append(told.get("value", ""))
            places = {"hidden": form.hidden, "password": form.secret}
            places.get(kind, form.texts).add(name)

    def _tick(self, form: Form, told: dict[str, str]) -> None:
        value = told.get("value", "on")
        form.choices.setdefault(told["name"], []).append(value)
        if "checked" in told:
            form.values.setdefault(told["name"], []).append(value)

    def _option(self, form: Form, told: dict[str, str]) -> None:
        form.choices[self._select].append(told.get("value", ""))
        if "selected" in told:
            form.values.setdefault(self._select, []).append(told.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area and self._open is not None:
            self._open.values[self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""


def forms_of(page: str) -> list[Form]:
    """The forms of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def personas_of(row: Row, *, answer: frozenset[int] = frozenset({200, 302})) -> list[str]:
    """Those among the faces whom the row answers so: whom it shows most comes first."""
    return [name for name in FACES if row.answers[name] in answer]


def sign_in(client: Client, person: Any) -> None:
    """A session as sign-in leaves it, in the cookie alone."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    client.cookies["sessionid"] = session.session_key


def address_of(name: str, row: Row, cast: Cast) -> str:
    """The address of a row, its things made now."""
    return reverse(name.split(maxsplit=1)[0], kwargs=dict(row.arguments(cast))) + row.query


def forms_at(client: Client, address: str, methods: frozenset[str] = frozenset({"post"})) -> Iterator[tuple[str, Form]]:
    """Every form of the page's own that posts, with the address that it posts to."""
    page = client.get(address)
    if not _is_page(page):
        return
    for form in forms_of(page.content.decode()):
        target = urlsplit(form.action).path or urlsplit(address).path
        if form.method in methods and not target.endswith(DOORS):
            yield target, form


def post(client: Client, address: str, values: dict[str, list[Any]], **heads: str) -> HttpResponse:
    """Post ``values`` byte for byte: a text may hold what no browser would let through."""
    return client.post(address, data=encoded(values).encode(), content_type=FORM, **heads)


def encoded(values: Mapping[str, list[Any]]) -> str:
    """Fields as a form or a query holds them."""
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, several in values.items() for value in several)


def quoted(value: Any) -> str:
    """For an address or a body, byte for byte."""
    raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    return quote_plus(raw)


def _is_page(response: HttpResponse) -> bool:
    return response.status_code == 200 and response["Content-Type"].startswith("text/html") and not response.streaming


def is_wrong(response: HttpResponse) -> bool:
    """Whether an answer is a fault of ours, mute, or holds as markup what was typed."""
    is_told = b"<h1" in response.content or "json" in response["Content-Type"] if response.status_code == 400 else True
    if response.status_code >= 500 or not is_told:
        return True
    return not response.streaming and b"<script>alert(1)" in response.content


def _seen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()


def kept_and_lost(typed: Mapping[str, str], response: HttpResponse) -> tuple[set[str], set[str]]:
    """Which texts stand in the form that comes back, and which do not; both empty where no such form does.

    What no page can hold is not looked for, nor what nobody sees.
    """
    if not _is_page(response) or any(no in text for no in ("\x00", "\ud800") for text in typed.values()):
        return set(), set()
    again = [form for form in forms_of(response.content.decode()) if typed.keys() & form.texts]
    kept = {key for form in again for key in typed if _seen(typed[key]) in _seen(form.values.get(key, [""])[0])}
    return kept, set(typed) - kept if again else set()


class Guest:
    """Whoever the next request is to be, and that nothing of it stays."""

    def __init__(self, settings: Any) -> None:
        settings.SESSION_ENGINE = SessionStore.__module__
        self.cast, self.client, self.requests = make_cast(), Client(raise_request_exception=False), 0

    def enter(self, persona: str) -> None:
        """Be somebody; a stranger is nobody."""
        self.client.cookies.clear()
        if persona != "stranger":
            sign_in(self.client, self.cast[persona])

    def ask(self, persona: str, act: Callable[[], HttpResponse]) -> HttpResponse:
        """One request as that persona, undone after."""
        self.enter(persona)
        self.requests += 1
        with transaction.atomic():
            response = act()
            transaction.set_rollback(True)
        return response
