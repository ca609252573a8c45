"""The managers' calls: prepare, set the calendar, publish, extend."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import calls as acts
from applications.forms.calls import EditCallForm, ExtendForm, NewCallForm, PublishForm, WindowsForm
from applications.forms.questions import ExtendQuestionsForm
from applications.models import Call
from applications.policies.call import (
    may_edit_call,
    may_extend_call,
    may_manage_calls,
    may_publish_call,
    may_read_calls,
)
from applications.policies.questions import may_extend_questions
from applications.policies.relations import manager_only
from applications.presenters.calls import publishing_notes, questions_until_shown, shares_shown, windows_shown
from applications.queries.calls import of_agencies
from applications.queries.questions import questions_until
from applications.queries.rule_sets import managed_agencies, usable_by
from applications.views.acting import accepted, form_page
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities.models import Edition
from priorities.queries import current_edition, editions_with_a_time

PAGE = "applications/manager"


@require_safe
def manager_calls(request: Request) -> HttpResponse:
    require(may_read_calls(request.actor))
    shown = [(call, windows_shown(call, request.arrived_at)) for call in of_agencies(request.actor)]
    return render(request, f"{PAGE}/calls.html", {"calls": shown, "may_manage": may_manage_calls(request.actor)})


@require_http_methods(["GET", "POST"])
def manager_call_new(request: Request) -> HttpResponse:
    require(may_manage_calls(request.actor))
    agencies = managed_agencies(request.actor)
    usable = usable_by(frozenset(agency.pk for agency in agencies))
    year = {"programme_year": request.arrived_at.year}
    form = NewCallForm(request.POST or None, agencies=agencies, rule_sets=usable, initial=year)
    edition = current_edition(request.arrived_at)
    if edition is None:
        messages.error(request, _("Yayımlanmış bir öncelik metni yok; önce yönetici yayımlamalı."))
        return redirect("applications:manager_calls")
    made: list[Call] = []

    def act() -> None:
        typed, values = form.cleaned_data, form.values()
        words = {"edition": edition, "values": values, **stamps(request)}
        made.append(acts.create_call(typed["agency"], values.pop("rule_set"), **words))

    if accepted(request, form, act, _("Çağrı taslağı kaydedildi; şimdi takvimini yazın.")):
        return redirect("applications:manager_call_windows", made[0].public_id)
    words = {"heading": _("Yeni çağrı"), "submit": _("Taslağı kaydet"), "cancel": reverse("applications:manager_calls")}
    return form_page(request, form, **words)


@require_safe
def manager_call(request: Request, public_id: str) -> HttpResponse:
    require(may_read_calls(request.actor))
    call = get_object_or_404(of_agencies(request.actor), public_id=public_id)
    at = request.arrived_at
    context = {
        "call": call,
        "windows": windows_shown(call, at),
        "parts": shares_shown(call),
        "may_edit": may_edit_call(request.actor, call),
        "may_rank": manager_only(request.actor, call),
        "questions_until": questions_until_shown(call),
        "may_extend_questions": may_extend_questions(request.actor, call, at=at),
        "may_publish": may_publish_call(request.actor, call, at=at),
        "extensible": [w.order for w in call.stages.all() if may_extend_call(request.actor, w, at=at)],
    }
    return render(request, f"{PAGE}/call.html", context)


@require_http_methods(["GET", "POST"])
def manager_call_edit(request: Request, public_id: str) -> HttpResponse:
    call = _call(request, public_id)
    require(may_edit_call(request.actor, call))
    initial = {name: getattr(call, name) for name in ("version", *EditCallForm.base_fields)}
    usable = usable_by(frozenset({call.agency_id}), keep=call.rule_set_id)
    form = EditCallForm(request.POST or None, rule_sets=usable, initial=initial)

    def act() -> object:
        words = {"version": form.cleaned_data["version"], "values": form.values()}
        return acts.edit_call(call.pk, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Çağrının bilgileri kaydedildi.")):
        return redirect("applications:manager_call", call.public_id)
    return form_page(request, form, heading=_("Çağrının bilgileri"), submit=_("Kaydet"), cancel=_page(call))


@require_http_methods(["GET", "POST"])
def manager_call_windows(request: Request, public_id: str) -> HttpResponse:
    call = _call(request, public_id)
    require(may_edit_call(request.actor, call))
    windows = {window.order: window for window in call.stages.all()}
    stages = list(call.rule_set.stages.all())
    told: dict[str, Any] = {
        "windows": windows,
        "questions_until": call.questions_until,
        "initial": {"version": call.version},
    }
    form = WindowsForm(request.POST or None, stages=stages, **told)

    def act() -> object:
        typed = {name: form.cleaned_data[name] for name in ("version", "questions_until")}
        return acts.set_windows(call.pk, form.windows(), **typed, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Çağrının takvimi kaydedildi.")):
        return redirect("applications:manager_call", call.public_id)
    words = {"heading": _("Çağrının takvimi"), "submit": _("Takvimi kaydet"), "cancel": _page(call)}
    return form_page(request, form, **words, lead=_("Anlar Türkiye saatiyledir."))


@require_http_methods(["GET", "POST"])
def manager_call_publish(request: Request, public_id: str) -> HttpResponse:
    call = _call(request, public_id)
    verdict = may_publish_call(request.actor, call, at=request.arrived_at)
    form = PublishForm(request.POST or None, editions=editions_with_a_time(), in_force=_in_force(call, request))

    def act() -> object:
        edition = form.cleaned_data["edition"]
        return acts.publish_call(call.pk, edition=edition, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Çağrı ilan edildi.")):
        return redirect("applications:manager_call", call.public_id)
    notes = publishing_notes(call) if verdict else []
    context: dict[str, Any] = {
        "template": f"{PAGE}/call_publish.html",
        "verdict": verdict,
        "notes": notes,
        "call": call,
    }
    return form_page(
        request, form, heading=_("Çağrıyı ilan et"), submit=_("Çağrıyı ilan et"), cancel=_page(call), **context
    )


@require_http_methods(["GET", "POST"])
def manager_call_extend(request: Request, public_id: str, order: int) -> HttpResponse:
    call = _call(request, public_id)
    window = next((window for window in call.stages.all() if window.order == order), None)
    if window is None:
        raise Http404
    require(may_extend_call(request.actor, window, at=request.arrived_at))
    form = ExtendForm(request.POST or None, initial={"closes_at": window.closes_at})

    def act() -> object:
        typed = form.cleaned_data
        words = {"reason": typed["reason"], **stamps(request)}
        return acts.extend_call(window.pk, typed["closes_at"], **words)

    if accepted(request, form, act, _("Çağrının süresi uzatıldı.")):
        return redirect("applications:manager_call", call.public_id)
    words = {"heading": _("Süreyi uzat"), "submit": _("Süreyi uzat"), "cancel": _page(call)}
    return form_page(request, form, **words, lead=f"{call.title} · {window.stage.name}")


@require_http_methods(["GET", "POST"])
def manager_call_questions(request: Request, public_id: str) -> HttpResponse:
    call = _call(request, public_id)
    require(may_extend_questions(request.actor, call, at=request.arrived_at))
    form = ExtendQuestionsForm(request.POST or None, initial={"until": questions_until(call)})

    def act() -> object:
        typed = form.cleaned_data
        words = {"reason": typed["reason"], **stamps(request)}
        return acts.extend_questions(call.pk, typed["until"], **words)

    if accepted(request, form, act, _("Sorular için süre uzatıldı.")):
        return redirect("applications:manager_call", call.public_id)
    words = {"heading": _("Soru süresini uzat"), "submit": _("Süreyi uzat"), "cancel": _page(call)}
    return form_page(request, form, **words, lead=call.title)


def _call(request: Request, public_id: str) -> Call:
    """A call at the managers' desk; officers get the reason, strangers nothing."""
    require(may_manage_calls(request.actor))
    return get_object_or_404(of_agencies(request.actor), public_id=public_id)


def _in_force(call: Call, request: Request) -> Edition | None:
    """The edition that is in force when the call opens; now, where it is open already or has no calendar."""
    opens = [window.opens_at for window in call.stages.all()]
    return current_edition(max([request.arrived_at, *opens[:1]]))


def _page(call: Call) -> str:
    return reverse("applications:manager_call", args=[call.public_id])
