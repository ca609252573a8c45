"""Administrators: everybody and every seat."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from cmdp.accounts import policies, queries
from cmdp.accounts.forms.people import CentralInviteForm, PeopleFilterForm
from cmdp.accounts.views.seats import invite
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    require(policies.may_manage_people(request.actor))
    form = CentralInviteForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid() and invite(request, form, form.cleaned_data["agency"]):
        return redirect("accounts:people")
    wanted = PeopleFilterForm(request.GET, auto_id="suz_%s")
    wanted.is_valid()
    found = queries.people_found(request.actor, wanted.cleaned_data.get("q", ""), wanted.cleaned_data.get("role", ""))
    context = {
        "page": keyset_page(found, order=["search_key"], after=request.GET.get("sonra", "")),
        "invitations": queries.pending_invitations(request.actor),
        "filter": wanted,
        "form": form,
    }
    return render(request, "accounts/people.html", context)
