"""What a citizen reads: the programme's home, the calls, one call with the rules of its year."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.presenters.calls import call_card, places_of, types_of, windows_shown
from applications.presenters.rules import sheet
from applications.queries.calls import Standing, board, published, stood
from applications.queries.rule_sets import source_documents, whole
from cmdp.kit.requests import Request
from priorities.queries import current_edition, definitions


@login_not_required
@require_safe
def home(request: Request) -> HttpResponse:
    calls = board(request.arrived_at, with_rules=True)
    edition = current_edition(request.arrived_at)
    axes = definitions(edition) if edition else []
    spoken_of = calls[Standing.OPEN] or calls[Standing.COMING] or calls[Standing.CLOSED]
    context = {
        "open_calls": [call_card(row) for row in calls[Standing.OPEN]],
        "coming": calls[Standing.COMING],
        "axes": axes,
        "measure_count": sum(len(axis.measures.all()) for axis in axes),
        "places": places_of(spoken_of),
        "types": types_of(spoken_of),
    }
    return render(request, "applications/public/home.html", context)


@login_not_required
@require_safe
def call_list(request: Request) -> HttpResponse:
    calls = board(request.arrived_at)
    context = {"open_calls": calls[Standing.OPEN], "coming": calls[Standing.COMING], "closed": calls[Standing.CLOSED]}
    return render(request, "applications/public/call_list.html", context)


@login_not_required
@require_safe
def call(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(published(), public_id=public_id)
    context = {
        **sheet(whole(found.rule_set)),
        "call": found,
        "stood": stood(found, request.arrived_at),
        "windows": windows_shown(found, request.arrived_at),
        "axes": definitions(found.edition),
    }
    return render(request, "applications/public/call.html", context)


@login_not_required
@require_safe
def source_file(_request: Request, public_id: str) -> FileResponse:
    document = get_object_or_404(source_documents(), public_id=public_id)
    if not document.file:
        raise Http404
    return FileResponse(document.file.open("rb"), as_attachment=True)
