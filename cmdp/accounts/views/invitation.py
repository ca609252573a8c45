"""The link of an invitation: for members, for newcomers, and when it no longer works."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cmdp.accounts import policies, queries
from cmdp.accounts.desks import landing_address
from cmdp.accounts.domain import invitations
from cmdp.accounts.models import Invitation
from cmdp.accounts.views.acting import attempt
from cmdp.kit.requests import Request


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    offer = queries.invitation_of(token)
    if offer is None:
        return render(request, "accounts/invitation_broken.html", status=404)
    if not request.user.is_authenticated:
        return _welcome(request, offer)
    if request.method == "POST":
        words = {"by": request.actor, "at": request.arrived_at}
        if attempt(request, lambda: invitations.accept(offer.pk, **words), _("Görevi kabul ettiniz.")):
            return redirect(landing_address(request.actor))
    verdict = policies.may_accept(request.actor, offer, at=request.arrived_at)
    context = {"invitation": offer, "verdict": verdict, "submit": _("Görevi kabul et")}
    return render(request, "accounts/invitation.html", context)


def _welcome(request: Request, offer: Invitation) -> HttpResponse:
    """Who holds the link has shown that the address is theirs: signing up with it needs no second letter."""
    verdict = policies.invitation_is_open(offer, at=request.arrived_at)
    if verdict:
        get_adapter().stash_verified_email(request, offer.email)
    return render(request, "accounts/invitation_welcome.html", {"invitation": offer, "verdict": verdict})
