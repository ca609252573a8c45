"""Carry an earlier file over into an open call."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain.copying import start_from
from applications.models import Call, Proposal
from applications.policies.drafting import may_copy
from applications.presenters.copying import changes_between, left_of, measures_of
from applications.queries import calls
from applications.queries.copying import copy_of
from applications.views.applicant.room import own_file
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict


@require_safe
def copy_targets(request: Request, public_id: str) -> HttpResponse:
    source = own_file(request, public_id)
    board = calls.board(request.arrived_at)
    rows = [row for row in board[calls.Standing.OPEN] if row.takes_new_files and row.call.pk != source.call_id]
    return render(request, "applications/applicant/copy_targets.html", {"source": source, "calls": rows})


@require_http_methods(["GET", "POST"])
def proposal_copy(request: Request, call_id: str, source_id: str) -> HttpResponse:
    call = get_object_or_404(calls.published(), public_id=call_id)
    source = own_file(request, source_id)
    if request.method != "POST":
        return _page(request, call, source, may_copy(request.actor, source, call, at=request.arrived_at))
    try:
        draft = start_from(source.pk, call.pk, by=request.actor, at=request.arrived_at)
    except Refused as refused:
        return _page(request, call, source, refused.verdict, status=403)
    return redirect("applications:proposal_detail", draft.public_id)


def _page(request: Request, call: Call, source: Proposal, verdict: Verdict, *, status: int = 200) -> HttpResponse:
    copy = copy_of(source, call)
    context = {
        "call": call,
        "stood": calls.stood(call, request.arrived_at),
        "source": source,
        "verdict": verdict,
        "measures": measures_of(copy),
        "left": left_of(copy),
        "copies": list(source.copies.filter(call=call)),
        "changes": changes_between(source, call),
    }
    return render(request, "applications/applicant/proposal_copy.html", context, status=status)
