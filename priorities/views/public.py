"""What everyone reads: the axes and measures in force, other editions, differences, one measure with its history."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from cmdp.kit.caching import public_page
from cmdp.kit.requests import Request
from priorities import queries
from priorities.descent import read_descent
from priorities.differences import differences, edition_differences
from priorities.models import Edition, Measure
from priorities.queries import Standing
from priorities.views.linked import edition_terms, measure_term


@public_page
def current(request: Request) -> HttpResponse:
    standings = queries.standings(list(queries.published_editions()), at=request.arrived_at)
    shown = next((edition for edition, standing in standings if standing == Standing.IN_FORCE), None)
    return _edition_page(request, shown, standings)


@public_page
def edition(request: Request, number: int) -> HttpResponse:
    standings = queries.standings(list(queries.published_editions()), at=request.arrived_at)
    found = next((edition for edition, _standing in standings if edition.number == number), None)
    if found is None:
        raise Http404
    return _edition_page(request, found, standings)


@public_page
def edition_changes(request: Request, number: int, before: int) -> HttpResponse:
    editions = {edition.number: edition for edition in queries.published_editions()}
    if number not in editions or before not in editions or number == before:
        raise Http404
    new, old = editions[number], editions[before]
    descent = read_descent()
    context = {
        "edition": new,
        "before": old,
        "changes": differences(queries.definitions(old), queries.definitions(new), descent),
        "description": edition_differences(old, new, with_name=False),
        "groups": [group for group in descent.groups(old, new) if not group.is_exact],
    }
    return render(request, "priorities/edition_changes.html", context)


@public_page
def measure(request: Request, code: str) -> HttpResponse:
    found = queries.measure_with_code(code, request.arrived_at)
    if found is None:
        raise Http404
    return _measure_page(request, found)


@public_page
def edition_measure(request: Request, number: int, code: str) -> HttpResponse:
    found = queries.measure_in(number, code)
    if found is None:
        raise Http404
    return _measure_page(request, found)


@public_page
def lineage(_request: Request, lineage: uuid.UUID) -> HttpResponse:
    found = queries.last_of(lineage)
    if not isinstance(found, Measure):
        raise Http404
    return redirect("priorities:edition_measure", found.edition.number, found.code)


def _edition_page(request: Request, shown: Edition | None, standings: list[tuple[Edition, Standing]]) -> HttpResponse:
    axes = queries.definitions(shown) if shown else []
    earlier = [other for other, _standing in standings if shown and (other.number or 0) < (shown.number or 0)]
    context = {
        "edition": shown,
        "axes": axes,
        "count": sum(len(axis.measures.all()) for axis in axes),
        "standing": dict(standings).get(shown) if shown else None,
        "others": [(other, standing) for other, standing in standings if other != shown],
        "before": earlier[0] if earlier else None,
        "errata": queries.errata_of(shown) if shown else {},
        "thing": edition_terms(shown, [measure for axis in axes for measure in axis.measures.all()]) if shown else None,
    }
    return render(request, "priorities/edition.html", context)


def _measure_page(request: Request, found: Measure) -> HttpResponse:
    current, history = queries.current_edition(request.arrived_at), queries.history_of(found)
    descent = read_descent()
    answers = descent.translate(found, current) if current else []
    context = {
        "measure": found,
        "steps": [(now, before) for now, before in zip(history, [*history[1:], None], strict=True)],
        "current": current,
        "in_force": next((answer for answer in answers if answer.lineage == found.lineage), None),
        "heirs": [answer for answer in answers if answer.lineage != found.lineage],
        "origins": descent.origins_of(history[-1]),
        "namesakes": [other for other in queries.bearers_of(found.code) if other.lineage != found.lineage],
        "errata": queries.errata_of(found.edition).get(found.lineage, []),
        "siblings": found.axis.measures.all(),
        "thing": measure_term(found),
    }
    return render(request, "priorities/measure.html", context)
