"""Addresses of things that were never there, and answers without what differs from one request to the next."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from cmdp.kit.ids import ALPHABET, is_public_id

# Keys against forgery and of forms, numbers of the page's own scripts, and words signed with the time.
CHANGING = re.compile(rb'((?:csrfmiddlewaretoken|form_key)" value="|nonce-|nonce="|\s\.eJ)[\w:-]+')


def absent(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The same kind of address, of a thing that does not exist; words that name a part of a page stay."""
    return {name: _other(value) for name, value in arguments.items()}


def _other(value: Any) -> Any:
    return ALPHABET[-1] * len(value) if isinstance(value, str) and is_public_id(value) else value


def steady(response: HttpResponse, arguments: Mapping[str, Any]) -> tuple[int, bytes]:
    """What an answer tells of a thing to somebody who knows its address already."""
    said = response.headers.get("Location", "").encode() + CHANGING.sub(rb"\1", b"".join(response))
    for name in filter(is_public_id, map(str, arguments.values())):
        said = said.replace(name.encode(), b"")
    return response.status_code, said
