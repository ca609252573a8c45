"""My account: who I am, where I sit, which desk I work at."""

from copy import copy

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cmdp.accounts import queries
from cmdp.accounts.desks import Desk, address_of, desk_links, desks_of
from cmdp.accounts.domain import people
from cmdp.accounts.forms.people import ProfileForm
from cmdp.accounts.views.acting import form_page
from cmdp.kit.requests import Request


@require_safe
def home(request: Request) -> HttpResponse:
    context = {
        "memberships": queries.active_memberships(request.actor),
        "desks": desk_links(request.actor),
        "offers": queries.offers_to(request.actor, at=request.arrived_at),
    }
    return render(request, "accounts/home.html", context)


@require_safe
def signed_in(request: Request) -> HttpResponse:
    """Where somebody arrives who signed in beside a page whose session had ended."""
    return render(request, "accounts/signed_in.html")


@require_http_methods(["GET", "POST"])
def profile(request: Request) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=copy(request.actor))
    if form.is_valid():
        user = people.update_profile(form.cleaned_data, by=request.actor, at=request.arrived_at)
        with translation.override(user.language):
            messages.success(request, _("Bilgileriniz kaydedildi."))
            return redirect("accounts:home")
    back = reverse("accounts:home")
    return form_page(request, form, heading=_("Bilgilerim"), submit=_("Bilgilerimi kaydet"), cancel=back)


@require_POST
def choose_desk(request: Request) -> HttpResponse:
    desk = request.POST.get("desk", "")
    if desk not in desks_of(request.actor):
        messages.error(request, _("Bu masada göreviniz yok. Aşağıdakilerden birini seçin."))
        return redirect("accounts:home")
    people.choose_desk(request.actor, desk)
    return redirect(address_of(Desk(desk)))
