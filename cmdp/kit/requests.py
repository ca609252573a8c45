"""The request as our middleware leaves it, for signatures of views."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """Carries the instant of arrival and who acts (the signed-in person; layers above know its class)."""

    arrived_at: datetime
    actor: Any
