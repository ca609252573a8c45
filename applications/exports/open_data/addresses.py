"""Addresses that stay: absolute, of the Turkish page, whatever language asked."""

from django.urls import reverse
from django.utils.translation import override

from cmdp.kit import links


def absolute(name: str, *args: object) -> str:
    """The lasting address of a page or a file."""
    with override("tr"):
        return links.absolute(reverse(name, args=args))
