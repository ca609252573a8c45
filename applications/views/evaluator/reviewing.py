"""The evaluator's page: the file and the marks side by side; look, and send."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import AssessmentMode, AssignmentState, Demand
from applications.domain import reviewing
from applications.forms.review import DraftForm
from applications.models import Assignment
from applications.policies.discussion import may_read
from applications.policies.review import may_open, may_save_review, may_send_review
from applications.presenters.evaluation import mark_sections, summary_in, summary_of
from applications.presenters.unnamed import sections_for_evaluators
from applications.queries.evaluators_copy import content_for, own_file
from applications.queries.review import review_of, shortfalls_of, unscorable_in, versions_of
from applications.queries.rules import rules_of
from applications.views.evaluator.answering import HANDED_OVER, own_assignment
from cmdp.kit.formats import format_time
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request, is_unattended
from cmdp.kit.verdict import Refused, Verdict


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_file(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if assignment.state == AssignmentState.ASKED:
        return redirect("applications:evaluation_declare", assignment.public_id)
    if not (verdict := may_open(request.actor, assignment)):
        return refused(request, verdict)
    writable = may_save_review(request.actor, assignment, at=request.arrived_at)
    if request.method == "POST":
        return _save(request, assignment) if writable else refused(request, writable)
    if not writable:
        return _show_locked(request, assignment, writable)
    rules = rules_of(assignment.proposal.call.rule_set)
    form = DraftForm(rules=rules, review=review_of(assignment))
    return render(request, "applications/evaluator/file.html", _page(assignment, form))


def _save(request: Request, assignment: Assignment) -> HttpResponse:
    review = review_of(assignment)
    form = DraftForm(request.POST, rules=rules_of(assignment.proposal.call.rule_set), review=review)
    if not form.is_valid():
        return _show_problems(request, assignment, form)
    version = form.cleaned_data["version"]
    try:
        saved = reviewing.save(assignment.pk, form.draft, version=version, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        return _show_refusal(request, assignment, form, refusal)
    told = _("Kaydedildi %(time)s") % {"time": format_time(request.arrived_at)}
    if is_unattended(request):
        return JsonResponse({"told": told, "fields": {"version": saved.version}})
    if "look" in request.POST:
        return redirect("applications:evaluation_send", assignment.public_id)
    messages.success(request, told)
    return redirect("applications:evaluation_file", assignment.public_id)


def _show_problems(request: Request, assignment: Assignment, form: DraftForm) -> HttpResponse:
    if is_unattended(request):
        told = _("Kaydedilemedi: %(problem)s") % {"problem": next(iter(form.errors.values()))[0]}
        return JsonResponse({"told": told}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return render(request, "applications/evaluator/file.html", _page(assignment, form))


def _show_refusal(request: Request, assignment: Assignment, form: DraftForm, refusal: Refused) -> HttpResponse:
    """What was typed stays; where a newer version stands, both are shown and the next save decides."""
    if is_unattended(request):
        return JsonResponse({"told": _unattended_words(refusal.verdict)}, status=HTTPStatus.CONFLICT)
    saved = review_of(assignment)
    form.add_error(None, str(refusal.verdict.reason))
    if saved and refusal.verdict.code == reviewing.NEWER.code:
        form.start_from(saved.version)
    return render(
        request,
        "applications/evaluator/file.html",
        _page(assignment, form, in_conflict=True),
        status=HTTPStatus.CONFLICT,
    )


def _unattended_words(verdict: Verdict) -> str:
    if verdict.code == reviewing.NEWER.code:
        return _("Bu değerlendirme başka bir pencerede değiştirildi. İki metni de görmek için Kaydet'e basın.")
    return str(verdict.reason)


def _page(assignment: Assignment, form: DraftForm, *, in_conflict: bool = False) -> dict[str, Any]:
    review, rules = review_of(assignment), form.rules
    is_opinion = rules.values.assessment_mode == AssessmentMode.OPINION
    return {
        **_shown(assignment),
        "form": form,
        "values": rules.values,
        "review": review,
        "saved_review": review if in_conflict else None,
        "is_opinion": is_opinion,
        "is_view_required": rules.values.overall_view == Demand.REQUIRED,
        "grid": [] if is_opinion else mark_sections(form, rules, review, in_conflict=in_conflict),
        "summary": summary_of(review, rules, []),
    }


def _shown(assignment: Assignment) -> dict[str, Any]:
    content, papers = content_for(assignment)
    return {"file": own_file(assignment), "content": content, "parts": sections_for_evaluators(content, papers)}


def _show_locked(request: Request, assignment: Assignment, verdict: Verdict) -> HttpResponse:
    review, rules = review_of(assignment), rules_of(assignment.proposal.call.rule_set)
    context = {**_shown(assignment), "review": review, "verdict": verdict, "summary": summary_of(review, rules, [])}
    context["discussion"] = may_read(request.actor, assignment.proposal)
    is_opinion = rules.values.assessment_mode == AssessmentMode.OPINION
    return render(request, "applications/evaluator/locked.html", {**context, "is_opinion": is_opinion})


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_send(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_send_review(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    if request.method == "POST" and (answer := _send(request, assignment)):
        return answer
    review, rules = review_of(assignment), rules_of(assignment.proposal.call.rule_set)
    shortfalls = shortfalls_of(review, rules)
    context = {
        "file": own_file(assignment),
        "review": review,
        "is_complete": not shortfalls,
        "unscorable": [criterion for criterion, _mark in unscorable_in(review, rules)],
        "is_opinion": rules.values.assessment_mode == AssessmentMode.OPINION,
        "summary": summary_of(review, rules, shortfalls),
        "values": rules.values,
    }
    return render(request, "applications/evaluator/send.html", context)


def _send(request: Request, assignment: Assignment) -> HttpResponse | None:
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() else -1
    try:
        sent = reviewing.send(assignment.pk, version=version, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
        return None
    if sent.state == AssignmentState.UNSCORABLE:
        messages.success(request, HANDED_OVER)
        return redirect("applications:evaluation_list")
    messages.success(request, _("Değerlendirmeniz gönderildi; teşekkür ederiz."))
    return redirect("applications:evaluation_file", assignment.public_id)


@require_safe
def evaluation_versions(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_open(request.actor, assignment)):
        return refused(request, verdict)
    versions = list(versions_of(assignment).defer("content"))
    wanted = request.GET.get("hal")
    chosen = next((row for row in versions if row.public_id == wanted), versions[0] if versions else None)
    rules = rules_of(assignment.proposal.call.rule_set)
    context = {
        "file": own_file(assignment),
        "versions": versions,
        "chosen": chosen,
        "summary": summary_in(chosen, rules) if chosen else None,
        "is_opinion": rules.values.assessment_mode == AssessmentMode.OPINION,
    }
    return render(request, "applications/evaluator/versions.html", context)
