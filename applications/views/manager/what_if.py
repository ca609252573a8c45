"""The ranked list as it would be: asked by an address, never stored."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.forms.what_if import WhatIfForm
from applications.policies.certainty import may_reckon
from applications.queries.decisions import windows_of_manager
from applications.queries.entrants import assessed_of, names_of
from applications.queries.envelopes import purse_of
from applications.queries.rank_runs import effects_of, evaluator_names, sureness_of
from applications.queries.ranking import rank
from applications.queries.rules import rules_of
from applications.queries.what_if import Changed, read_for, suppose
from cmdp.kit.pages import Page, slice_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

# Files on one page of a list, and where the address says which page.
MOST_LINES, CROSSING, MOVING = 50, "degisenler", "kayanlar"


@require_safe
def call_what_if(request: Request, public_id: str, order: int) -> HttpResponse:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_reckon(request.actor, window))
    rules = rules_of(window.call.rule_set)
    assessed = assessed_of(window, rules)
    official = rank(assessed, rules, purse_of(window.call, rules))
    effects = effects_of(sureness_of(window, official))
    names = evaluator_names(request.actor, window)
    form = WhatIfForm(request.GET or None, official=official, parts=assessed.parts, names=names, knows=bool(effects))
    other, pairs = official, list[Changed]()
    if is_asked := form.is_valid():
        supposed = form.supposed()
        other, pairs = suppose(assessed, official, supposed, effects, read_for(window, rules, supposed))
    pages = {
        CROSSING: _page(request, CROSSING, [pair for pair in pairs if pair.crosses]),
        MOVING: _page(request, MOVING, [pair for pair in pairs if pair.moves and not pair.crosses]),
    }
    context = {"window": window, "form": form, "is_asked": is_asked, "official": official, "other": other}
    context |= {"pages": pages, "names": names_of(pair.before.file for page in pages.values() for pair in page.rows)}
    return render(request, "applications/manager/what_if.html", context)


def _page(request: Request, name: str, pairs: list[Changed]) -> Page:
    return slice_page(pairs, after=request.GET.get(name, ""), size=MOST_LINES)
