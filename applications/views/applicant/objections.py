"""The applicant's objection: points and reasons, the form while its time runs, receipts and outcomes."""

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import objecting
from applications.forms.objections import ObjectionForm
from applications.models import Objection, Proposal
from applications.policies.objections import may_object, may_withdraw_objection
from applications.presenters.objections import shown_objections
from applications.queries.objections import decision_on, objections_on, told_of
from applications.queries.recipients import applicants_of
from applications.queries.rules import rules_of
from applications.views.acting import act_page, posted
from applications.views.applicant.room import own_file
from cmdp.kit.acting import accepted, stamps
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def proposal_objection(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    form = ObjectionForm(posted(request), request.FILES or None, initial={"form_key": new_id()})
    done = _("İtirazınız alındı; alındı belgesi aşağıda.")
    if request.method == "POST" and accepted(request, form, lambda: _send(request, proposal, form), done):
        return redirect("applications:proposal_objection", public_id)
    return _page(request, proposal, form)


def _send(request: Request, proposal: Proposal, form: ObjectionForm) -> Objection:
    return objecting.send_objection(proposal.pk, **form.words(), **stamps(request))


def _page(request: Request, proposal: Proposal, form: ObjectionForm) -> HttpResponse:
    rules = rules_of(proposal.call.rule_set)
    decision = decision_on(proposal) if rules.values.has_objections else None
    objections = list(objections_on(proposal))
    if decision is None and not objections:
        raise Http404
    context = {
        "proposal": proposal,
        "decision": decision,
        "is_over": decision is not None and decision.is_over(request.arrived_at),
        "is_default": "objection_days" in rules.unconfirmed,
        "told": told_of(proposal, decision) if decision else None,
        "may_object": may_object(request.actor, proposal),
        "form": form,
        "objections": shown_objections(objections, lambda row: may_withdraw_objection(request.actor, row)),
        "recipients": applicants_of(proposal),
    }
    return render(request, "applications/applicant/objection.html", context)


@require_http_methods(["GET", "POST"])
def objection_withdraw(request: Request, public_id: str, number: int) -> HttpResponse:
    proposal = own_file(request, public_id)
    objection = next((row for row in objections_on(proposal) if row.number == number), None)
    if objection is None:
        raise Http404
    return act_page(
        request,
        Form(posted(request)),
        verdict=may_withdraw_objection(request.actor, objection),
        act=lambda: objecting.withdraw_objection(objection.pk, **stamps(request)),
        done=_("İtirazınız geri çekildi."),
        back=reverse("applications:proposal_objection", args=[public_id]),
        heading=_("İtirazı geri çek"),
        submit=_("İtirazı geri çek"),
        kind="danger",
        room_layout="layouts/applicant.html",
        consequences=[_("Geri çekilen itiraz incelenmez. Süresi içinde yeniden itiraz edebilirsiniz.")],
        letters=applicants_of(proposal),
        proposal=proposal,
    )
