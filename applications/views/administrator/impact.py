"""The administrators' desk: what a draft of the priorities touches, before it is published."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.exports.impact import impact_table
from applications.presenters import impact as words
from applications.queries.impact.changes import Impact, impact_of
from applications.queries.impact.lists import page_of
from applications.views.downloads import csv_download
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import handed_out
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities.domain.taking import note_impact_taken
from priorities.models import Edition
from priorities.policies import may_read_draft
from priorities.views.editions import find_any_draft

FOLDER = "applications/administrator/impact"


@require_safe
def draft_impact(request: Request, public_id: str) -> HttpResponse:
    impact = _impact(request, public_id)
    context = {
        "edition": impact.draft,
        "impact": impact,
        "touches": words.touches(impact),
        "figures": words.figures(impact.tally, every=True),
    }
    return render(request, f"{FOLDER}/changes.html", context)


@require_safe
def draft_impact_item(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    impact = _impact(request, public_id)
    touch = impact.of(lineage)
    if touch is None:
        raise Http404
    shown = words.shown(touch)
    kinds = [figure.kind for figure in shown.figures]
    kind = next((kind for kind in kinds if kind == request.GET.get("tur")), kinds[0] if kinds else None)
    context = {"edition": impact.draft, "shown": shown, "kind": kind}
    if kind:
        page = page_of(touch.mentions, kind, after=request.GET.get("sonra", ""))
        context |= {"page": page, "heads": words.heads(kind), "lines": words.lines(kind, page.rows)}
    return render(request, f"{FOLDER}/item.html", context)


@require_safe
def draft_impact_csv(request: Request, public_id: str) -> HttpResponse:
    impact = _impact(request, public_id)
    table = csv_download(f"etki-{impact.draft.public_id}", impact_table(impact))
    return handed_out(request, table, lambda: note_impact_taken(impact.draft, **stamps(request)))


def _impact(request: Request, public_id: str) -> Impact:
    found: Edition = find_any_draft(request, public_id)
    require(may_read_draft(request.actor, found))
    return impact_of(found, at=request.arrived_at)
