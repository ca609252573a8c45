"""The administrators' desk: published projects, one with its history, to add, correct, classify and review."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import published as domain
from applications.filters.published import query_of, read
from applications.forms.published import ProjectFilterForm
from applications.forms.published_records import ClassifyForm, NewProjectForm, ProjectForm
from applications.models import PublishedProject
from applications.policies.administration import may_administer
from applications.policies.published import may_change, may_review_class
from applications.presenters.project_record import differences, history_of, values_of
from applications.presenters.published import Shown, chips_of, shown
from applications.queries.published import listing
from applications.queries.published.desk import records
from applications.queries.published.doubles import doubles_of, same_named
from applications.queries.published.options import options
from applications.views.acting import attempt, form_page
from cmdp.audit.queries import history_of as events_of
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict, require
from priorities.queries import current_edition, definitions

FOLDER = "applications/administrator/projects"
MOST_EVENTS = 100


@require_safe
def published_list(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    asked, sort = read(request.GET), listing.sort_of(request.GET.get("sirala", ""))
    known = options(demo=asked.filters.demo)
    page = listing.projects_page(asked.filters, sort=sort, after=request.GET.get("sonra", ""))
    context = {"asked": asked, "options": known, "page": page, "rows": shown(page.rows)}
    context |= {
        "form": ProjectFilterForm(asked.filters, known, sort=sort),
        "chips": chips_of(asked.filters, known.provinces, request.path),
        "clear": request.path if request.GET else "",
        "query": query_of(asked.filters),
    }
    return render(request, f"{FOLDER}/list.html", context)


@require_safe
def published_record(request: Request, public_id: str) -> HttpResponse:
    found = _record(request, public_id)
    context = {
        "project": found,
        "shown": Shown(found),
        "values": values_of(found),
        "history": history_of(events_of(found)[:MOST_EVENTS]),
        "alike": [] if found.merged_into else doubles_of(found),
        "may_change": may_change(request.actor, found, seen=found.version),
        "may_review": may_review_class(request.actor, found, seen=found.version),
    }
    return render(request, f"{FOLDER}/record.html", context)


@require_http_methods(["GET", "POST"])
def published_new(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    form = NewProjectForm(request.POST or None)
    known: list[PublishedProject] = []
    if form.is_valid():
        given, told = form.values(), form.cleaned_data
        try:
            words = {"reason": told["reason"], "is_another": told["is_another"]}
            added = domain.add(given, **words, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            known = _told_again(form, refusal.verdict, given)
        else:
            messages.success(request, _("Proje eklendi; herkese açık sayfası hazır."))
            return redirect("applications:published_record", added.public_id)
    words = {"heading": _("Desteklenen proje ekle"), "submit": _("Projeyi ekle")}
    cancel, template = reverse("applications:published_list"), f"{FOLDER}/new.html"
    return form_page(request, form, **words, cancel=cancel, template=template, known=shown(known))


@require_http_methods(["GET", "POST"])
def published_correct(request: Request, public_id: str) -> HttpResponse:
    found = _changeable(request, public_id)
    form = ProjectForm(request.POST or None, project=found)
    apart: list[Any] = []
    if form.is_valid():
        given, told = form.values(), form.cleaned_data
        words = {"seen": told["version"] or 0, "reason": told["reason"]}
        verdict = _refused(lambda: domain.correct(found.pk, given, **words, by=request.actor, at=request.arrived_at))
        if verdict is None:
            messages.success(request, _("Düzeltme kaydedildi."))
            return redirect("applications:published_record", public_id)
        apart = _met(form, verdict, public_id, given)
    words = {"heading": _("Projeyi düzelt"), "submit": _("Düzeltmeyi kaydet"), "cancel": _address(found)}
    return form_page(request, form, **words, template=f"{FOLDER}/correct.html", project=found, apart=apart)


@require_http_methods(["GET", "POST"])
def published_classify(request: Request, public_id: str) -> HttpResponse:
    found = _changeable(request, public_id)
    edition = current_edition()
    form = ClassifyForm(request.POST or None, project=found, axes=definitions(edition) if edition else [])
    if form.is_valid():
        verdict = _refused(lambda: _classify(request, found, form))
        if verdict is None:
            messages.success(request, _("Sınıflandırma kaydedildi."))
            return redirect("applications:published_record", public_id)
        _met(form, verdict, public_id, {})
    words = {"heading": _("Projeyi sınıflandır"), "submit": _("Sınıflandırmayı kaydet"), "cancel": _address(found)}
    return form_page(request, form, **words, template=f"{FOLDER}/correct.html", project=found)


@require_POST
def published_review(request: Request, public_id: str) -> HttpResponse:
    found = _record(request, public_id)
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= len(str(2**31)) else -1
    attempt(
        request,
        lambda: domain.review_class(found.pk, seen=version, by=request.actor, at=request.arrived_at),
        _("Sınıflandırmayı gözden geçirdiğiniz kaydedildi."),
    )
    return redirect("applications:published_record", public_id)


def _classify(request: Request, project: PublishedProject, form: ClassifyForm) -> object:
    told = form.told()
    if form.is_none:
        return domain.unclassify(project.pk, reason=told["basis_tr"], seen=told["seen"], **stamps(request))
    return domain.classify(project.pk, **told, **stamps(request))


def _record(request: Request, public_id: str) -> PublishedProject:
    require(may_administer(request.actor))
    return get_object_or_404(records(), public_id=public_id)


def _changeable(request: Request, public_id: str) -> PublishedProject:
    found = _record(request, public_id)
    require(may_change(request.actor, found, seen=found.version))
    return found


def _address(project: PublishedProject) -> str:
    return reverse("applications:published_record", args=[project.public_id])


def _refused(act: Any) -> Verdict | None:
    try:
        act()
    except Refused as refusal:
        return refusal.verdict
    return None


def _met(form: forms.Form, verdict: Verdict, public_id: str, typed: dict[str, Any]) -> list[Any]:
    """The refusal in the form, which keeps all that was typed; over somebody else's save, what is stored now."""
    form.add_error(None, str(verdict.reason))
    if verdict.code != "stale":
        return []
    now = records().get(public_id=public_id)
    form.look_again(now)  # type: ignore[attr-defined]
    return differences(now, typed)


def _told_again(form: NewProjectForm, verdict: Verdict, given: dict[str, Any]) -> list[PublishedProject]:
    """The refusal in the form; where a record of that name is there, which ones, and a box to say theirs is another."""
    form.add_error(None, str(verdict.reason))
    if verdict.code != "double":
        return []
    form.ask_again()
    return same_named(given["year"], given["province"].pk, given["title_tr"])
