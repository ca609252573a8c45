"""What was sent, and the cover letter that goes with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import lifecycle, taking
from applications.exports.cover_letter import DOCX, cover_letter, cover_letter_as_pdf
from applications.exports.typeset import PDF
from applications.forms.applicant.acts import CoverLetterForm
from applications.models import Submission
from applications.policies.proposal import may_record_cover_letter
from applications.presenters.content import sections_of
from applications.queries.applicant import submissions_of
from applications.queries.scanning import unclean_of
from applications.views.applicant.room import own_file
from applications.views.differing import difference_context
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_paper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def submission_detail(request: Request, public_id: str, number: int) -> HttpResponse:
    proposal = own_file(request, public_id)
    submission = get_object_or_404(submissions_of(proposal), number=number)
    context = {
        "proposal": proposal,
        "submission": submission,
        "sections": sections_of(submission.content, unclean=unclean_of(proposal)),
        "document_route": "applications:document_file",
    }
    return render(request, "applications/applicant/submission.html", context)


@require_safe
def submission_difference(request: Request, public_id: str) -> HttpResponse:
    context = difference_context(request, own_file(request, public_id))
    return render(request, "applications/applicant/difference.html", context)


@require_safe
def cover_letter_file(request: Request, public_id: str, number: int) -> HttpResponse:
    proposal = own_file(request, public_id)
    submission = get_object_or_404(submissions_of(proposal), number=number)
    return _letter(request, submission, cover_letter(submission), DOCX, f"ust-yazi-{proposal.slug}.docx")


@require_safe
def cover_letter_pdf(request: Request, public_id: str, number: int) -> HttpResponse:
    proposal = own_file(request, public_id)
    submission = get_object_or_404(submissions_of(proposal), number=number)
    return _letter(request, submission, cover_letter_as_pdf(submission), PDF, f"ust-yazi-{proposal.slug}.pdf")


def _letter(request: Request, submission: Submission, content: bytes, content_type: str, name: str) -> HttpResponse:
    def note() -> None:
        taking.note_cover_letter(submission, **stamps(request))

    return private_paper(request, content, name=name, content_type=content_type, note=note)


@require_http_methods(["GET", "POST"])
def cover_letter_record(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    require(may_record_cover_letter(request.actor, proposal, at=request.arrived_at))
    submission = submissions_of(proposal).first()
    data = request.POST if request.method == "POST" else None
    form = CoverLetterForm(data, initial=_recorded(submission), today=timezone.localdate(request.arrived_at))
    if form.is_bound and form.is_valid():
        lifecycle.record_cover_letter(proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at)
        messages.success(request, _("Üst yazının sayısı, tarihi ve gönderildiği yol kaydedildi."))
        return redirect("applications:proposal_detail", public_id)
    return render(request, "applications/applicant/cover_letter.html", {"proposal": proposal, "form": form})


def _recorded(submission: Submission | None) -> dict[str, Any]:
    """What the form says already."""
    if submission is None:
        return {}
    channel = submission.letter_channel
    return {"number": submission.letter_number, "date": submission.letter_date, "channel": channel}
