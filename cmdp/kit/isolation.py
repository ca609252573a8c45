"""What pages elsewhere may do with our answers, and what our pages may ask of a browser: nothing that is not needed."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

WHO_MAY_LOAD: Final = "Cross-Origin-Resource-Policy"
# No page of ours asks for any of these, so no script that slipped in, and no page that frames ours, may.
NEVER_ASKED: Final = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS: Final = ", ".join(f"{name}=()" for name in NEVER_ASKED)


class IsolationMiddleware:
    """Stands outside all others, so that no answer leaves without its two words: pages, files, scripts and faults."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(WHO_MAY_LOAD, "same-origin")
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response


def for_other_sites(response: HttpResponseBase) -> HttpResponseBase:
    """Let pages of every other site load what is made to be taken; nothing private ever passes here."""
    response.headers[WHO_MAY_LOAD] = "cross-origin"
    return response
