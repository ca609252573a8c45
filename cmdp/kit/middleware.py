"""What every request carries: the instant of its arrival, who acts, and an answer for a refusal nobody caught."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cmdp.kit.pages import refused
from cmdp.kit.verdict import Refused


class ArrivalMiddleware:
    """Give each request ``arrived_at``; what waits in a queue behind it does not make it late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.arrived_at = timezone.now()  # type: ignore[attr-defined]
        return self.get_response(request)


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
