"""What everyone reads: the axes and measures in force, earlier editions, one measure with its history."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cmdp.kit.requests import Request
from priorities import queries
from priorities.models import Edition


@login_not_required
@require_safe
def current(request: Request) -> HttpResponse:
    editions = list(queries.published_editions())
    return _edition_page(request, next(iter(editions), None), editions)


@login_not_required
@require_safe
def edition(request: Request, number: int) -> HttpResponse:
    editions = list(queries.published_editions())
    found = next((edition for edition in editions if edition.number == number), None)
    if found is None:
        raise Http404
    return _edition_page(request, found, editions)


@login_not_required
@require_safe
def measure(request: Request, code: str) -> HttpResponse:
    found = queries.measure_with_code(code)
    if found is None:
        raise Http404
    history = queries.history_of(found)
    steps = [(now, before) for now, before in zip(history, [*history[1:], None], strict=True)]
    context = {"measure": found, "steps": steps, "current": queries.current_edition()}
    context["siblings"] = found.axis.measures.all()
    return render(request, "priorities/measure.html", context)


def _edition_page(request: Request, shown: Edition | None, editions: list[Edition]) -> HttpResponse:
    axes = queries.definitions(shown) if shown else []
    context = {
        "edition": shown,
        "axes": axes,
        "count": sum(len(axis.measures.all()) for axis in axes),
        "is_current": shown is not None and shown == editions[0],
        "others": [other for other in editions if other != shown],
    }
    return render(request, "priorities/edition.html", context)
