"""May we apply? Six things typed, every rule of the year answered, before anybody signs in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from applications.forms.eligibility import EligibilityForm
from applications.models import Call
from applications.policies.judgement import first_look
from applications.presenters.eligibility import papers_asked, points_of, worst_of
from applications.queries.calls import published, stood
from applications.queries.eligibility import facts_typed, rows_with_sources
from applications.queries.rules import rules_of
from applications.views.carrying import carry
from cmdp.kit.caching import public_page
from cmdp.kit.requests import Request


@public_page
def eligibility(request: Request, public_id: str) -> HttpResponse:
    call = get_object_or_404(published(), public_id=public_id)
    is_typed = not EligibilityForm.base_fields.keys().isdisjoint(request.GET)
    return _page(request, call, EligibilityForm(request.GET if is_typed else None, rules=rules_of(call.rule_set)))


@login_not_required
@require_http_methods(["GET", "POST"])
def eligibility_start(request: Request, public_id: str) -> HttpResponse:
    """Take what was typed along to the page where a file is begun, through sign-in and sign-up.

    Whoever asks for the address again, after a form that was handed back here, is led to the page that asks.
    """
    call = get_object_or_404(published(), public_id=public_id)
    if request.method != "POST":
        return redirect("applications:eligibility", call.public_id)
    form = EligibilityForm(request.POST, rules=rules_of(call.rule_set))
    if not form.is_valid():
        return _page(request, call, form)
    return carry(redirect("applications:proposal_start", call.public_id), call, form)


def _page(request: Request, call: Call, form: EligibilityForm) -> HttpResponse:
    context = {"call": call, "stood": stood(call, request.arrived_at), "form": form, "hours": settings.CARRIED_HOURS}
    if form.is_bound and form.is_valid():
        context |= _answers(call, form)
    return render(request, "applications/public/eligibility/page.html", context)


def _answers(call: Call, form: EligibilityForm) -> dict[str, Any]:
    typed, rows = form.typed, rows_with_sources(call.rule_set)
    facts = facts_typed(call, typed)
    points = points_of(first_look(facts), rows, call, typed)
    return {"points": points, "answer": worst_of(points), "slots": papers_asked(facts)}
