"""The undertakings of a file: what is to be signed, the paper for it, and the signed one on its way in."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import taking, undertakings
from applications.domain.freezing import content_of
from applications.exports.typeset import PDF
from applications.exports.undertaking import undertaking_as_pdf
from applications.forms.applicant.undertakings import UndertakingForm
from applications.models import PartialUpload, Proposal
from applications.policies.proposal import NEVER_SENT
from applications.policies.undertakings import may_upload_undertaking
from applications.queries.applicant import submissions_of
from applications.queries.facts import facts_of
from applications.queries.undertakings import Owed, owed_by
from applications.queries.uploads import uploads_into
from applications.views.applicant.room import own_file
from cmdp.kit.acting import stamps
from cmdp.kit.arriving import arrived, settle
from cmdp.kit.downloads import private_paper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict


@require_http_methods(["GET", "POST"])
def undertaking_list(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    owed = _asked(proposal)
    if request.method != "POST":
        return _page(request, proposal, owed)
    key = request.POST.get("key", "")
    files, whole = arrived(request, uploads_into(proposal, request.actor).filter(rule__key=key), f"{key}-file")
    form = UndertakingForm(request.POST, files, key=key)
    done = _upload(request, proposal, owed, form) if form.is_valid() else None
    settle(whole, form, is_kept=done is not None and done.status_code == HTTPStatus.FOUND)
    return done or _page(request, proposal, owed, wrong=form)


def _upload(request: Request, proposal: Proposal, owed: list[Owed], form: UndertakingForm) -> HttpResponse:
    try:
        row = undertakings.upload(proposal.pk, form.key, form.cleaned_data["file"], **stamps(request))
    except Refused as refusal:
        return _page(request, proposal, owed, refusal=refusal.verdict, status=403)
    messages.success(request, _("“%(name)s” yüklendi.") % {"name": row.name})
    return redirect("applications:undertaking_list", proposal.public_id)


@require_safe
def undertaking_paper(request: Request, public_id: str, key: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    rule = next((row.rule for row in _asked(proposal) if row.rule.key == key), None)
    if rule is None:
        raise Http404
    sent = None if proposal.status in NEVER_SENT else submissions_of(proposal).first()
    content = sent.content if sent else content_of(facts_of(proposal))
    return private_paper(
        request,
        undertaking_as_pdf(rule, content, sent),
        name=f"{key}-{proposal.slug}.pdf",
        content_type=PDF,
        note=lambda: taking.note_undertaking(proposal, key, **stamps(request)),
    )


def _asked(proposal: Proposal) -> list[Owed]:
    """What the stage asks for; where it asks for nothing there is no such page."""
    if owed := owed_by(proposal):
        return owed
    raise Http404


def _page(
    request: Request,
    proposal: Proposal,
    owed: list[Owed],
    *,
    wrong: UndertakingForm | None = None,
    refusal: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    begun = list(uploads_into(proposal, request.actor))
    cards = [_card(request, proposal, row, wrong, begun) for row in owed]
    told = {"forms": [wrong] if wrong else [], "refusal": refusal, "is_draft": proposal.status in NEVER_SENT}
    context = {"proposal": proposal, "cards": cards, **told}
    return render(request, "applications/applicant/undertakings.html", context, status=status)


def _card(
    request: Request, proposal: Proposal, row: Owed, wrong: UndertakingForm | None, begun: list[PartialUpload]
) -> dict[str, Any]:
    may = may_upload_undertaking(request.actor, proposal, row, at=request.arrived_at)
    form = wrong if wrong and wrong.key == row.rule.key else UndertakingForm(key=row.rule.key)
    unfinished = [upload for upload in begun if upload.rule_id == row.rule.pk]
    return {"owed": row, "may_upload": may, "form": form, "unfinished": unfinished}
