"""One act on many files of the list: what it needs, what it would do, what it did."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.domain import assignment, bulk, checking, reminding
from applications.forms.bulk import ManyAskForm, ManyExpertForm
from applications.forms.officer import PlainForm
from applications.policies.relations import is_agency_staff
from applications.presenters.bulk import outcome_rows, said_letters
from applications.queries.desk import askable_by, chosen_files, staff_of_agencies
from cmdp.kit.acting import stamps
from cmdp.kit.pages import SIZE
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

LOOK, DO = "bak", "yap"
NOTHING_CHOSEN = gettext_lazy("Hiç dosya seçmediniz; listeden en az bir dosya işaretleyin.")


@dataclass(frozen=True, slots=True)
class Plan:
    """An act on many files: its words, the form of what it needs, the verb of the domain that does it to one."""

    heading: Promise
    submit: Promise
    form: Callable[[Request, Any], forms.Form]
    act: Callable[[dict[str, Any], dict[str, Any]], bulk.Act]


PLANS: Final = {
    "uzman": Plan(
        gettext_lazy("Seçilen dosyaları bir uzmana ver"),
        gettext_lazy("Dosyaları ver"),
        lambda request, data: ManyExpertForm(data, people=staff_of_agencies(request.actor)),
        lambda values, told: lambda file: checking.take_on(file.pk, **values, **told),
    ),
    "degerlendirici": Plan(
        gettext_lazy("Seçilen dosyalar için değerlendirici iste"),
        gettext_lazy("Seçilen kişilere sor"),
        lambda request, data: ManyAskForm(data, eligible=askable_by(request.actor)),
        lambda values, told: lambda file: assignment.ask(file.pk, values["people"], **told),
    ),
    "animsat": Plan(
        gettext_lazy("Seçilen dosyalarda beklenenleri anımsat"),
        gettext_lazy("Anımsat"),
        lambda _request, data: PlainForm(data),
        lambda _values, told: lambda file: reminding.remind(file.pk, **told),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def desk_bulk(request: Request, act: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    plan = _plan(act)
    files = chosen_files(request.actor, request.POST.getlist("sec")[:SIZE])
    if not files:
        messages.error(request, NOTHING_CHOSEN)
        return redirect(back_to_list(request))
    form, outcomes = _tried(request, plan, files)
    is_done = outcomes is not None and request.POST.get("adim") == DO
    context = {
        "plan": plan,
        "files": files,
        "form": form,
        "back": back_to_list(request),
        "is_done": is_done,
        "outcomes": None if outcomes is None else outcome_rows(outcomes),
        "letters": said_letters(outcomes or [], is_done=is_done),
    }
    return render(request, "applications/officer/bulk.html", context)


def back_to_list(request: Request) -> str:
    """The list as it stood when its rows were chosen; the address is ours, only its filters are taken over."""
    query = request.POST.get("liste", "").lstrip("?")[:4000]
    return reverse("applications:desk_proposals") + (f"?{query}" if query.isprintable() and query else "")


def _plan(act: str) -> Plan:
    if act not in PLANS:
        raise Http404
    return PLANS[act]


def _tried(request: Request, plan: Plan, files: list[Any]) -> tuple[forms.Form, list[bulk.Outcome] | None]:
    """The form, and what the act would do or did to each file once the form says enough."""
    step = request.POST.get("adim", "")
    form = plan.form(request, request.POST if step in {LOOK, DO} else None)
    if not form.fields:
        form = plan.form(request, request.POST)
    if not form.is_valid():
        return form, None
    told = stamps(request)
    run = bulk.carry_out if step == DO else bulk.rehearse
    return form, run(files, plan.act(form.cleaned_data, told), at=told["at"])
