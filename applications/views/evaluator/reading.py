"""The evaluator's list, and the papers of an open file."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.policies.review import may_enter, may_open
from applications.presenters.evaluation import own_rows
from applications.queries.evaluation import PENDING, assignments_visible_to
from applications.queries.evaluators_copy import papers_for
from applications.views.downloads import evaluators_attachment
from applications.views.evaluator.answering import own_assignment
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request

DONE = "biten"


@require_safe
def evaluation_list(request: Request) -> HttpResponse:
    if not (verdict := may_enter(request.actor)):
        return refused(request, verdict)
    seen = assignments_visible_to(request.actor)
    mine = seen.select_related(
        "proposal__organisation", "proposal__province", "proposal__call__agency", "proposal__call__rule_set"
    )
    waiting, done = mine.filter(state__in=PENDING), mine.exclude(state__in=PENDING)
    shows_done = request.GET.get("durum") == DONE
    chosen = (
        done.order_by("-ended_at")
        if shows_done
        else sorted(waiting, key=lambda row: (row.answer_until or row.due_at, row.pk))
    )
    context = {
        "rows": own_rows(list(chosen), at=request.arrived_at),
        "shows_done": shows_done,
        "waiting": waiting.count(),
        "done": done.count(),
    }
    return render(request, "applications/evaluator/list.html", context)


@require_safe
def evaluation_document(request: Request, public_id: str, document_id: str) -> HttpResponse | FileResponse:
    assignment = own_assignment(request, public_id)
    if not (verdict := may_open(request.actor, assignment)):
        return refused(request, verdict)
    paper = next((one for one in papers_for(assignment) if one.document.public_id == document_id), None)
    if paper is None:
        raise Http404
    return evaluators_attachment(request, paper)
