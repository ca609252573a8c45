"""The gallery: every component in every state, for staff who build and check pages; not in production."""

from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cmdp.kit.charts.samples import pictures
from cmdp.kit.context import is_staff
from cmdp.kit.formats import format_rate
from cmdp.kit.pages import Page
from cmdp.kit.requests import Request
from cmdp.kit.samples import AXES, ROWS, SampleFilter, SampleForm

WRONG = {"w-name": "Atölye " * 40, "w-amount": "1.250", "w-closes_at_0": "31.02.2026", "w-summary": "İki\r\nsatır"}


@require_safe
def gallery(request: Request) -> HttpResponse:
    if settings.MODE == "production" or not is_staff(request.user):
        raise Http404
    now = request.arrived_at
    context = {
        "fresh": SampleForm(),
        "wrong": SampleForm(WRONG, prefix="w"),
        "filter": SampleFilter(request.GET or None, auto_id="f-%s"),
        "now": now,
        "soon": now + timedelta(minutes=42),
        "later": now + timedelta(days=12, hours=4, minutes=11),
        "past": now - timedelta(days=1),
        "amount": Decimal(10296000),
        "most": _("en çok %(rate)s") % {"rate": format_rate(90)},
        "least": _("en az %(rate)s") % {"rate": format_rate(10)},
        "axes": AXES,
        "rows": ROWS,
        **pictures(),
        "page": Page(rows=ROWS, previous="o", next="s"),
    }
    return render(request, "kit/gallery.html", context)
