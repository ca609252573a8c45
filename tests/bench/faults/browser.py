"""One signed-in person at the web server: a request, and how it was answered. A broken line is an answer too."""

import http.client
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from cmdp.accounts.models import User
from tests.bench.asking import TOKEN, headers, sign_in
from tests.bench.faults.told import Answered
from tests.hostile.walker import Form, forms_of

PATIENCE = 30
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    """What came back; status 0 where nothing did."""

    status: int = 0
    place: str = ""
    body: str = ""
    begun: float = 0

    @property
    def has_failed(self) -> bool:
        """Nobody knows whether it was done: the line broke, or a fault of ours came back."""
        return not self.status or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR

    @property
    def is_at_the_door(self) -> bool:
        """The session was gone."""
        return self.status == HTTPStatus.UNAUTHORIZED or "/giris/" in self.place

    def answered(self, *, done: bool) -> Answered:
        """As the person understood it."""
        return Answered.NOTHING if self.has_failed else Answered.YES if done else Answered.NO

    @property
    def is_redirect(self) -> bool:
        """What a form answers when its act is done."""
        return self.status == HTTPStatus.FOUND and not self.is_at_the_door

    def told(self) -> dict[str, Any]:
        """The JSON of an answer to a script."""
        return json.loads(self.body)

    def forms_to(self, path: str) -> list[Form]:
        """The forms of the page that post there."""
        return [form for form in forms_of(self.body) if form.method == "post" and form.action in {"", path}]


class Browser:
    """Asks as a browser behind the proxy does."""

    def __init__(self, port: int, person: User) -> None:
        self.port = port
        self._heads = headers(*sign_in(person))

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, object], *, accept: str = "text/html") -> Reply:
        """Send a form."""
        body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
        return self._ask("POST", path, body=body, heads={"Content-Type": FORM, "Accept": accept})

    def upload(self, path: str, fields: Mapping[str, object]) -> Reply:
        """Send a form with files."""
        body = encode_multipart(BOUNDARY, {**fields, "csrfmiddlewaretoken": TOKEN})
        return self._ask("POST", path, body=body, heads={"Content-Type": MULTIPART_CONTENT})

    def _ask(
        self, method: str, path: str, *, body: bytes | None = None, heads: Mapping[str, str] | None = None
    ) -> Reply:
        begun, line = time.time(), http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body=body, headers={**self._heads, **(heads or {})})
            answer = line.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return Reply(begun=begun)
        finally:
            line.close()
        return Reply(answer.status, answer.headers.get("Location") or "", body.decode(errors="replace"), begun)


def form_key() -> str:
    """What makes one form one act."""
    return secrets.token_hex(7)
