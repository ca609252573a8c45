"""The waiting room: a light process to which the proxy leads a form that no pool could take now.

Its page holds what was typed, with a ticket of the instant at which it was at the proxy, and sends it again by one click:
without a script, without the database, without the application. Anything else gets the words alone.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.utils.html import format_html, format_html_join

from cmdp.kit.again import TOKEN, address_of, is_from_here, pairs_of, with_ticket
from cmdp.kit.arrival import arrived_at
from cmdp.settings import choose_settings

choose_settings()
PAGE: Final = (settings.BASE_DIR / "deploy/nginx/pages/waiting.html").read_text("utf-8")
FIELDS: Final = "<!-- what was typed -->"
FORM: Final = (
    '<form method="post" action="{}">{}<button>Yeniden gönder · <span lang="en">Send again</span></button></form>'
)
HEAD: Final = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Retry-After", "10"),
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"),
    ("Referrer-Policy", "same-origin"),
]  # fmt: skip


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Answer 503 with the page; what came from a page of ours stands on it, to be sent again."""
    try:
        form = _form(WSGIRequest(environ))
    except (SuspiciousOperation, UnreadablePostError):
        form = ""
    page = PAGE.replace(FIELDS, form).encode()
    start_response("503 Service Unavailable", [*HEAD, ("Content-Length", str(len(page)))])
    return [page]


def _form(request: WSGIRequest) -> str:
    """All of a post in a form to the same address; empty where nothing of it may be shown."""
    if request.method != "POST" or not is_from_here(request):
        return ""
    pairs = with_ticket(request, pairs_of(request), at=arrived_at(request, now=dt.datetime.now(tz=dt.UTC)))
    if not pairs:
        return ""
    pairs.append((TOKEN, request.POST.get(TOKEN, "")))  # the one that the page itself showed; none is made here
    fields = format_html_join("", '<textarea name="{}" hidden>\n{}</textarea>', pairs)
    return format_html(FORM, address_of(request), fields)
