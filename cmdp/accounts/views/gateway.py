"""To the gateway of OpenID Connect and back, where the installation has one."""

import logging

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from cmdp.accounts import gateway
from cmdp.accounts.domain.gateway import person_of
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

log = logging.getLogger("cmdp.sign_ins")


@login_not_required
@require_POST
def account_gateway(request: Request) -> HttpResponse:
    """Off to the gateway."""
    if not settings.OIDC_URL:
        raise Http404
    try:
        return redirect(gateway.begin(request))
    except gateway.Unproven as fault:
        log.warning("the gateway cannot be asked: %s", fault)
        return _not_signed_in(request, _("Kimlik kapısına şu anda ulaşılamıyor. Parolanızla oturum açın."))


@login_not_required
@require_safe
def account_gateway_back(request: Request) -> HttpResponse:
    """Back from it: signed in as whom it vouches for, after the second step of whoever has one."""
    if not settings.OIDC_URL:
        raise Http404
    with override(gateway.language_of(request)):
        try:
            words = {"state": "state", "code": "code", "issuer": "iss"}
            identity = gateway.finish(request, **{ours: request.GET.get(name, "") for ours, name in words.items()})
            person = person_of(identity, at=request.arrived_at)
        except gateway.Unproven as fault:
            log.warning("a sign-in by the gateway failed: %s", fault)
            return _not_signed_in(
                request, _("Kimliğiniz kapıda doğrulanamadı. Yeniden deneyin ya da parolanızla oturum açın.")
            )
        except Refused as refusal:
            return _not_signed_in(request, str(refusal.verdict.reason))
        record_authentication(request, person, "gateway")
        return perform_login(request, person)


def _not_signed_in(request: Request, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("account_login")
