"""The reserve list of a call's stage: who waits, what is free, who was called and what they answered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.money import EnvelopeSplit
from applications.policies.decision import may_see_ranking
from applications.presenters.decisions import waiting_lines
from applications.queries.decisions import windows_of_manager
from applications.queries.reserve import call_ups_of, free_of, reserve_list
from applications.queries.rules import rules_of
from cmdp.kit.pages import keyset_page, slice_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

MOST_WAITING = 100


@require_safe
def call_reserve(request: Request, public_id: str, order: int) -> HttpResponse:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may_see_ranking(request.actor, window))
    waiting = waiting_lines(window, reserve_list(window))
    rules = rules_of(window.call.rule_set)
    context = {
        "window": window,
        "free": free_of(window),
        "days": rules.values.reserve_answer_days,
        "is_divided": rules.values.envelope_split != EnvelopeSplit.CALL,
        "is_default": "reserve_answer_days" in rules.unconfirmed,
        "waiting": slice_page(waiting, after=request.GET.get("bekleyen", ""), size=MOST_WAITING),
        "called": keyset_page(call_ups_of(window), order=["-pk"], after=request.GET.get("sonra", "")),
    }
    return render(request, "applications/manager/reserve.html", context)
