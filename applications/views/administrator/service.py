"""How the service is doing, for administrators: the figures that are watched from outside, in words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.policies.administration import may_administer
from applications.presenters.service import lines
from applications.queries.service import gauges
from cmdp.kit.measures import by_route, registry
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

MOST_ROUTES = 30


@require_safe
def service(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    context = {"lines": lines(gauges(at=request.arrived_at)), "routes": by_route(registry())[:MOST_ROUTES]}
    return render(request, "applications/administrator/service.html", context)
