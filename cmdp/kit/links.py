"""Addresses: of many things of one kind, and as others must write them, whole on the service's own name."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.urls import reverse

ANY: Final = "0" * 14


def addresses(route: str) -> Callable[[str], str]:
    """Says the address of each of many things by its public id; the route is looked up once."""
    before, _any, after = reverse(route, args=[ANY]).partition(ANY)
    return lambda public_id: f"{before}{public_id}{after}"


def absolute(path: str) -> str:
    """The whole address of a path on this service."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def subscription(path: str) -> str:
    """The whole address of a calendar in the scheme by which programs subscribe rather than copy once."""
    return f"webcal:{absolute(path).partition(':')[2]}"
