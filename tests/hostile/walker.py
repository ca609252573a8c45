"""Walk every form of every desk as its most favourable persona: what a page offers, posted with what nobody expects."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_plus, urlsplit

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.architecture import access
from tests.architecture.access.row import Row
from tests.factories.people import Cast

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


def forms_at(client: Client, address: str) -> Iterator[tuple[str, Form]]:
    """Every form that posts, with the address that it posts to."""
    page = client.get(address)
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
        return
    for form in forms_of(page.content.decode()):
        if form.method == "post":
            yield urlsplit(form.action).path or urlsplit(address).path, form


def post(client: Client, address: str, values: dict[str, list[Any]]) -> HttpResponse:
    """Post ``values`` byte for byte: a text may hold what no browser would let through."""
    pairs = [f"{quote_plus(name)}={_quoted(value)}" for name, several in values.items() for value in several]
    return client.post(address, data="&".join(pairs).encode(), content_type=FORM)


def _quoted(value: Any) -> str:
    raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    return quote_plus(raw)
