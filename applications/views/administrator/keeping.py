"""What is kept of people, for how long, what is due to go and what went; for administrators."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.domain.purging import due_now
from applications.policies.administration import may_administer
from applications.queries.kept import REGISTER, of, rounds
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

MOST_ROUNDS = 50


@require_safe
def keeping(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    due = due_now(at=request.arrived_at)
    context = {
        "register": [(kept, due.get(kept.key)) for kept in REGISTER],
        "rounds": [(of(one.kind), one) for one in rounds(most=MOST_ROUNDS)],
        "has_defaults": any(kept.is_unconfirmed for kept in REGISTER),
    }
    return render(request, "applications/administrator/keeping.html", context)
