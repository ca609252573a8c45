"""Who evaluates a file: ask, see how far they are, take back, take up again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from applications.choices import AssessmentMode
from applications.domain import assignment as assigning
from applications.domain import scoring
from applications.forms.review import AskForm, ReasonForm, ReopenForm
from applications.models import Proposal
from applications.policies.discussion import may_read
from applications.policies.relations import manager_only
from applications.policies.review import (
    may_ask_evaluators,
    may_cancel_assignment,
    may_reopen,
    may_see_assignments,
    may_see_marks,
)
from applications.presenters.conflicts import signs_told
from applications.presenters.discussion import Roles, voices_shown
from applications.presenters.evaluation import result_shown, sent_reviews, staff_rows, waiting_for
from applications.queries.affinity import signs_of
from applications.queries.conflicts import conflicts_of
from applications.queries.discussion import report_of
from applications.queries.evaluation import Progress, assignments_of, eligible_evaluators, progress_of
from applications.queries.proposals import of_agencies
from applications.queries.rules import hides
from cmdp.kit.acting import accepted, stamps
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict


def sent_file(request: Request, public_id: str) -> Proposal:
    """A file that was sent to the person's agency; a stranger, or who is kept from it, finds nothing."""
    sent = of_agencies(request.actor).filter(first_sent_at__isnull=False)
    return get_object_or_404(sent.select_related("call__agency", "call__rule_set", "organisation"), public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def file_evaluators(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    if not (seen := may_see_assignments(request.actor, proposal)):
        return refused(request, seen)
    verdict = may_ask_evaluators(request.actor, proposal, at=request.arrived_at)
    if request.method == "POST" and not verdict:
        return refused(request, verdict)
    eligible = list(eligible_evaluators(proposal).exclude(pk=request.actor.pk)) if verdict else []
    signs = signs_told(signs_of(proposal, eligible)) if eligible else {}
    form = AskForm(request.POST if request.method == "POST" else None, eligible=eligible, signs=signs)
    if request.method == "POST" and form.is_valid() and _ask(request, proposal, form):
        return redirect("applications:file_evaluators", proposal.public_id)
    context = {
        **_context(request, proposal, verdict),
        "form": form,
        "has_eligible": form.has_choices,
    }
    return render(request, "applications/officer/assignments.html", context)


def _ask(request: Request, proposal: Proposal, form: AskForm) -> bool:
    people = form.cleaned_data["people"]
    try:
        asked = assigning.ask(proposal.pk, people, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        form.add_error("people", str(refusal.verdict.reason))
        return False
    words = ngettext("%(n)d kişiye soruldu ve mektup yazıldı.", "%(n)d kişiye soruldu ve mektup yazıldı.", len(asked))
    messages.success(request, words % {"n": len(asked)})
    return True


def _context(request: Request, proposal: Proposal, verdict: Verdict) -> dict[str, Any]:
    progress = progress_of(proposal)
    marks_verdict = may_see_marks(request.actor, proposal)
    return {
        "proposal": proposal,
        "verdict": verdict,
        "progress": progress,
        "rows": staff_rows(progress, at=request.arrived_at, can_cancel=bool(verdict) or verdict.code == "enough"),
        "waiting_for": waiting_for(progress),
        "marks_verdict": marks_verdict,
        "result": result_shown(progress) if marks_verdict and progress.is_complete else None,
        "is_opinion": progress.rules.values.assessment_mode == AssessmentMode.OPINION,
        "reviews": sent_reviews(progress) if marks_verdict else [],
        "discussion": may_read(request.actor, proposal),
        **_consensus(request, proposal, progress, marks_verdict),
        "conflicts": conflicts_of(proposal),
        "lift_verdict": manager_only(request.actor, proposal.call),
        "is_hidden": hides(proposal),
        "reopen_verdict": may_reopen(request.actor, proposal, at=request.arrived_at),
    }


def _consensus(request: Request, proposal: Proposal, progress: Progress, marks: Verdict) -> dict[str, Any]:
    """The report that the evaluators agreed on, once nothing of it changes any more, for whoever reads the marks."""
    report = report_of(proposal) if marks and progress.rules.values.has_consensus else None
    if report is None or report.frozen_at is None:
        return {"report": None, "voices": []}
    return {"report": report, "voices": voices_shown(report, Roles(proposal, request.actor))}


@require_http_methods(["GET", "HEAD", "POST"])
def assignment_cancel(request: Request, public_id: str) -> HttpResponse:
    assignment = get_object_or_404(assignments_of(request.actor), public_id=public_id)
    if not (verdict := may_cancel_assignment(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    back = reverse("applications:file_evaluators", args=[assignment.proposal.public_id])
    form = ReasonForm(request.POST or None, submit=_("Görevi kaldır"), cancel=back)
    if request.method == "POST" and form.is_valid():
        cancelled = assigning.cancel(
            assignment.pk, reason=form.cleaned_data["reason"], by=request.actor, at=request.arrived_at
        )
        messages.success(request, _said_of(cancelled.proposal))
        return redirect(back)
    context = {"assignment": assignment, "proposal": assignment.proposal, "form": form}
    return render(request, "applications/officer/assignments_cancel.html", context)


def _said_of(proposal: Proposal) -> str:
    """Where the plan names who follows, they were asked already."""
    if progress_of(proposal).to_ask:
        return _("Görev kaldırıldı; yerine başka birini isteyin.")
    return _("Görev kaldırıldı; yerine birini istemeniz gerekmez.")


@require_http_methods(["GET", "HEAD", "POST"])
def file_reopen(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    if not (verdict := may_reopen(request.actor, proposal, at=request.arrived_at)):
        return refused(request, verdict)
    back = reverse("applications:file_evaluators", args=[proposal.public_id])
    form = ReopenForm(request.POST or None, sent=progress_of(proposal).sent, cancel=back)

    def act() -> object:
        return scoring.reopen(proposal.pk, **form.cleaned_data, **stamps(request))

    done = _("Değerlendirme yeniden açıldı; seçtiğiniz kişilere mektup yazıldı.")
    if request.method == "POST" and accepted(request, form, act, done):
        return redirect(back)
    return render(
        request,
        "applications/officer/assignments_reopen.html",
        {"proposal": proposal, "form": form, "verdict": verdict},
    )
