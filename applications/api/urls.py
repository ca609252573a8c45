"""Addresses of the API: every one behind the same door, whatever is asked of it."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, path, re_path

from applications.api.description import description
from applications.api.door import open_door
from applications.api.limits import API
from applications.api.problems import NOT_FOUND, ProblemError
from applications.api.service import api
from applications.urls import converters

app_name = "api_v1"
ID = converters.PublicIdConverter  # the addresses of ``service`` name it as ``id``
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"


def openapi(_request: HttpRequest) -> HttpResponse:
    """The description for machines."""
    return JsonResponse(description(), content_type=OPENAPI, json_dumps_params={"ensure_ascii": False})


def elsewhere(_request: HttpRequest) -> HttpResponse:
    """An address of the API that leads nowhere is a problem too, not a page."""
    raise ProblemError(NOT_FOUND)


def _behind_the_door(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            pattern.callback = open_door(pattern.callback, API)
            yield pattern


urlpatterns = [
    path("openapi.json", open_door(openapi, API), name="openapi"),
    *_behind_the_door(api.urls[0]),
    re_path(r"^[\s\S]+", open_door(elsewhere, API), name="elsewhere"),
]
