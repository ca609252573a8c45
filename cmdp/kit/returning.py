"""Where somebody was going before they had to sign up or to add their organisation.

The browser keeps the address, signed, for as long as a letter may take to be answered: a session ends with the day, and
whoever confirms an address tomorrow would arrive nowhere. It leads to a page of ours and says nothing else.
"""

from typing import Final, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import is_valid_path, translate_url

from cmdp.kit.navigation import localized

NAME: Final = "cmdp_donus"
HOUR: Final = 60 * 60
Response = TypeVar("Response", bound=HttpResponseBase)


def seconds_carried() -> int:
    """How long the browser keeps it."""
    return settings.CARRIED_HOURS * HOUR


def come_back_to(response: Response, path: str) -> Response:
    """Remember a page of ours as the one to come back to."""
    response.set_signed_cookie(
        NAME,
        translate_url(path, "tr"),
        salt=NAME,
        max_age=seconds_carried(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def way_back(request: HttpRequest) -> str:
    """The page to come back to, in the language of this one; empty where there is none."""
    path = request.get_signed_cookie(NAME, default="", salt=NAME, max_age=seconds_carried())
    address = localized(path) if path else ""
    return address if is_valid_path(address) else ""


def came_back(request: HttpRequest, response: Response) -> Response:
    """Forget it: the person is there."""
    if NAME in request.COOKIES:
        response.delete_cookie(NAME, samesite="Lax")
    return response
