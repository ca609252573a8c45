"""By what the lines of one request, and of the errands it caused, are found in the log: its number and who was there.

The number goes out with the answer and along with every errand that is handed to a worker; a person's key is no name.
"""

import logging
import re
import uuid
from contextvars import ContextVar
from typing import Final

from django.conf import settings
from django.http import HttpRequest

HEADER: Final = "X-Request-ID"
GIVEN: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")
_number: ContextVar[str] = ContextVar("number", default="")
_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def begin(request: HttpRequest) -> str:
    """From here on the lines are this request's; a number that our own proxy gave is kept."""
    given = request.headers.get(HEADER, "") if settings.TRUSTED_PROXY_COUNT else ""
    number = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
    _number.set(number)
    _request.set(request)
    return number


def go_on(number: str) -> None:
    """From here on the lines are of the errand that this request caused; empty where nobody did."""
    _number.set(number)
    _request.set(None)


def number() -> str:
    """The number of the request that is being answered, or that caused this errand."""
    return _number.get()


def person() -> int | None:
    """The key of who is signed in, where the request has asked already; nothing is read for the log's sake."""
    return getattr(getattr(_request.get(), "_cached_user", None), "pk", None)


class Bearings(logging.Filter):
    """Lays number and person beside every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        record.request_id, record.person_id = number(), person()
        return True
