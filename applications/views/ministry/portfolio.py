"""What ever reached the Ministry, counted, and as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.domain.desk_lists import take_portfolio
from applications.exports.portfolio import DIMENSIONS, FORMS
from applications.policies.relations import is_of_ministry
from applications.queries.portfolio import portfolio_of
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def ministry_portfolio(request: Request) -> HttpResponse:
    require(is_of_ministry(request.actor))
    tables = [(DIMENSIONS[key], shares) for key, shares in portfolio_of(request.actor).items()]
    return render(request, "applications/ministry/portfolio.html", {"tables": tables})


@require_POST
def portfolio_file(request: Request) -> HttpResponse:
    require(is_of_ministry(request.actor))
    form = request.POST.get("bicim", "")
    if form not in FORMS:
        messages.error(request, _("Dosyayı XLSX ya da CSV olarak alabilirsiniz; düğmelerden birini kullanın."))
        return redirect("applications:ministry_portfolio")
    job = take_portfolio(form, **stamps(request))
    return redirect("applications:job", job.public_id)
