"""The evaluator's list, and the papers of an open file."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.policies.review import may_enter, may_open
from applications.presenters.evaluation import own_rows
from applications.queries.evaluation import (
    DONE_ORDER,
    WAITING_ORDER,
    assignments_visible_to,
    done_of,
    waiting_of,
)
from applications.queries.evaluators_copy import papers_for
from applications.views.downloads import evaluators_attachment
from applications.views.evaluator.answering import own_assignment
from cmdp.kit.pages import keyset_page, refused
from cmdp.kit.requests import Request

DONE = "biten"


@require_safe
def evaluation_list(request: Request) -> HttpResponse:
    if not (verdict := may_enter(request.actor)):
        return refused(request, verdict)
    mine, shows_done = assignments_visible_to(request.actor), request.GET.get("durum") == DONE
    found, order = (done_of(mine), DONE_ORDER) if shows_done else (waiting_of(mine), WAITING_ORDER)
    page = keyset_page(found, order=order, after=request.GET.get("sonra", ""))
    context = {
        "page": page,
        "rows": own_rows(page.rows, at=request.arrived_at),
        "shows_done": shows_done,
        "waiting": waiting_of(mine).count(),
        "done": done_of(mine).count(),
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
