"""How to apply, and the documents of the years."""

from itertools import chain

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from applications.presenters.calls import call_card, places_of, types_of
from applications.presenters.rules import checks_of, sheet
from applications.queries.calls import board, next_instants, spoken_of
from applications.queries.documents import public_rule_sets, years_of_documents
from applications.queries.rule_sets import whole
from applications.queries.rules import rules_of
from cmdp.kit.caching import clock_of, public_page
from cmdp.kit.requests import Request
from priorities.queries import published_editions


@public_page
def guide(request: Request) -> HttpResponse:
    calls = board(request.arrived_at, with_rules=True)
    rows = spoken_of(calls)
    rules = rules_of(rows[0].call.rule_set) if rows else None
    context = {
        "now": clock_of(request, next_instants(chain(*calls.values()))),
        "cards": [call_card(row) for row in rows[:6]],
        "standing": rows[0].standing if rows else "",
        "places": places_of(rows),
        "types": types_of(rows),
        "rules": rules,
        "checks": checks_of(rules) if rules else [],
    }
    return render(request, "applications/public/guide.html", context)


@public_page
def documents(request: Request) -> HttpResponse:
    context = {"years": years_of_documents(), "editions": published_editions()}
    return render(request, "applications/public/documents.html", context)


@public_page
def rules_of_a_year(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(public_rule_sets(), public_id=public_id)
    context = sheet(whole(found))
    return render(request, "applications/public/rules_of_a_year.html", context)
