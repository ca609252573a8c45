"""How failed sign-ins are counted (django-axes): per address tried and computer, in the database; and who is who."""

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def address_tried(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """The e-mail address that somebody tries to sign in with, folded so that case buys no tries."""
    named = (credentials or {}).get("email") or (credentials or {}).get("username")
    if not named and request is not None:
        named = request.POST.get("login")
    return str(named or "").strip().lower()


def client_address(request: HttpRequest) -> str:
    """The computer behind the trusted proxies."""
    return get_client_ip(request) or ""


def caller_of(request: HttpRequest) -> str:
    """Whom to count a public request as: the computer behind the proxies, else the next hop; never a refusal."""
    promised = int(settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    arrived = request.headers.get("X-Forwarded-For", "").count(",") + ("X-Forwarded-For" in request.headers)
    if arrived != promised:
        warn_of_hops(promised, is_fewer=arrived < promised)
    try:
        return client_address(request) or str(request.META.get("REMOTE_ADDR", ""))
    except ImproperlyConfigured:
        return str(request.META.get("REMOTE_ADDR", ""))


@cache
def warn_of_hops(promised: int, *, is_fewer: bool) -> None:
    """Say once per process that what arrives does not fit ``TRUSTED_PROXY_COUNT``: callers may be taken for one another.

    More may also be a caller who wrote the header himself; what he wrote is not believed.
    """
    log.warning(
        "X-Forwarded-For carries %s addresses than TRUSTED_PROXY_COUNT=%d promises; see docs/operations.md",
        "fewer" if is_fewer else "more",
        promised,
    )


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Say how long to wait, and what else one can do."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
