"""What somebody sent, to be sent once more by one click, and the ticket that keeps its instant.

Whoever was turned away in time and sends the very same again within the hour is in time. A ticket is signed for one
address, one session and one content: what was changed, or is somebody else's, has none. Needs settings and no more, so
that the waiting room (``cmdp/waiting.py``) stays light.
"""

import datetime as dt
import hashlib
import json
import re
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.http import escape_leading_slashes

TOKEN, SECRET, TICKET = "csrfmiddlewaretoken", "password", "waiting_ticket"  # parts of names of fields
# How long a ticket holds; the clock ends no draft before the last one has run out.
HOLDS: Final = dt.timedelta(hours=1)
SIGNER: Final = "cmdp.kit.again"
LINE_END: Final = re.compile(r"\r\n?")
Pairs = list[tuple[str, str]]


def pairs_of(request: HttpRequest) -> Pairs:
    """The fields of a post with their values, in order, without its token; none where a page may or can not hold them.

    That is where a secret or a file is among them.
    """
    pairs = [(name, value) for name, values in request.POST.lists() for value in values if name not in {TOKEN, TICKET}]
    return [] if request.FILES or any(SECRET in name for name, _value in pairs) else pairs


def address_of(request: HttpRequest) -> str:
    """Where it was sent, on this very site: two slashes at its beginning would name another."""
    return escape_leading_slashes(request.get_full_path())


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser itself says that a page of this very site sent this: no other site can make it say so."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def with_ticket(request: HttpRequest, pairs: Pairs, *, at: dt.datetime) -> Pairs:
    """The fields with a ticket for what arrived ``at``, or for the instant of the ticket that came along.

    Without a proxy that stamps what arrives there are no tickets.
    """
    if not pairs or not settings.PROXY_STAMPS_ARRIVAL:
        return pairs
    told = {"at": (instant_by_ticket(request, now=at) or at).isoformat(), "sent": _digest(request)}
    return [*pairs, (TICKET, signing.Signer(salt=SIGNER).sign_object(told))]


def instant_by_ticket(request: HttpRequest, *, now: dt.datetime) -> dt.datetime | None:
    """When this was sent first, if it brings a ticket of ours for just this that still holds; otherwise none."""
    ticket = request.POST.get(TICKET, "") if settings.PROXY_STAMPS_ARRIVAL and request.method == "POST" else ""
    try:
        told = signing.Signer(salt=SIGNER).unsign_object(ticket) if ticket else None
    except (signing.BadSignature, ValueError):
        return None
    if told is None or not constant_time_compare(told["sent"], _digest(request)):
        return None
    at = dt.datetime.fromisoformat(told["at"])
    return at if now - HOLDS <= at <= now else None


def _digest(request: HttpRequest) -> str:
    """Of the address, the session and every field; lines end alike, whatever a browser makes of them."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    fields = {name: [LINE_END.sub("\n", value) for value in values] for name, values in request.POST.lists()}
    told = [{**fields, TOKEN: [], TICKET: []}, request.path_info, request.META.get("QUERY_STRING", ""), session]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
