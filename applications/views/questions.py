"""Answers about a call that everybody reads."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from applications.presenters.questions import answer_shown, answers_shown
from applications.queries.calls import published
from applications.queries.questions import NEWEST, answered_in, questions_until
from cmdp.kit.caching import clock_of, public_page
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.text import clean_line

LONGEST = 200


@public_page
def call_questions(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(published(), public_id=public_id)
    text, until = clean_line(request.GET.get("q", ""))[:LONGEST], questions_until(found)
    rows = answered_in(found, text)
    page = keyset_page(rows, order=[*NEWEST, "-pk"], after=request.GET.get("sonra", ""))
    context = {
        "call": found,
        "text": text,
        "page": page,
        "answers": answers_shown(page.rows),
        "count": rows.count(),
        "until": until,
        "is_taking": until is not None and request.arrived_at < until,
        "now": clock_of(request, [until] if until else []),
    }
    return render(request, "applications/public/questions/list.html", context)


@public_page
def call_question(request: Request, public_id: str, question_id: str) -> HttpResponse:
    found = get_object_or_404(published(), public_id=public_id)
    row = get_object_or_404(answered_in(found), public_id=question_id)
    return render(request, "applications/public/questions/one.html", {"call": found, "shown": answer_shown(row)})
