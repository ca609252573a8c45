"""Evaluators for a whole stage of a call: have them proposed, look, change, ask them all."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.domain import plans
from applications.forms.plans import ApartForm, ApproveForm, ProposeForm
from applications.models import AssignmentPlan, CallStage, KeptApart, PlanSeat
from applications.models.plan import PlanState
from applications.policies.plans import may_plan
from applications.presenters.plans import TONES, files_shown, findings_told, loads_told
from applications.queries.company import company_of
from applications.queries.decisions import windows_of_manager
from applications.queries.evaluation import assessors_of
from applications.queries.plans import apart_rows, plan_of, seats_of
from applications.views.acting import accepted, attempt
from cmdp.kit.acting import posted, stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def _window(request: Request, public_id: str, order: int) -> CallStage:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_plan(request.actor, window))
    return window


@require_http_methods(["GET", "HEAD", "POST"])
def call_plan(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    form = ProposeForm(posted(request))
    done = _("Dağıtım hesaplanıyor; bitince bu sayfada görünür.")
    act = {"by": request.actor, "at": request.arrived_at}
    if request.method == "POST" and accepted(
        request, form, lambda: plans.propose(window.pk, **form.cleaned_data, **act), done
    ):
        return redirect("applications:call_plan", public_id, order)
    return _page(request, window, form=form)


def _page(
    request: Request, window: CallStage, *, form: ProposeForm, approving: ApproveForm | None = None
) -> HttpResponse:
    plan = plan_of(window)
    seats = seats_of(plan)
    is_open = plan is not None and plan.state == PlanState.PROPOSED
    approving = approving or (_approving(request, window, seats) if is_open else None)
    context: dict[str, Any] = {
        "window": window,
        "call": window.call,
        "plan": plan,
        "tone": TONES[PlanState(plan.state)] if plan else "",
        "files": files_shown(seats, approving),
        "findings": findings_told(plan) if plan else [],
        "loads": loads_told(seats),
        "letters": sum(seat.place == 0 for seat in seats),
        "is_open": is_open,
        "form": form,
        "apart": apart_rows(window),
        "apart_form": ApartForm(people=assessors_of(window.call)),
    }
    return render(request, "applications/manager/plan.html", context)


def _approving(request: Request, window: CallStage, seats: list[PlanSeat], data: Any = None) -> ApproveForm:
    company = company_of(window.call, {seat.evaluator_id for seat in seats})
    return ApproveForm(data, seats=seats, company=company, by=request.actor)


@require_POST
def plan_approve(request: Request, public_id: str, order: int, plan_id: str) -> HttpResponse:
    window = _window(request, public_id, order)
    plan = get_object_or_404(AssignmentPlan, call_stage=window, public_id=plan_id)
    form = _approving(request, window, seats_of(plan), request.POST)
    if not form.is_valid():
        return _page(request, window, form=ProposeForm(), approving=form)
    done = _("Onaylandı; değerlendiricilere soruluyor.")
    attempt(request, lambda: plans.approve(plan.pk, form.chosen, **stamps(request)), done)
    return redirect("applications:call_plan", public_id, order)


@require_POST
def plan_discard(request: Request, public_id: str, order: int, plan_id: str) -> HttpResponse:
    window = _window(request, public_id, order)
    plan = get_object_or_404(AssignmentPlan, call_stage=window, public_id=plan_id)
    attempt(request, lambda: plans.discard(plan.pk, **stamps(request)), _("Öneri bırakıldı."))
    return redirect("applications:call_plan", public_id, order)


@require_POST
def apart_add(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    form = ApartForm(request.POST, people=assessors_of(window.call))
    act = {"by": request.actor, "at": request.arrived_at}
    if not accepted(request, form, lambda: plans.keep_apart(window, **form.cleaned_data, **act), _("Kural eklendi.")):
        messages.error(request, _("Kural eklenmedi: iki ayrı kişi seçin ve nedenini yazın."))
    return redirect("applications:call_plan", public_id, order)


@require_POST
def apart_remove(request: Request, public_id: str, order: int, pair_id: str) -> HttpResponse:
    window = _window(request, public_id, order)
    pair = get_object_or_404(KeptApart, agency=window.call.agency_id, public_id=pair_id)
    attempt(request, lambda: plans.let_meet(pair, window=window, **stamps(request)), _("Kural kaldırıldı."))
    return redirect("applications:call_plan", public_id, order)
