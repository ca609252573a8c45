"""The ranked list as it would be: asked by an address, never stored."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.forms.what_if import WhatIfForm
from applications.policies.certainty import may_reckon
from applications.queries.decisions import windows_of_manager
from applications.queries.envelopes import purse_of
from applications.queries.rank_runs import effects_of, evaluator_names, sureness_of
from applications.queries.ranking import assessed_of, rank
from applications.queries.rules import rules_of
from applications.queries.what_if import suppose
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def call_what_if(request: Request, public_id: str, order: int) -> HttpResponse:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_reckon(request.actor, window))
    rules = rules_of(window.call.rule_set)
    assessed = assessed_of(window, rules)
    official = rank(assessed, rules, purse_of(window.call, rules))
    effects = effects_of(sureness_of(window, official))
    names = evaluator_names(request.actor, window)
    form = WhatIfForm(request.GET or None, rules=rules, parts=assessed.parts, names=names, knows=bool(effects))
    is_asked = form.is_valid()
    other, pairs = suppose(assessed, official, form.supposed(), effects)
    context = {
        "window": window,
        "form": form,
        "is_asked": is_asked,
        "official": official,
        "other": other,
        "crossing": [pair for pair in pairs if pair.crosses],
        "moving": [pair for pair in pairs if pair.moves and not pair.crosses],
    }
    return render(request, "applications/manager/what_if.html", context)
