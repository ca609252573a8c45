"""The evaluator's list, and the papers of an open file."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.policies.review import may_enter, may_open
from applications.presenters.evaluation import own_rows
from applications.queries.evaluation import PENDING, assignments_visible_to, documents_for
from applications.views.downloads import attachment
from cmdp.kit.pages import refused
from cmdp.kit.requests import Request

DONE = "biten"


@require_safe
def evaluation_list(request: Request) -> HttpResponse:
    if not (verdict := may_enter(request.actor)):
        return refused(request, verdict)
    mine = assignments_visible_to(request.actor).select_related("proposal__organisation", "proposal__call__agency")
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
    assignment = get_object_or_404(assignments_visible_to(request.actor), public_id=public_id)
    if not (verdict := may_open(request.actor, assignment)):
        return refused(request, verdict)
    document = get_object_or_404(documents_for(assignment), public_id=document_id)
    return attachment(request, document)
