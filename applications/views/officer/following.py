"""Whose evaluations the agency waits for."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.models import Assignment
from applications.policies.relations import is_agency_staff
from applications.presenters.following import awaited_rows
from applications.queries.pool import workloads_of
from applications.queries.reminding import last_reminded
from applications.queries.workload import awaited_from, capacities_of
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

LATE = "geciken"


@require_safe
def evaluations_awaited(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    awaited = awaited_from(request.actor)
    late = Q(due_at__lte=request.arrived_at)
    shows_late = request.GET.get("hangi") == LATE
    chosen = awaited.filter(late) if shows_late else awaited
    page = keyset_page(chosen, order=["due_at"], after=request.GET.get("sonra", ""))
    context = {
        "page": page,
        "rows": awaited_rows(page.rows, **_known(request, page.rows), at=request.arrived_at),
        "shows_late": shows_late,
        "counts": awaited.order_by().aggregate(all=Count("pk"), late=Count("pk", filter=late)),
    }
    return render(request, "applications/officer/evaluations_awaited.html", context)


def _known(request: Request, rows: list[Assignment]) -> dict[str, Any]:
    people = {row.evaluator_id for row in rows}
    return {
        "workloads": workloads_of(people, seen_by=request.actor, at=request.arrived_at),
        "capacities": capacities_of(people),
        "reminded": last_reminded(rows),
    }
