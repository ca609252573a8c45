"""What a citizen reads: the programme's home, the calls, one call with the rules of its year."""

from itertools import chain
from typing import Any, Final

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import http_date

from applications.models import Call
from applications.presenters import linked
from applications.presenters.calls import call_card, places_of, types_of, windows_shown
from applications.presenters.published import shown
from applications.presenters.questions import answers_shown
from applications.presenters.rules import sheet
from applications.queries.calls import Standing, at_home, board, next_instants, published, spoken_of, stood
from applications.queries.objections import objection_counts
from applications.queries.published.figures import totals
from applications.queries.published.filters import Filters
from applications.queries.published.listing import released_in
from applications.queries.questions import answer_days_of, answered_in, answers_by_call, questions_until
from applications.queries.results import results_of, with_results
from applications.queries.rule_sets import source_documents, whole
from applications.queries.undertakings import announced_by
from cmdp.kit.caching import clock_of, public_page
from cmdp.kit.links import subscription
from cmdp.kit.requests import Request
from priorities.queries import current_edition, definitions

LATEST: Final = 3


@public_page
def home(request: Request) -> HttpResponse:
    calls = board(request.arrived_at, with_rules=True)
    edition = current_edition(request.arrived_at)
    axes = definitions(edition) if edition else []
    rows = spoken_of(calls)
    places, types = places_of(rows), types_of(rows)
    context = {
        "now": clock_of(request, next_instants(chain(*calls.values()))),
        "open_calls": [call_card(row) for row in calls[Standing.OPEN]],
        "coming": calls[Standing.COMING],
        "axes": axes,
        "measure_count": sum(len(axis.measures.all()) for axis in axes),
        "places": places,
        "types": types,
        "supported": totals(Filters()),
        "thing": linked.service(places, types),
    }
    return render(request, "applications/public/home.html", context)


@public_page
def call_list(request: Request) -> HttpResponse:
    calls = board(request.arrived_at)
    ahead = [row.call for row in chain(calls[Standing.OPEN], calls[Standing.COMING])]
    context = {
        "now": clock_of(request, next_instants(chain(*calls.values()))),
        "open_calls": calls[Standing.OPEN],
        "coming": calls[Standing.COMING],
        "closed": calls[Standing.CLOSED],
        "thing": linked.listed(ahead) if ahead else None,
        "subscription": subscription(reverse("applications:call_calendar")),
        "with_results": with_results(row.call for row in chain(*calls.values())),
        "answers": answers_by_call(row.call for row in chain(*calls.values())),
    }
    return render(request, "applications/public/call_list.html", context)


@public_page
def call(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(published(), public_id=public_id)
    standing = stood(found, request.arrived_at)
    rules, results = whole(found.rule_set), results_of(found)
    context = {
        **sheet(rules),
        "provinces": at_home(rules.provinces.all(), found),
        **_questions(request, found),
        "now": clock_of(request, [*next_instants([standing]), *filter(None, [questions_until(found)])]),
        "call": found,
        "stood": standing,
        "windows": windows_shown(found, request.arrived_at, announced_by([found])),
        "results": results,
        "objections": objection_counts(found) if results else None,
        "supported": shown(released_in(found)),
        "axes": definitions(found.edition),
        "thing": linked.grant(found),
    }
    return render(request, "applications/public/call.html", context)


def _questions(request: Request, found: Call) -> dict[str, Any]:
    """What the call's page says of questions: the latest answers, until when one may ask, how soon an answer comes."""
    until, latest = questions_until(found), list(answered_in(found)[: LATEST + 1])
    return {
        "answers": answers_shown(latest[:LATEST]),
        "has_more_answers": len(latest) > LATEST,
        "questions_until": until,
        "is_taking_questions": until is not None and request.arrived_at < until,
        "answer_days": answer_days_of(found),
    }


@public_page
def source_file(_request: Request, public_id: str) -> FileResponse:
    document = get_object_or_404(source_documents(), public_id=public_id)
    if not document.file:
        raise Http404
    changed = document.file.storage.get_modified_time(str(document.file.name))
    headers = {"Last-Modified": http_date(changed.timestamp())}
    return FileResponse(document.file.open("rb"), as_attachment=True, headers=headers)
