"""What every request carries: the instant of its arrival, who acts, and an answer for a refusal nobody caught."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import timezone
from django.utils.translation import get_language

from cmdp.kit.again import instant_by_ticket
from cmdp.kit.arrival import arrived_at
from cmdp.kit.caching import cached
from cmdp.kit.pages import refused
from cmdp.kit.verdict import Refused


class ArrivalMiddleware:
    """Give each request ``arrived_at``; what waits in a queue behind it does not make it late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.arrived_at = arrived_at(request, now=timezone.now())  # type: ignore[attr-defined]
        return self.get_response(request)


class TicketMiddleware:
    """What was turned away before and comes again with its ticket arrived when it first did. Stands behind the guard of forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, *_view: Any) -> None:
        """Look before any view asks for the instant."""
        request.arrived_at = instant_by_ticket(request, now=request.arrived_at) or request.arrived_at


class CachingMiddleware:
    """Say of every page who may keep it; see ``kit.caching``. Stands outside all that hands out cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return cached(request, self.get_response(request))


class AddressLanguageMiddleware(LocaleMiddleware):
    """The address alone says the language: a Turkish page does not vary by what a browser would like better."""

    def process_response(self, _request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Name the language of the page."""
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response


class ActorMiddleware:
    """Give each request ``actor``: who is signed in, ready to be handed to the domain as ``by=``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = request.user  # type: ignore[attr-defined]
        return self.get_response(request)


class RefusedMiddleware:
    """Answer a refusal that no view caught with its sentence; never a 500 for a no."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of the refusal's verdict; anything else is not ours."""
        return refused(request, exception.verdict) if isinstance(exception, Refused) else None


class AddressMiddleware:
    """An address that holds a NUL leads nowhere: no column could hold it, and the database would not be asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, _request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        """Judge what the address carries, before any view reads it."""
        if any("\x00" in value for value in kwargs.values() if isinstance(value, str)):
            raise Http404
