"""The record, for administrators and agencies' managers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.forms.audit import AuditSearchForm
from applications.policies.audit import may_open_record
from applications.presenters.record import lines
from applications.queries.audit import visible_to
from cmdp.audit.queries import newest_seal, search
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def audit(request: Request) -> HttpResponse:
    require(may_open_record(request.actor))
    form = AuditSearchForm(request.GET)
    found = search(visible_to(request.actor), form.wanted())
    page = keyset_page(found, order=["-pk"], after=request.GET.get("sonra", ""))
    context = {"form": form, "page": page, "lines": lines(page.rows), "seal": newest_seal()}
    return render(request, "applications/staff/audit.html", context)
