"""What every open-data address does alike: reading only, counted, conditional, for every origin, for strangers."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from applications.api.limits import Limit, spend
from applications.api.problems import METHOD_NOT_ALLOWED, PRECONDITION_FAILED, TOO_MANY_PARAMETERS, ProblemError
from applications.api.problems import problem_response as refusal
from cmdp.kit.caching import for_nobody
from cmdp.kit.isolation import for_other_sites
from cmdp.kit.requests import Request

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"
MOST_PARAMETERS = 60
FRESH = "public, max-age=60"
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Content-Disposition"


def open_door(view: View, limit: Limit) -> View:
    """The view behind the door. It is only ever asked with GET; nothing it answers depends on who asks."""

    @login_not_required
    @csrf_exempt
    @for_nobody
    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        allowance = spend(request, limit)
        try:
            allowance.require()
            response = _conditional(request, _read(request, lambda: view(request, *args, **kwargs)))
        except ProblemError as problem:
            response = refusal(problem, instance=request.path)
        response = _finished(request, response)
        allowance.tell(response)
        return response

    answer.has_own_limit = True  # type: ignore[attr-defined]  # read by cmdp.accounts.pace
    return answer


def _read(request: Request, act: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Let the request in, as a GET."""
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in {"GET", "HEAD"}:
        raise ProblemError(METHOD_NOT_ALLOWED, method=request.method)
    count = request.META.get("QUERY_STRING", "").count("&") + 1
    if count > MOST_PARAMETERS:
        raise ProblemError(TOO_MANY_PARAMETERS, count=count, limit=MOST_PARAMETERS)
    return _as_get(request, act)


def _as_get(request: Request, act: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    asked, request.method = request.method, "GET"
    try:
        return act()
    finally:
        request.method = asked


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _finished(request: Request, response: HttpResponseBase) -> HttpResponseBase:
    """Headers for all, and no body for HEAD."""
    response["Allow"] = METHODS
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = EXPOSED
    response.headers.setdefault("Content-Language", "tr, en")
    for_other_sites(response)
    return _without_body(response) if request.method == "HEAD" else response


def _tag(response: HttpResponseBase) -> str:
    return f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'  # type: ignore[attr-defined]


def _conditional(request: Request, response: HttpResponseBase) -> HttpResponseBase:
    """A tag for what was read, 304 where the asker has it, a problem where another was wanted; by Django's reading."""
    if response.status_code in {HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY}:
        response.headers.setdefault("Cache-Control", FRESH)
    if response.status_code != HTTPStatus.OK:
        return response
    if not response.has_header("ETag"):
        response["ETag"] = _tag(response)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)  # type: ignore[arg-type]
    if answer is response:
        return response
    _put_away(response)
    if answer.status_code == HTTPStatus.PRECONDITION_FAILED:  # type: ignore[union-attr]
        raise ProblemError(PRECONDITION_FAILED)
    return answer  # type: ignore[return-value]


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """The same headers and an empty body; a length that was told stays told."""
    bare = HttpResponse(status=response.status_code, headers=dict(response.headers))
    if not response.streaming:
        bare["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
    _put_away(response)
    return bare


def _put_away(response: HttpResponseBase) -> None:
    """Close the file of an answer that is not sent; closing the answer itself would end the request."""
    if isinstance(response, FileResponse) and response.file_to_stream is not None:
        response.file_to_stream.close()
