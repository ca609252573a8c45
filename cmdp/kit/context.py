"""What every page may show."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The mode (a trial says so on every page) and the instant of arrival."""
    return {"mode": settings.MODE, "now": getattr(request, "arrived_at", None)}
