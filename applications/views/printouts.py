"""Papers of a file, fetched by whoever sees it: sendings and what was signed; a code answered with yes or no."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.api.limits import Limit, spend
from applications.domain import taking, undertakings
from applications.exports.typeset import PDF
from applications.forms.codes import CodeForm
from applications.policies.documents import may_open_paper
from applications.queries.printouts import printouts_visible_to, stands_on_a_printout
from applications.queries.proposals import visible_to
from applications.queries.undertakings import undertakings_visible_to
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

CHECKS = Limit("codes", "CODE_CHECKS_PER_MINUTE")
UNKEPT = "private, no-store"


@require_safe
def printout_file(request: Request, public_id: str, number: int) -> FileResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    sending = {"submission__proposal": proposal, "submission__number": number}
    found = printouts_visible_to(request.actor).filter(**sending, language=get_language()).first()
    if found is None:
        raise Http404(_("Bu gönderimin PDF’i henüz hazır değil; birkaç saniye sonra sayfayı yenileyin."))
    return private_attachment(
        request,
        found.file,
        name=f"basvuru-{proposal.slug}-{number}.pdf",
        content_type=PDF,
        lost=_("PDF depoda bulunamadı; ajansla görüşün."),
        note=lambda: taking.note_sending(found, **stamps(request)),
    )


@require_safe
def undertaking_file(request: Request, public_id: str) -> FileResponse:
    found = get_object_or_404(undertakings_visible_to(request.actor), public_id=public_id)
    require(may_open_paper(found))
    return private_attachment(
        request,
        found.file,
        name=found.name,
        content_type=found.content_type,
        lost=_("Belge depoda bulunamadı; ajansla görüşün."),
        note=lambda: undertakings.note_fetched(found, **stamps(request)),
    )


@login_not_required
@require_safe
def code_check(request: Request) -> HttpResponse:
    """Nothing but yes or no: what is unknown, misspelt or no code at all is looked up and answered alike."""
    if "kod" not in request.GET:
        return _page(request, CodeForm())
    allowance = spend(request, CHECKS)
    if allowance.is_spent:
        response = _page(request, CodeForm(request.GET), status=429, quota=CHECKS.quota, seconds=allowance.seconds)
    else:
        response = _answer(request, CodeForm(request.GET))
    allowance.tell(response)
    return response


def _answer(request: Request, form: CodeForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form)
    is_known = stands_on_a_printout(form.cleaned_data["kod"])
    return _page(request, CodeForm() if is_known else form, is_known=is_known)  # a misspelt one stays to be mended


def _page(request: Request, form: CodeForm, *, status: int = 200, **told: object) -> HttpResponse:
    response = render(request, "applications/public/code_check.html", {"form": form, **told}, status=status)
    response["Cache-Control"] = UNKEPT
    return response
