"""The scores of a stage as a list, and as a file."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.domain.desk_lists import take_scores
from applications.filters.scoreboard import read_scores, score_address
from applications.forms.scoreboard import ScoreFilterForm
from applications.models import CallStage
from applications.policies.decision import may_see_ranking
from applications.presenters.score_rows import draw_scores
from applications.queries.decisions import windows_of_manager
from applications.queries.rules import rules_of
from applications.queries.scoreboard import axis_codes, page_of, score_rows
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

LONGEST_ADDRESS = 2000


def _window(request: Request, public_id: str, order: int) -> CallStage:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_see_ranking(request.actor, window))
    return window


@require_safe
def call_scores(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    axes, rules = axis_codes(window), rules_of(window.call.rule_set)
    asked = read_scores(request.GET, axes)
    page = page_of(window, asked, request.GET.get("sonra", ""))
    context = {
        "window": window,
        "rules": rules,
        "form": ScoreFilterForm(asked, axes, is_marked=rules.is_marked),
        "address": score_address(asked),
        "page": page,
        "has_rows": bool(page.rows),
        "body": draw_scores(score_rows(window, page.rows, rules), is_marked=rules.is_marked),
    }
    return render(request, "applications/manager/scores.html", context)


@require_POST
def scores_file(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    form = request.POST.get("bicim", "")
    if form not in {"xlsx", "csv"}:
        messages.error(request, _("Dosyayı XLSX ya da CSV olarak alabilirsiniz; düğmelerden birini kullanın."))
        return redirect("applications:call_scores", public_id, order)
    asked = read_scores(QueryDict(request.POST.get("liste", "")[:LONGEST_ADDRESS]), axis_codes(window))
    job = take_scores(window.pk, query=score_address(asked), form=form, **stamps(request))
    return redirect("applications:job", job.public_id)
