"""``/.well-known/security.txt``: where whoever found a weakness tells it (RFC 9116)."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse

from cmdp.kit.caching import public_page
from cmdp.kit.links import absolute
from cmdp.kit.requests import Request

# The RFC wants less than a year; whoever reads an older copy is told to fetch it anew.
VALID_FOR: Final = dt.timedelta(days=180)


@public_page
def security_txt(request: Request) -> HttpResponse:
    """The contact that the installation named; without one there is no such page."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (request.arrived_at + VALID_FOR).astimezone(dt.UTC)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: tr, en",
        f"Canonical: {absolute(reverse('security_txt'))}",
    )
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
