"""The administrators' desk: the price index behind constant lira."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import prices as domain
from applications.forms.prices import PriceIndexForm
from applications.policies.administration import may_administer
from applications.queries.published.prices import price_indices
from cmdp.kit.acting import accepted
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

FOLDER = "applications/administrator/prices"


@require_safe
def price_index_list(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    return render(request, f"{FOLDER}/list.html", {"indices": price_indices()})


@require_http_methods(["GET", "POST"])
def price_index_new(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    form = PriceIndexForm(request.POST or None, request.FILES or None, cancel=reverse("applications:price_index_list"))

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("values", "name", "source", "source_url")}
        domain.load_index(**given, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Endeks yüklendi; sabit fiyatlı tutarlar artık onunla gösterilir.")):
        return redirect("applications:price_index_list")
    return render(request, f"{FOLDER}/form.html", {"form": form, "room_layout": "layouts/desk.html"})


@require_POST
def price_index_use(request: Request, public_id: str) -> HttpResponse:
    require(may_administer(request.actor))
    index = get_object_or_404(price_indices(), public_id=public_id)
    domain.use_index(index.pk, by=request.actor, at=request.arrived_at)
    messages.success(request, _("Artık “%(name)s” kullanılıyor.") % {"name": index.name})
    return redirect("applications:price_index_list")


@require_POST
def price_index_none(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    domain.use_index(None, by=request.actor, at=request.arrived_at)
    messages.success(request, _("Endeks kullanılmıyor; sayfalarda yalnızca nominal tutarlar gösterilir."))
    return redirect("applications:price_index_list")
