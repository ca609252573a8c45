"""Before sending, sending, sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import Status
from applications.domain import lifecycle
from applications.domain.freezing import content_of, fingerprint
from applications.forms.applicant.acts import SendForm
from applications.models import Proposal
from applications.policies import proposal as policies
from applications.policies.approval import is_approved
from applications.policies.judgement import judge
from applications.presenters.content import declared_in, sections_of
from applications.presenters.sendings import changes_between
from applications.presenters.tasks import gaps_beside, mending_of, meters_of
from applications.presenters.unfinished import waiting_beside
from applications.queries.applicant import submissions_of
from applications.queries.facts import Facts, facts_of
from applications.queries.recipients import applicants_of
from applications.queries.scanning import unclean_of
from applications.queries.sections import versions_of
from applications.queries.undertakings import owed_by
from applications.queries.unfinished import unfinished_of
from applications.views.applicant.consent import Typed, consent_of
from applications.views.applicant.room import own_file
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict, first_refusal

HANDED_OVER = "wrong_stage"


@require_http_methods(["GET", "POST"])
def proposal_send(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    form = SendForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return check_page(request, proposal, form)
    hand_over = lifecycle.complete if proposal.status == Status.RETURNED else lifecycle.submit
    try:
        hand_over(proposal.pk, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        return _refused(request, proposal, form, refusal.verdict)
    return redirect("applications:proposal_receipt", proposal.public_id)


def _refused(request: Request, proposal: Proposal, form: SendForm, verdict: Verdict) -> HttpResponse:
    """A second click, or a colleague who was quicker, meets the receipt; others the page with the reason."""
    now = own_file(request, proposal.public_id)
    if verdict.code == HANDED_OVER and submissions_of(now).exists():
        messages.info(request, _("Bu başvuru zaten gönderilmişti; alındı belgesi aşağıda."))
        return redirect("applications:proposal_receipt", proposal.public_id)
    return check_page(request, now, form, refusal=verdict, status=403)


def check_page(
    request: Request,
    proposal: Proposal,
    form: SendForm,
    *,
    refusal: Verdict | None = None,
    status: int = 200,
    typed: Typed | None = None,
) -> HttpResponse:
    """What would be sent, what stops it, and the forms of those who may let it go."""
    completes = proposal.status == Status.RETURNED
    may = (policies.may_complete if completes else policies.may_submit)(request.actor, proposal, at=request.arrived_at)
    facts = facts_of(proposal)
    content = content_of(facts)
    digest = fingerprint(content)
    may = first_refusal(may, is_approved(proposal, digest))
    context = {
        "proposal": proposal,
        "form": form,
        "completes": completes,
        "may_send": may,
        "refusal": refusal if refusal is not None and may else None,
        **_content(facts, content),
    }
    context["warnings"] += [*gaps_beside(proposal, request.actor), *waiting_beside(proposal, unfinished_of(proposal))]
    has_obstacles = bool(context["obstacles"])
    context["consent"] = consent_of(request, proposal, digest, has_obstacles=has_obstacles, typed=typed)
    return render(request, "applications/applicant/send.html", context, status=status)


def _content(facts: Facts, content: dict[str, Any]) -> dict[str, Any]:
    """What would be frozen now, what the year's rules say of it, what is asked and who hears of it."""
    judged, proposal = judge(facts), facts.proposal
    last = submissions_of(proposal).first()
    obstacles = [row for row in judged if row.is_obstacle]
    return {
        "count": len(obstacles),
        "obstacles": mending_of(obstacles, proposal),
        "warnings": mending_of([row for row in judged if row.is_warning], proposal),
        "meters": meters_of(judged, versions_of(proposal)),
        "last": last,
        "changes": changes_between(last.content, content) if last else [],
        "sections": sections_of(content, unclean=unclean_of(proposal)),
        "document_route": "applications:document_file",
        "recipients": applicants_of(proposal),
        "asked": policies.open_request(proposal),
        "owed": owed_by(proposal),
        "clauses": facts.stage.stage.declaration,
    }


@require_safe
def proposal_receipt(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    submission = submissions_of(proposal).first()
    if submission is None:
        raise Http404
    context = {"proposal": proposal, "submission": submission, "recipients": applicants_of(proposal)}
    context |= {"owed": owed_by(proposal), "declared": declared_in(submission.content)}
    return render(request, "applications/applicant/receipt.html", context)
