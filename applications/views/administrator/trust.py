"""Whom electronic signatures are trusted by: root certificates, loaded and retired."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import trust
from applications.forms.officer import PlainForm
from applications.forms.trust import TrustRootForm
from applications.policies.administration import may_administer
from applications.queries.trust import retired_trust_roots, trust_roots
from applications.views.acting import accepted, act_page, form_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def trust_root_list(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    context = {"roots": trust_roots(), "retired": retired_trust_roots()}
    return render(request, "applications/administrator/trust_roots.html", context)


@require_http_methods(["GET", "POST"])
def trust_root_new(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    form = TrustRootForm(posted(request), request.FILES or None)

    def act() -> object:
        return trust.add_root(form.cleaned_data["file"], **stamps(request))

    if accepted(request, form, act, _("Kök sertifika yüklendi; bekleyen imzalar yeniden denetlenecek.")):
        return redirect("applications:trust_root_list")
    cancel = reverse("applications:trust_root_list")
    return form_page(request, form, heading=_("Kök sertifika yükle"), submit=_("Yükle"), cancel=cancel)


@require_http_methods(["GET", "POST"])
def trust_root_retire(request: Request, public_id: str) -> HttpResponse:
    require(may_administer(request.actor))
    root = get_object_or_404(trust_roots(), public_id=public_id)
    return act_page(
        request,
        PlainForm(posted(request)),
        verdict=may_administer(request.actor),
        act=lambda: trust.retire_root(root.pk, **stamps(request)),
        done=_("“%(name)s” artık güven kökü değil.") % {"name": root.name},
        back=reverse("applications:trust_root_list"),
        heading=_("Güven kökünü kaldır: %(name)s") % {"name": root.name},
        submit=_("Kaldır"),
        consequences=[_("Bu köke bağlanan imzalar yeniden denetlenir ve doğrulanamamış görünür.")],
    )
