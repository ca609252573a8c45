"""What a file's evaluators do together once all have sent: talk, write one report, answer it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import discussing
from applications.forms.discussion import AnswerForm, ReportForm
from applications.models import Assignment, ConsensusReport
from applications.policies.discussion import may_answer_report, may_read, may_write_report
from applications.presenters.discussion import Roles, voices_shown
from applications.queries.discussion import report_of
from applications.queries.evaluators_copy import own_file
from applications.views.discussing import discussion_page
from applications.views.evaluator.answering import own_assignment
from cmdp.kit.acting import accepted, stamps
from cmdp.kit.formats import format_time
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request, is_unattended
from cmdp.kit.verdict import Refused, require


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_discussion(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    require(may_read(request.actor, assignment.proposal))
    return discussion_page(
        request, assignment.proposal, "applications/evaluator/discussion.html", file=own_file(assignment)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_consensus(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    proposal = assignment.proposal
    require(may_read(request.actor, proposal))
    report = report_of(proposal)
    if request.method == "POST":
        return _save(request, assignment, report) if "text" in request.POST else _answer(request, assignment, report)
    return _page(request, assignment, report, ReportForm(report=report), AnswerForm(report=report))


def _page(
    request: Request,
    assignment: Assignment,
    report: ConsensusReport | None,
    form: ReportForm,
    answer: AnswerForm,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    proposal = assignment.proposal
    answer.helper = PageFormHelper(answer, submit=_("Yanıtımı ver"))  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "file": own_file(assignment),
        "report": report,
        "voices": voices_shown(report, Roles(proposal, request.actor)),
        "form": form,
        "answer": answer,
        "in_conflict": status == HTTPStatus.CONFLICT,
        "may_write": may_write_report(request.actor, proposal, report),
        "may_answer": may_answer_report(request.actor, proposal, report),
    }
    return render(request, "applications/evaluator/consensus.html", context, status=status)


def _save(request: Request, assignment: Assignment, report: ConsensusReport | None) -> HttpResponse:
    if not (verdict := may_write_report(request.actor, assignment.proposal, report)):
        return refused(request, verdict)
    form = ReportForm(request.POST, report=report)
    if not form.is_valid():
        return _say_no(request, assignment, report, form, str(next(iter(form.errors.values()))[0]), HTTPStatus.OK)
    try:
        saved = discussing.save_report(assignment.proposal_id, **_typed(form), **stamps(request))
        if "propose" in request.POST:
            discussing.put_forward(assignment.proposal_id, version=saved.version, **stamps(request))
    except Refused as refusal:
        return _say_newer(request, assignment, form, str(refusal.verdict.reason))
    return _said(request, saved, lambda: redirect("applications:evaluation_consensus", assignment.public_id))


def _typed(form: ReportForm) -> dict[str, Any]:
    return {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"]}


def _said(request: Request, saved: ConsensusReport, onward: Callable[[], HttpResponse]) -> HttpResponse:
    told = _("Kaydedildi %(time)s") % {"time": format_time(request.arrived_at)}
    if is_unattended(request):
        return JsonResponse({"told": told, "fields": {"version": saved.version}})
    messages.success(request, _("Rapor ötekilerin görüşüne sunuldu.") if "propose" in request.POST else told)
    return onward()


def _say_newer(request: Request, assignment: Assignment, form: ReportForm, reason: str) -> HttpResponse:
    """What was typed stays beside what is stored; the next save decides."""
    report = report_of(assignment.proposal)
    if report and not is_unattended(request):
        form.start_from(report.version)
    return _say_no(request, assignment, report, form, reason, HTTPStatus.CONFLICT)


def _say_no(
    request: Request,
    assignment: Assignment,
    report: ConsensusReport | None,
    form: ReportForm,
    reason: str,
    status: HTTPStatus,
) -> HttpResponse:
    if is_unattended(request):
        told = _("Kaydedilemedi: %(problem)s") % {"problem": reason}
        wrong = status == HTTPStatus.OK
        return JsonResponse({"told": told}, status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else status)
    if status == HTTPStatus.CONFLICT:
        form.add_error(None, reason)
    return _page(request, assignment, report, form, AnswerForm(report=report), status=status)


def _answer(request: Request, assignment: Assignment, report: ConsensusReport | None) -> HttpResponse:
    if not (verdict := may_answer_report(request.actor, assignment.proposal, report)):
        return refused(request, verdict)
    answer = AnswerForm(request.POST, report=report)

    def act() -> object:
        return discussing.answer(assignment.proposal_id, **answer.cleaned_data, **stamps(request))

    if accepted(request, answer, act, _("Yanıtınız rapora eklendi.")):
        return redirect("applications:evaluation_consensus", assignment.public_id)
    return _page(request, assignment, report, ReportForm(report=report), answer)
