"""How sure the ranks are, how severe the evaluators: advice beside the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain.certainty import reckon_or_ask
from applications.forms.officer import PlainForm
from applications.models import CallStage
from applications.policies.certainty import may_reckon
from applications.policies.decision import may_see_ranking
from applications.presenters.ranking import SpanShown, effects_shown, residuals_shown, spans_shown
from applications.queries.decisions import windows_of_manager
from applications.queries.rank_runs import evaluator_names, sureness_of
from applications.queries.ranking import ranking_of
from applications.views.acting import accepted, posted
from cmdp.jobs.models import Job
from cmdp.kit.acting import stamps
from cmdp.kit.pages import Page, slice_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

# Files of an envelope on one page.
MOST_LINES = 50


@require_http_methods(["GET", "HEAD", "POST"])
def call_certainty(request: Request, public_id: str, order: int) -> HttpResponse:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_see_ranking(request.actor, window))
    form = PlainForm(posted(request))
    if request.method == "POST" and accepted(request, form, lambda: _reckon(request, window)):
        return redirect("applications:call_certainty", public_id, order)
    ranking = ranking_of(window)
    sureness = sureness_of(window, ranking)
    names = evaluator_names(request.actor, window) if sureness else {}
    context = {
        "window": window,
        "verdict": may_reckon(request.actor, window),
        "form": form,
        "ranking": ranking,
        "sureness": sureness,
        "spans": [(one, _page(request, one.anchor, rows)) for one, rows in spans_shown(ranking, sureness)],
        "effects": effects_shown(sureness, names),
        "residuals": residuals_shown(ranking, sureness, names),
    }
    return render(request, "applications/manager/certainty.html", context)


def _page(request: Request, name: str, rows: list[SpanShown]) -> Page:
    return slice_page(rows, after=request.GET.get(name, ""), size=MOST_LINES)


def _reckon(request: Request, window: CallStage) -> None:
    if isinstance(reckon_or_ask(window.pk, **stamps(request)), Job):
        messages.info(request, _("Hesap sıraya alındı; bitince bu sayfada görünür. Sayfayı birazdan yenileyin."))
    else:
        messages.success(request, _("Sıranın kesinliği hesaplandı."))
