"""Two texts of one field, to choose between: a colleague's or one's own of another window, and what was typed here."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from applications.domain.merging import Newer
from applications.forms.applicant.base import DraftForm, pack
from applications.views.applicant.room import Room
from cmdp.kit.requests import Request


def choice_page(request: Request, room: Room, form: DraftForm, newer: Newer, *, address: str) -> HttpResponse:
    """Both texts of each field that was changed twice; nothing was written, all that was typed travels along."""
    stored = newer.stored or {}
    context = {
        "proposal": room.proposal,
        "section": room.section,
        "version": room.version,
        "conflicts": form.conflicts(newer.fields, stored),
        "carried": form.carried(),
        "seen": pack(stored),
        "next": request.POST.get("next", ""),
        "address": address,
    }
    return render(request, "applications/applicant/merge.html", context, status=HTTPStatus.CONFLICT)
