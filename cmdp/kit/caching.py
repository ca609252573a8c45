"""Who may keep a page: everyone for a moment where it is the same for everyone, otherwise only who asked."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)
from django.utils.http import parse_http_date_safe
from django.views.decorators.http import require_safe

from cmdp.kit.copies import SECONDS, copy_for, keep

View = Callable[..., HttpResponseBase]

MINUTE: Final = dt.timedelta(minutes=1)
# From here on a clock on the page counts minutes: a copy that is one minute old would mislead.
LAST_HOUR: Final = dt.timedelta(hours=1)


def public_page(view: View) -> View:
    """A page that everyone may read and that reads the same for everyone who is not signed in."""
    inner = login_not_required(require_safe(view))

    @wraps(inner)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.is_public_page = True  # type: ignore[attr-defined]
        if copy := copy_for(request):
            request.copied = copy  # type: ignore[attr-defined]
            return HttpResponse(copy.content, headers=copy.headers)
        return inner(request, *args, **kwargs)

    return read


def for_nobody(view: View) -> View:
    """Answer as if nobody had signed in, and take the session away, so that nothing can hang on a cookie."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.user, request.session = AnonymousUser(), {}  # type: ignore[assignment]
        return view(request, *args, **kwargs)

    return shown


def clock_of(request: HttpRequest, instants: Iterable[dt.datetime]) -> dt.datetime:
    """The instant that a public page shows as now, among the ``instants`` it counts down to.

    Far from all of them it is the next whole minute, so that within a minute the page is the same to the letter and
    never promises more time than there is. Within an hour of one of them it is exact, and no copy is given out unasked.
    """
    now: dt.datetime = request.arrived_at  # type: ignore[attr-defined]
    if any(dt.timedelta(0) < instant - now <= LAST_HOUR for instant in instants):
        request.must_be_fresh = True  # type: ignore[attr-defined]
        return now
    whole = now.replace(second=0, microsecond=0)
    return whole if whole == now else whole + MINUTE


def cached(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response with its word to caches; ``304`` where the reader already holds it.

    Not ``no-store`` for what is private: the way back in the browser must still show what was typed.
    """
    is_public = getattr(request, "is_public_page", False)
    if is_public:
        patch_vary_headers(response, ["Cookie"])
    if is_public and _is_the_same_for_everyone(request, response):
        return _for_everyone(request, response)
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _is_the_same_for_everyone(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Nobody is signed in, nothing was brought, nothing is handed out, no form carries a token."""
    no_token = "CSRF_COOKIE" not in request.META
    return response.status_code == 200 and not request.COOKIES and not response.cookies and no_token  # noqa: PLR2004


def _for_everyone(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    is_fresh, copy = getattr(request, "must_be_fresh", False), getattr(request, "copied", None)
    # What is given out again is not to grow older than a minute elsewhere.
    how: dict[str, Any] = {"no_cache": True} if is_fresh else {"max_age": copy.seconds_left if copy else SECONDS}
    patch_cache_control(response, public=True, **how)
    if isinstance(response, HttpResponse) and not is_fresh and copy is None:
        keep(request, response)
    if isinstance(response, HttpResponse):
        set_response_etag(response)
    changed = response.headers.get("Last-Modified")
    answer = get_conditional_response(
        request,
        etag=response.headers.get("ETag"),
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,  # type: ignore[arg-type]
    )
    return answer or response
