"""What every request carries: the instant of its arrival, who acts, and an answer for a refusal nobody caught."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from cmdp.kit.pages import refused
from cmdp.kit.verdict import Refused


class ArrivalMiddleware:
    """Give each request ``arrived_at``; what waits in a queue behind it does not make it late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.arrived_at = timezone.now()  # type: ignore[attr-defined]
        return self.get_response(request)


class PrivateMiddleware:
    """What a signed-in person sees is theirs: no cache between keeps it, and none gives it out unasked.

    Not ``no-store``: the way back in the browser must still show what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
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
