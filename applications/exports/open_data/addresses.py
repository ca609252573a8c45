"""Addresses that stay: absolute, of the Turkish page, whatever language asked."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def absolute(name: str, *args: object) -> str:
    """The lasting address of a page or a file."""
    with override("tr"):
        return f"{settings.BASE_URL.rstrip('/')}{reverse(name, args=args)}"


def site(path: str = "/") -> str:
    """An address on this site by its path."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"
