"""How the envelope of a call is divided."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import calls as acts
from applications.forms.envelopes import SharesForm
from applications.policies.call import may_edit_call, may_manage_calls
from applications.queries.calls import of_agencies
from applications.queries.envelopes import parts_of, split_of
from applications.views.acting import accepted, form_page
from cmdp.kit.acting import stamps
from cmdp.kit.formats import format_money
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "POST"])
def manager_call_shares(request: Request, public_id: str) -> HttpResponse:
    require(may_manage_calls(request.actor))
    call = get_object_or_404(of_agencies(request.actor), public_id=public_id)
    require(may_edit_call(request.actor, call))
    parts = parts_of(call, split_of(call))
    if not parts:
        raise Http404
    shares = {f"share_{share.part}": share.amount for share in call.shares.all()}
    form = SharesForm(request.POST or None, call=call, parts=parts, initial={"version": call.version, **shares})

    def act() -> object:
        return acts.set_shares(call.pk, form.shares(), version=form.cleaned_data["version"], **stamps(request))

    if accepted(request, form, act, _("Zarf payları kaydedildi.")):
        return redirect("applications:manager_call", call.public_id)
    words = {"heading": _("Zarf payları"), "submit": _("Payları kaydet")}
    lead = _("Çağrının bütçe zarfı %(envelope)s. Boş bırakılan kalem pay almaz; paylara girmeyen para ortak paydır.")
    lead %= {"envelope": format_money(call.envelope)}
    return form_page(request, form, cancel=reverse("applications:manager_call", args=[public_id]), lead=lead, **words)
