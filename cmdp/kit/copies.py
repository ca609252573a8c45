"""Copies of public pages that the service itself keeps for a minute, as any cache in front of it may.

Kept is only what ``kit.caching`` calls the same for everyone, of addresses that carry no question: what people may ask
is without end. A copy is given out only to who brings no cookie.
"""

import time
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from redis import RedisError

SECONDS: Final = 60
CARRIED: Final = ("Content-Type", "Last-Modified")


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was at an instant of the clock, in seconds."""

    content: bytes
    headers: dict[str, str]
    made_at: float

    @property
    def seconds_left(self) -> int:
        """For how long it is still to be given out."""
        return SECONDS - int(time.time() - self.made_at)


def keep(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the page for who comes next; without the cache everybody's is made anew."""
    if not _may_be_kept(request) or response.headers.get("Vary") != "Cookie":
        return
    headers = {name: response.headers[name] for name in CARRIED if name in response.headers}
    try:
        cache.set(_key(request), Copy(response.content, headers, time.time()), timeout=SECONDS)
    except (RedisError, OSError):
        return


def copy_for(request: HttpRequest) -> Copy | None:
    """What was kept of this address, if this reader may have it."""
    if not _may_be_kept(request):
        return None
    try:
        found: Copy | None = cache.get(_key(request))
    except (RedisError, OSError):
        return None
    return found if found and found.seconds_left > 0 else None


def _may_be_kept(request: HttpRequest) -> bool:
    return settings.KEEPS_COPIES and request.method == "GET" and not request.COOKIES and not request.GET


def _key(request: HttpRequest) -> str:
    return f"copy:{request.scheme}://{request.get_host()}{request.path}"
