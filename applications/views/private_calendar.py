"""One's own calendar: get its address, take it back; what the address answers to a calendar program."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.api.limits import CALENDARS, spend, spend_secret
from applications.domain import private_calendar as acts
from applications.exports.calendar import CONTENT_TYPE
from applications.exports.private_calendar import private_calendar_of
from applications.presenters.dates import address_of, summary_of
from applications.queries.dates import dates_of, own_calendar, titles_of
from cmdp.accounts.models import User
from cmdp.kit.caching import for_nobody
from cmdp.kit.links import absolute, subscription
from cmdp.kit.requests import Request

TOO_MANY = 429
# The page shows the nearest; the calendar program gets them all.
MOST_SHOWN = 20


@require_http_methods(["GET", "POST"])
def my_calendar(request: Request) -> HttpResponse:
    """The address is shown in the answer to its making and never again."""
    path = ""
    if request.method == "POST":
        token = acts.make_calendar(by=request.actor, at=request.arrived_at)
        path = reverse("applications:private_calendar", args=[token])
    ahead = [date for date in dates_of(request.actor, at=request.arrived_at) if date.at > request.arrived_at]
    shown = ahead[:MOST_SHOWN]
    titles = titles_of(request.actor, [date.page for date in shown])
    context = {
        "address": absolute(path) if path else "",
        "subscription": subscription(path) if path else "",
        "calendar": own_calendar(request.actor),
        "dates": [(date, summary_of(date), address_of(date), titles.get(date.page, "")) for date in shown],
        "more": len(ahead) - len(shown),
    }
    return _unkept(render(request, "applications/staff/my_calendar.html", context))


@require_POST
def calendar_revoke(request: Request) -> HttpResponse:
    if acts.revoke_calendar(by=request.actor, at=request.arrived_at):
        messages.success(request, _("Takvim adresiniz kaldırıldı; o adres artık hiçbir şey göstermez."))
    return redirect("applications:my_calendar")


@for_nobody
@login_not_required
@require_safe
def private_calendar(request: Request, token: str) -> HttpResponse:
    """An address that reads something spends its own allowance; guesses spend that of where they come from."""
    person = acts.reader_of(token, at=request.arrived_at)
    allowance = spend(request, CALENDARS) if person is None else spend_secret(request, CALENDARS, token)
    if allowance.is_spent:
        response = HttpResponse(status=TOO_MANY, content_type="text/plain; charset=utf-8")
    elif person is None:
        raise Http404
    else:
        response = HttpResponse(_calendar(request, person), content_type=CONTENT_TYPE)
    allowance.tell(response)
    response["Referrer-Policy"] = "no-referrer"
    return _unkept(response)


def _calendar(request: Request, person: User) -> bytes:
    """In the person's own language, whatever the address says."""
    dates = dates_of(person, at=request.arrived_at)
    with translation.override(person.language):
        return private_calendar_of(dates, acts.marks_of(dates, at=request.arrived_at))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Nobody keeps a copy. (A page that hides its own address from our site too could not post its forms.)"""
    response["Cache-Control"] = "private, no-store"
    return response
