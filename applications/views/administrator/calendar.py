"""The administrators' desk: years, holidays and half days."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import calendar as domain
from applications.forms.calendar import ConfirmYearForm, HolidayForm, ReasonForm, YearForm
from applications.policies.administration import may_administer, may_confirm_year, may_reopen_year
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require
from cmdp.regions import queries
from cmdp.regions.models import CalendarYear, Holiday

FOLDER = "applications/administrator/calendar"


@require_safe
def calendar(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    counts = queries.holidays_by_year()
    years = [(year, counts.get(year.year, 0)) for year in queries.calendar_years()]
    return render(request, f"{FOLDER}/years.html", {"years": years})


@require_http_methods(["GET", "POST"])
def calendar_year_open(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    form = YearForm(request.POST or None, cancel=reverse("applications:calendar"))
    if form.is_valid():
        try:
            opened = domain.open_year(form.cleaned_data["year"], by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            form.add_error("year", str(refusal.verdict.reason))
        else:
            messages.success(request, _("Yıl açıldı. Bayramları ekleyip yılı onaylayın."))
            return _to(opened.year)
    return render(request, f"{FOLDER}/form.html", {"form": form, "heading": _("Takvime yıl ekle")})


@require_safe
def calendar_year(request: Request, year: int) -> HttpResponse:
    found = _year(request, year)
    return render(request, f"{FOLDER}/year.html", {"year": found, "holidays": queries.holidays_of(year)})


@require_http_methods(["GET", "POST"])
def holiday_add(request: Request, year: int) -> HttpResponse:
    found = _year(request, year)
    form = HolidayForm(request.POST or None, year=year, cancel=reverse("applications:calendar_year", args=[year]))
    if form.is_valid():
        given = form.cleaned_data
        words = {"source": given["source"], "is_half_day": given["length"] == "half"}
        try:
            domain.add_holiday(given["date"], given["name"], **words, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            form.add_error("date", str(refusal.verdict.reason))
        else:
            messages.success(request, _("Gün takvime eklendi."))
            return _to(year)
    context = {"form": form, "year": found, "heading": _("%(year)s takvimine gün ekle") % {"year": year}}
    return render(request, f"{FOLDER}/form.html", context)


@require_http_methods(["GET", "POST"])
def holiday_remove(request: Request, year: int, month: int, day: int) -> HttpResponse:
    found = _year(request, year)
    holiday = _holiday(year, month, day)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        domain.remove_holiday(holiday, reason=form.cleaned_data["reason"], by=request.actor, at=request.arrived_at)
        messages.success(request, _("Gün takvimden çıkarıldı; artık iş günü sayılır."))
        return _to(year)
    context = {"holiday": holiday, "submit": _("Takvimden çıkar"), "kind": "danger"}
    return _confirm(request, "remove", found, form, context)


@require_http_methods(["GET", "POST"])
def calendar_confirm(request: Request, year: int) -> HttpResponse:
    found = _year(request, year)
    form = ConfirmYearForm(request.POST or None)
    if form.is_valid():
        domain.confirm_year(year, source=form.cleaned_data["source"], by=request.actor, at=request.arrived_at)
        messages.success(request, _("%(year)s takvimi onaylandı.") % {"year": year})
        return _to(year)
    verdict = may_confirm_year(request.actor, found)
    context = {"holidays": queries.holidays_of(year), "verdict": verdict, "submit": _("Yılı onayla")}
    return _confirm(request, "confirm", found, form, context)


@require_http_methods(["GET", "POST"])
def calendar_reopen(request: Request, year: int) -> HttpResponse:
    found = _year(request, year)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        domain.reopen_year(year, reason=form.cleaned_data["reason"], by=request.actor, at=request.arrived_at)
        messages.success(request, _("%(year)s takviminin onayı kaldırıldı.") % {"year": year})
        return _to(year)
    context = {"verdict": may_reopen_year(request.actor, found), "submit": _("Onayı kaldır"), "kind": "danger"}
    return _confirm(request, "reopen", found, form, context)


def _year(request: Request, year: int) -> CalendarYear:
    require(may_administer(request.actor))
    return get_object_or_404(queries.calendar_years(), year=year)


def _holiday(year: int, month: int, day: int) -> Holiday:
    try:
        date = dt.date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return get_object_or_404(queries.holidays_of(year), date=date)


def _confirm(request: Request, page: str, year: CalendarYear, form: object, context: dict) -> HttpResponse:
    back = reverse("applications:calendar_year", args=[year.year])
    return render(request, f"{FOLDER}/{page}.html", {"year": year, "form": form, "cancel": back, **context})


def _to(year: int) -> HttpResponse:
    return redirect("applications:calendar_year", year)
