"""The administrators' desk: announced calls and the edition of the priorities that each stands under."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain.repinning import repin
from applications.forms.repinning import RepinForm
from applications.policies.administration import may_administer
from applications.policies.repinning import may_repin
from applications.presenters.repinning import preview
from applications.queries.calls import published
from applications.queries.repinning import movable_calls, newer_edition
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

FOLDER = "applications/administrator/repinning"


@require_safe
def call_editions(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    return render(request, f"{FOLDER}/calls.html", {"calls": movable_calls(request.arrived_at)})


@require_http_methods(["GET", "POST"])
def call_repin(request: Request, public_id: str) -> HttpResponse:
    require(may_administer(request.actor))
    call = get_object_or_404(published(), public_id=public_id)
    target = newer_edition(call, request.arrived_at)
    form = RepinForm(posted(request), initial={"version": call.version, "to": target.number if target else 0})
    return act_page(
        request,
        form,
        verdict=may_repin(request.actor, call, target, at=request.arrived_at),
        act=lambda: repin(call.pk, **form.cleaned_data, **stamps(request)),
        done=_("Çağrı yeni sürüme geçirildi; taslağı olanlara mektup yazıldı."),
        back=reverse("applications:call_editions"),
        template=f"{FOLDER}/repin.html",
        call=call,
        target=target,
        submit=_("Çağrıyı yeni sürüme geçir"),
        preview=preview(call, target) if target else None,
    )
