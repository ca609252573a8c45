"""The administrators' first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.policies.rules import may_administer_rules
from applications.presenters.administration import places
from applications.queries.rule_sets import visible_to
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def administrator_home(request: Request) -> HttpResponse:
    require(may_administer_rules(request.actor))
    newest = visible_to(request.actor).filter(agency=None)[:3]
    return render(request, "applications/administrator/home.html", {"places": places(), "newest": newest})
