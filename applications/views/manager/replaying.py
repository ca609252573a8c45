"""A decision's list, reckoned again while one looks, with the reasons of every line."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.policies.decision import may_see_ranking
from applications.presenters.parted import parted
from applications.presenters.why import explained
from applications.queries.decisions import acts_of_manager
from applications.queries.replaying import replay
from applications.queries.rules import rules_of
from cmdp.kit.pages import slice_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

# Lines on one page, and places where the lists part.
MOST_LINES, MOST_PARTED = 200, 100


@require_safe
def decision_replay(request: Request, public_id: str) -> HttpResponse:
    acts = acts_of_manager(request.actor).select_related("call__agency", "call__rule_set", "call_stage", "decided_list")
    act = get_object_or_404(acts, public_id=public_id)
    require(may_see_ranking(request.actor, act.call_stage))
    found = replay(act)
    document = found.document if found else None
    page = slice_page(document["lines"] if document else [], after=request.GET.get("liste", ""), size=MOST_LINES)
    context = {
        "act": act,
        "replayed": found,  # base.html calls its own problems ``found``
        "parted": parted(found.differences[:MOST_PARTED]) if found else [],
        "page": page,
        "lines": explained(document, rules_of(act.call.rule_set), page.rows) if document else [],
    }
    return render(request, "applications/manager/decision_replay.html", context)
