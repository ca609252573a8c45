"""How much one may send and search within a minute: more than anybody does by hand, less than harms the others."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cmdp.accounts.throttling import caller_of
from cmdp.kit.counting import WINDOW, count, household
from cmdp.kit.typed import sendable, typed

SENT: Final = "SENT_PER_MINUTE"
SEARCHED: Final = "SEARCHES_PER_MINUTE"


class PaceMiddleware:
    """Counts what is sent and what is searched; a person wherever signed in, a stranger by the computer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Turn away the one too many; what was typed stands on the answer."""
        setting = _counted(request, view)
        most = int(getattr(settings, setting)) if setting else 0
        if not most or _times(request, setting) <= most:
            return None
        words = sendable(request) or {"typed": typed(request)}
        answer = render(request, "errors/pace.html", words, status=HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(WINDOW)
        return answer


def _counted(request: HttpRequest, view: Any) -> str:
    """The setting that bounds such a request; none where it has a limit of its own or only reads a page."""
    if getattr(view, "has_own_limit", False):
        return ""
    if request.method == "POST":
        return SENT
    return SEARCHED if request.META.get("QUERY_STRING") else ""


def _times(request: HttpRequest, setting: str) -> int:
    user: Any = request.user
    whom = f"person:{user.pk}" if user.is_authenticated else household(caller_of(request))
    window = int(request.arrived_at.timestamp()) // WINDOW  # type: ignore[attr-defined]
    return count(f"pace:{setting}:{window}:{hashlib.sha256(whom.encode()).hexdigest()[:32]}")
