"""The API put together: its parts, and how each thing that goes wrong becomes a problem."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from applications.api import answers, calls, index, places, priorities, projects
from applications.api.problems import INTERNAL_ERROR, NOT_FOUND, ProblemError, problem_response
from applications.api.strict import refused_values

log = logging.getLogger(__name__)
VERSION = "1.3.0"


class Renderer(JSONRenderer):
    """JSON whose Turkish letters are letters."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(title="CMDP", version=VERSION, urls_namespace="api_v1", openapi_url=None, renderer=Renderer())
for part in (index, calls, answers, priorities, projects, places):
    api.add_router("", part.router)


@api.exception_handler(ProblemError)
def _problem(request: HttpRequest, problem: ProblemError) -> HttpResponse:
    return problem_response(problem, instance=request.path)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _missing: Http404) -> HttpResponse:
    return problem_response(ProblemError(NOT_FOUND), instance=request.path)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    return problem_response(refused_values(invalid.errors), instance=request.path)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, _fault: Exception) -> HttpResponse:
    log.exception("the API broke at %s", request.path)  # noqa: LOG004 - ninja calls this while handling it
    return problem_response(ProblemError(INTERNAL_ERROR), instance=request.path)
