"""Addresses as others must write them: whole, on the service's own name."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this service."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def subscription(path: str) -> str:
    """The whole address of a calendar in the scheme by which programs subscribe rather than copy once."""
    return f"webcal:{absolute(path).partition(':')[2]}"
