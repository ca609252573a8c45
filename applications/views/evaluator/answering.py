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
from applications.forms.conflicts import BlindDeclarationForm, DeclarationForm, LateConflictForm
from applications.forms.review import ReasonForm
from applications.models import Assignment, Proposal
from applications.models.conflict import ConflictGround
from applications.policies.conflicts import may_declare_conflict
from applications.policies.review import may_declare, may_give_up, may_step_back
from applications.queries.affinity import Sign, signs_of
from applications.queries.bodies import bodies_asked_about, is_of_file
from applications.queries.evaluation import assignments_visible_to
from applications.queries.evaluators_copy import own_file, partners_shown
from applications.queries.rules import hides
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
        "call_stage",
        "evaluator",
    )
    return get_object_or_404(mine, public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_declare(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_declare(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    form = _declaration_form(request, assignment.proposal)
    if form.is_valid():
        return _declare(request, assignment, form)
    context = {
        "file": own_file(assignment),
        "partners": partners_shown(assignment),
        "signs": _signs(request, assignment.proposal),
        "form": form,
    }
    return render(request, "applications/evaluator/declare.html", context)


def _declaration_form(request: Request, proposal: Proposal) -> DeclarationForm:
    data = request.POST if request.method == "POST" else None
    return (
        BlindDeclarationForm(data, bodies=bodies_asked_about(proposal.call))
        if hides(proposal)
        else DeclarationForm(data)
    )


def _signs(request: Request, proposal: Proposal) -> tuple[Sign, ...]:
    """What the records show; where the applicant is hidden it would tell whom they show."""
    return () if hides(proposal) else signs_of(proposal, [request.actor]).get(request.actor.pk, ())


def _declare(request: Request, assignment: Assignment, form: DeclarationForm) -> HttpResponse:
    typed = form.cleaned_data
    ticked = typed.get("bodies", ())
    if typed["grounds"] or is_of_file(assignment.proposal, ticked):
        note = "\n".join(filter(None, [typed["note"], *ticked]))
        grounds = typed["grounds"] or [ConflictGround.OTHER]
        conflicts.declare_conflict(assignment.pk, grounds=grounds, note=note, **stamps(request))
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
    context = {"file": own_file(assignment), "form": form}
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
    context = {"file": own_file(assignment), "form": form}
    return render(request, "applications/evaluator/step_back.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_give_up(request: Request, public_id: str) -> HttpResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_give_up(request.actor, assignment, at=request.arrived_at)):
        return refused(request, verdict)
    back = reverse("applications:evaluation_file", args=[assignment.public_id])
    form = ReasonForm(request.POST or None, submit=_("Puanlanamaz olarak bildir"), cancel=back)
    if request.method == "POST" and form.is_valid():
        reviewing.give_up(assignment.pk, reason=form.cleaned_data["reason"], **stamps(request))
        messages.success(request, HANDED_OVER)
        return redirect("applications:evaluation_list")
    context = {"file": own_file(assignment), "form": form}
    return render(request, "applications/evaluator/give_up.html", context)
