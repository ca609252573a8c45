"""Calls for other programs: Atom feeds of calls and of answers, calendars of their opening and closing instants."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from applications.exports.atom import AnswerFeed, CallFeed
from applications.exports.calendar import CONTENT_TYPE, calendar_of
from applications.queries.calls import published
from applications.queries.undertakings import announced_by
from cmdp.kit.caching import public_page


@public_page
def call_feed(request: HttpRequest) -> HttpResponse:
    return CallFeed()(request)


@public_page
def answer_feed(request: HttpRequest) -> HttpResponse:
    return AnswerFeed()(request)


@public_page
def call_answer_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    return AnswerFeed(get_object_or_404(published(), public_id=public_id))(request)


@public_page
def call_calendar(_request: HttpRequest) -> HttpResponse:
    name = _("CMDP çağrıları")
    calls = list(published())
    return HttpResponse(calendar_of(calls, announced_by(calls), name=name), content_type=CONTENT_TYPE)


@public_page
def call_calendar_one(_request: HttpRequest, public_id: str) -> HttpResponse:
    call = get_object_or_404(published(), public_id=public_id)
    headers = {"Content-Disposition": f'inline; filename="cmdp-{call.public_id}.ics"'}
    body = calendar_of([call], announced_by([call]), name=call.title)
    return HttpResponse(body, content_type=CONTENT_TYPE, headers=headers)
