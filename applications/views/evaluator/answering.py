"""What an evaluator answers: no conflict, step back, cannot be scored."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.domain import assignment as assigning
from applications.domain import conflicts, reviewing
from applications.forms.conflicts import DeclarationForm, LateConflictForm
from applications.forms.review import GiveUpForm, ReasonForm
from applications.models import Assignment
from applications.policies.conflicts import may_declare_conflict
from applications.policies.review import may_declare, may_save_review, may_step_back
from applications.queries.affinity import signs_of
from applications.queries.evaluation import assignments_visible_to
from applications.queries.rules import rules_of
from cmdp.kit.acting import stamps
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request

HANDED_OVER = gettext_lazy("Bildiriminiz alındı; ajans yerinize başka birini görevlendirecek.")
CLOSED = gettext_lazy("Çıkar çatışmanız kaydedildi ve dosya size kapandı; bundan sonrası ajansın işi.")


def own_assignment(request: Request, public_id: str) -> Assignment:
    """The evaluator's own, with what its pages name; 404 for everybody else."""
    mine = assignments_visible_to(request.actor).select_related(
        "proposal__organisation",
        "proposal__province",
        "proposal__call__agency",
        "proposal__call__rule_set",
        "evaluator",
    )
    return get_object_or_404(mine, public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_declare(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_declare(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    form = DeclarationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _declare(request, assignment, form)
    context = {
        "assignment": assignment,
        "proposal": assignment.proposal,
        "partners": assignment.proposal.partners.all(),
        "signs": signs_of(assignment.proposal, [request.actor]).get(request.actor.pk, ()),
        "form": form,
    }
    return render(request, "applications/evaluator/declare.html", context)


def _declare(request: Request, assignment: Assignment, form: DeclarationForm) -> HttpResponse:
    typed = form.cleaned_data
    if typed["grounds"]:
        told = {"grounds": typed["grounds"], "note": typed["note"]}
        conflicts.declare_conflict(assignment.pk, **told, **stamps(request))
        messages.success(request, CLOSED)
        return redirect("applications:evaluation_list")
    assigning.declare(assignment.pk, **stamps(request))
    messages.success(request, _("Beyanınız alındı; dosya size açıldı."))
    return redirect("applications:evaluation_file", assignment.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_conflict(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_declare_conflict(request.actor, assignment)):
        return refused(request, verdict)
    back = reverse("applications:evaluation_file", args=[assignment.public_id])
    form = LateConflictForm(request.POST if request.method == "POST" else None, cancel=back)
    if form.is_valid():
        conflicts.declare_conflict(assignment.pk, **form.cleaned_data, **stamps(request))
        messages.success(request, CLOSED)
        return redirect("applications:evaluation_list")
    context = {"assignment": assignment, "proposal": assignment.proposal, "form": form}
    return render(request, "applications/evaluator/conflict.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_step_back(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_step_back(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    back = reverse("applications:evaluation_file", args=[assignment.public_id])
    form = ReasonForm(request.POST or None, submit=_("Dosyadan çekil"), cancel=back)
    if request.method == "POST" and form.is_valid():
        assigning.step_back(assignment.pk, reason=form.cleaned_data["reason"], by=request.actor, at=request.arrived_at)
        messages.success(request, _("Dosyadan çekildiniz; ajans başka birini görevlendirecek."))
        return redirect("applications:evaluation_list")
    context = {"assignment": assignment, "proposal": assignment.proposal, "form": form}
    return render(request, "applications/evaluator/step_back.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_give_up(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_save_review(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    back = reverse("applications:evaluation_file", args=[assignment.public_id])
    rules = rules_of(assignment.proposal.call.rule_set)
    form = GiveUpForm(request.POST or None, rules=rules, cancel=back)
    if request.method == "POST" and form.is_valid():
        told = {"criterion": form.criterion, "reason": form.cleaned_data["reason"]}
        reviewing.give_up(assignment.pk, **told, by=request.actor, at=request.arrived_at)
        messages.success(request, HANDED_OVER)
        return redirect("applications:evaluation_list")
    context = {"assignment": assignment, "proposal": assignment.proposal, "form": form}
    return render(request, "applications/evaluator/give_up.html", context)
