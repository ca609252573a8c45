"""How failed sign-ins are counted (django-axes): per address tried and computer, in the database."""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def address_tried(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """The e-mail address that somebody tries to sign in with, folded so that case buys no tries."""
    named = (credentials or {}).get("email") or (credentials or {}).get("username")
    if not named and request is not None:
        named = request.POST.get("login")
    return str(named or "").strip().lower()


def client_address(request: HttpRequest) -> str:
    """The computer behind the trusted proxies."""
    return get_client_ip(request) or ""


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Say how long to wait, and what else one can do."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
