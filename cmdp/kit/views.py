"""The gallery: every component in every state, for staff."""

from datetime import timedelta
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cmdp.kit.context import is_staff
from cmdp.kit.requests import Request
from cmdp.kit.samples import SampleForm


@require_safe
def gallery(request: Request) -> HttpResponse:
    if not is_staff(request.user):
        raise Http404
    now = request.arrived_at
    context = {
        "fresh": SampleForm(),
        "wrong": SampleForm({"name": "", "amount": "1.250", "day": "31.02.2026"}, prefix="w"),
        "now": now,
        "soon": now + timedelta(minutes=42),
        "later": now + timedelta(days=12, hours=4, minutes=11),
        "past": now - timedelta(days=1),
        "amount": Decimal(10296000),
        "rate": Decimal(88),
        "axes": range(1, 6),
    }
    return render(request, "kit/gallery.html", context)
