"""Objections at the agency's desk: what waits, one of them, who decides it, its outcome."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import objecting
from applications.forms.objections import DecideObjectionForm, GiveObjectionForm
from applications.models import Objection
from applications.policies.objections import may_decide_objection, may_give_objection
from applications.policies.relations import is_agency_staff
from applications.presenters.objections import listed_objections
from applications.queries.objections import deciders_for, objections_at_desk, objections_listed
from applications.queries.recipients import applicants_of
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

ENDED = "bitenler"
CONSEQUENCES = (
    gettext_lazy("Sonuç değiştirilemez; gerekçeyi başvuran okur."),
    gettext_lazy(
        "Dosya karardan önceki durumuna dönerse eski karar kayıtta kalır. Görüş aşamasındaysa sıralama onunla "
        "yeniden hesaplanır; değerlendirmesini gerekirse dosyanın değerlendiriciler sayfasından yeniden açın."
    ),
    gettext_lazy(
        "Tutar yükselirse bu, sonuç yazısının sayısı ve tarihiyle yeni bir ajans görüşü olur; zarf yetmelidir, öteki "
        "dosyalara verilen değişmez. Bakanlığa iletilmiş bir paket ve Bakanlığın kararı bundan etkilenmez."
    ),
)


def _at_desk(request: Request, public_id: str) -> Objection:
    return get_object_or_404(objections_at_desk(request.actor), public_id=public_id)


def _page_of(objection: Objection) -> str:
    return reverse("applications:desk_objection", args=[objection.public_id])


@require_safe
def objection_queue(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    is_open = request.GET.get("durum") != ENDED
    rows = objections_listed(request.actor, is_open=is_open)
    order = ["due_at"] if is_open else ["-ended_at"]
    page = keyset_page(rows, order=order, after=request.GET.get("sonra", ""))
    context = {"page": page, "is_open": is_open, "rows": listed_objections(page.rows, at=request.arrived_at)}
    return render(request, "applications/officer/objections.html", context)


@require_safe
def desk_objection(request: Request, public_id: str) -> HttpResponse:
    objection = _at_desk(request, public_id)
    context = {
        "objection": objection,
        "shown": listed_objections([objection], at=request.arrived_at)[0],
        "papers": list(objection.papers.all()),
        "may_give": may_give_objection(request.actor, objection),
        "may_decide": may_decide_objection(request.actor, objection),
    }
    return render(request, "applications/officer/objection.html", context)


@require_http_methods(["GET", "POST"])
def objection_give(request: Request, public_id: str) -> HttpResponse:
    objection = _at_desk(request, public_id)
    form = GiveObjectionForm(
        posted(request), people=deciders_for(objection), initial={"to": objection.decider_id or request.actor.pk}
    )
    return act_page(
        request,
        form,
        verdict=may_give_objection(request.actor, objection),
        act=lambda: objecting.give_objection(objection.pk, to=form.cleaned_data["to"], **stamps(request)),
        done=_("İtirazı sonuçlandıracak kişi kaydedildi."),
        back=_page_of(objection),
        heading=_("İtirazı kim sonuçlandıracak?"),
        submit=_("Kaydet"),
        proposal=objection.proposal,
    )


@require_http_methods(["GET", "POST"])
def objection_decide(request: Request, public_id: str) -> HttpResponse:
    objection = _at_desk(request, public_id)
    form = DecideObjectionForm(posted(request), at=request.arrived_at, objection=objection)
    return act_page(
        request,
        form,
        verdict=may_decide_objection(request.actor, objection),
        act=lambda: objecting.decide_objection(objection.pk, **form.decision(), **stamps(request)),
        done=_("İtirazın sonucu kaydedildi; mektup başvurana gidecek."),
        back=_page_of(objection),
        heading=_("İtirazı sonuçlandır"),
        submit=_("Sonucu kaydet"),
        consequences=CONSEQUENCES,
        letters=applicants_of(objection.proposal),
        proposal=objection.proposal,
    )
