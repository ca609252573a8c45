"""The request as our middleware leaves it, for signatures of views."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """Carries the instant of arrival and who acts (the signed-in person; layers above know its class)."""

    arrived_at: datetime
    actor: Any


def is_unattended(request: HttpRequest) -> bool:
    """Whether a script saves what is typed, without the person leaving the page."""
    return request.headers.get("Accept") == "application/json"
