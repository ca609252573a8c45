"""Addresses as others must write them: whole, on the service's own name."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this service."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"
