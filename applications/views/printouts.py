"""Sendings on paper: fetched by whoever sees the file; their code answered with yes or no to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.api.limits import Limit, spend
from applications.exports.typeset import PDF
from applications.forms.codes import CodeForm
from applications.queries.printouts import printouts_visible_to, stands_on_a_printout
from applications.queries.proposals import visible_to
from cmdp.kit.downloads import attachment
from cmdp.kit.requests import Request

CHECKS = Limit("codes", "CODE_CHECKS_PER_MINUTE")
UNKEPT = "private, no-store"


@require_safe
def printout_file(request: Request, public_id: str, number: int) -> FileResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    sending = {"submission__proposal": proposal, "submission__number": number}
    found = printouts_visible_to(request.actor).filter(**sending, language=get_language()).first()
    if found is None:
        raise Http404(_("Bu gönderimin PDF’i henüz hazır değil; birkaç saniye sonra sayfayı yenileyin."))
    words = {"name": f"basvuru-{proposal.slug}-{number}.pdf", "content_type": PDF}
    response = attachment(found.file, **words, lost=_("PDF depoda bulunamadı; ajansla görüşün."))
    response["Cache-Control"] = UNKEPT
    return response


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
    return _page(request, CodeForm(), is_known=stands_on_a_printout(form.cleaned_data["kod"]))


def _page(request: Request, form: CodeForm, *, status: int = 200, **told: object) -> HttpResponse:
    response = render(request, "applications/public/code_check.html", {"form": form, **told}, status=status)
    response["Cache-Control"] = UNKEPT
    return response
