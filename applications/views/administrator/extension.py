"""Calls moved later for everybody in one act."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import calls
from applications.forms.extension import ExtendForAllForm
from applications.policies.administration import may_administer
from applications.policies.extension import AFTER, may_extend_for_all
from applications.queries.extension import announced_windows
from applications.views.acting import accepted, form_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "POST"])
def extend_for_all(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    at = request.arrived_at
    windows = [row for row in announced_windows(at - AFTER) if may_extend_for_all(request.actor, row, at=at)]
    form = ExtendForAllForm(posted(request), windows=windows)

    def act() -> object:
        chosen = [window.pk for window in form.cleaned_data["windows"]]
        return calls.extend_for_all(chosen, form.longer, reason=form.cleaned_data["reason"], **stamps(request))

    if accepted(request, form, act, _("Süreler uzatıldı; taslağı olanlara mektuplar yazılıyor.")):
        return redirect("applications:administrator_home")
    words = {"heading": _("Süreleri topluca uzat"), "submit": _("Süreleri uzat")}
    lead = _(
        "Açık çağrılar ve son gününde hizmetin çalışmadığı kaydedilmiş, üç gün içinde kapanmış çağrılar. Kapanmış bir "
        "çağrı yeniden açılır, süresinde gönderilmemiş sayılan taslaklar yeniden taslak olur."
    )
    return form_page(request, form, **words, cancel=reverse("applications:administrator_home"), lead=lead)
