"""An offer opened by its link or from my account: for members, for newcomers, and when it no longer works."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cmdp.accounts import policies, queries
from cmdp.accounts.desks import landing_address
from cmdp.accounts.domain import invitations
from cmdp.accounts.models import Invitation
from cmdp.accounts.views.acting import attempt
from cmdp.kit.requests import Request
from cmdp.kit.returning import way_back


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    offer = queries.invitation_of(token)
    if offer is None:
        return render(request, "accounts/invitation_broken.html", status=404)
    if not request.user.is_authenticated:
        return _welcome(request, offer)
    return _answer(request, offer)


@require_http_methods(["GET", "POST"])
def offer(request: Request, public_id: str) -> HttpResponse:
    """The same offer without its letter: whose address is confirmed needs no link."""
    return _answer(request, get_object_or_404(queries.invitations_addressed_to(request.actor), public_id=public_id))


def _answer(request: Request, offer: Invitation) -> HttpResponse:
    words = {"by": request.actor, "at": request.arrived_at}
    if request.method == "POST" and request.POST.get("answer") == "decline":
        done = _("Daveti kabul etmediniz; sizi davet eden kişiye bildirilecek.")
        if attempt(request, lambda: invitations.decline(offer.pk, **words), done):
            return redirect("accounts:home")
    elif request.method == "POST" and attempt(
        request, lambda: invitations.accept(offer.pk, **words), _("Görevi kabul ettiniz.")
    ):
        return redirect(way_back(request) or landing_address(request.actor))
    verdict = policies.may_accept(request.actor, offer, at=request.arrived_at)
    return render(request, "accounts/invitation.html", {"invitation": offer, "verdict": verdict})


def _welcome(request: Request, offer: Invitation) -> HttpResponse:
    """Who holds the link has shown that the address is theirs: signing up with it needs no second letter."""
    verdict = policies.invitation_is_open(offer, at=request.arrived_at)
    if verdict:
        get_adapter().stash_verified_email(request, offer.email)
    return render(request, "accounts/invitation_welcome.html", {"invitation": offer, "verdict": verdict})
