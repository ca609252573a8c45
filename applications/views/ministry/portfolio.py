"""What ever reached the Ministry, counted."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.policies.relations import is_of_ministry
from applications.queries.portfolio import portfolio_of
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def ministry_portfolio(request: Request) -> HttpResponse:
    require(is_of_ministry(request.actor))
    names = {"province": _("İl"), "measure": _("Tedbir"), "year": _("Program yılı"), "stage": _("Aşama")}
    tables = [(names[key], shares) for key, shares in portfolio_of(request.actor).items()]
    return render(request, "applications/ministry/portfolio.html", {"tables": tables})
