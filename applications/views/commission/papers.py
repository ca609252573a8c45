"""A meeting's papers: the calendar file, the member's book, the minutes, what was signed; each taking is recorded."""

import hashlib

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.domain import books, meetings
from applications.exports.calendar import CONTENT_TYPE
from applications.exports.meetings import invitation_of, minutes_of
from applications.exports.typeset import PDF
from applications.models import Meeting
from applications.policies.leading import may_run
from applications.policies.meeting import may_open_meeting_paper, may_read_all
from applications.queries.commission import (
    agenda_of,
    sheets_visible_to,
    with_decisions,
)
from applications.views.commission.doors import followed_meeting, own_meeting
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment, private_paper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def _handed(request: Request, meeting: Meeting, content: bytes, *, paper: str, name: str, kind: str) -> HttpResponse:
    digest = hashlib.sha256(content).hexdigest()
    return private_paper(
        request,
        content,
        name=name,
        content_type=kind,
        note=lambda: meetings.note_fetched(meeting, paper, digest, **stamps(request)),
    )


@require_safe
def meeting_calendar(request: Request, public_id: str) -> HttpResponse:
    meeting = own_meeting(request, public_id)
    name = f"komisyon-{meeting.public_id}.ics"
    return _handed(request, meeting, invitation_of(meeting), paper="calendar", name=name, kind=CONTENT_TYPE)


@require_safe
def meeting_minutes(request: Request, public_id: str) -> HttpResponse:
    meeting = followed_meeting(request, public_id)
    items = list(with_decisions(agenda_of(meeting)))
    readable = frozenset(item.pk for item in items)
    if not may_run(request.actor, meeting):
        mine = sheets_visible_to(request.actor).filter(meeting=meeting)
        readable = frozenset(mine.values_list("pk", flat=True))
    name = f"tutanak-{meeting.public_id}.pdf"
    content = minutes_of(meeting, items, readable)
    return _handed(request, meeting, content, paper="minutes", name=name, kind=PDF)


@require_POST
def meeting_book(request: Request, public_id: str) -> HttpResponse:
    job = books.ask_for_book(own_meeting(request, public_id), **stamps(request))
    messages.success(request, _("Size açık dosyaların kitabı hazırlanıyor; bu sayfa bitince bağlantıyı gösterir."))
    return redirect("applications:job", job.public_id)


@require_safe
def meeting_paper(request: Request, public_id: str, paper_id: str) -> FileResponse:
    meeting = followed_meeting(request, public_id)
    require(may_read_all(request.actor, meeting))
    paper = get_object_or_404(meeting.papers.all(), public_id=paper_id)
    require(may_open_meeting_paper(paper))
    return private_attachment(
        request,
        paper.file,
        name=paper.name,
        content_type=paper.content_type,
        lost=_("Tutanak depoda bulunamadı; yeniden yükleyin."),
        note=lambda: meetings.note_fetched(meeting, "signed", paper.sha256, **stamps(request)),
    )
