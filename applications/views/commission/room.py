"""A member's meetings: the list, the room that follows what is discussed, a file's sheet, their voice."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.domain import deciding
from applications.forms.meetings import VoteForm
from applications.models import AgendaItem, Meeting, Motion
from applications.models.meeting import Voice
from applications.policies.commission import may_declare_on, may_enter
from applications.policies.leading import may_conduct
from applications.policies.meeting import may_read_all, may_vote
from applications.presenters.meetings import (
    STATE_TONES,
    motions_shown,
    own_agenda,
    quorum_told,
    sheet_shown,
    turnout_told,
)
from applications.queries.commission import (
    agenda_of,
    closed_to_member,
    count_of,
    invited_to,
    meetings_of_member,
    motions_visible_to,
    open_motion_of,
    room_of,
    sheets_visible_to,
)
from applications.views.acting import accepted
from applications.views.commission.doors import followed_meeting, own_meeting
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def commission_home(request: Request) -> HttpResponse:
    require(may_enter(request.actor))
    rows = [(meeting, STATE_TONES[meeting.state]) for meeting in meetings_of_member(request.actor)]
    return render(request, "applications/commission/home.html", {"rows": rows})


@require_safe
def meeting_room(request: Request, public_id: str) -> HttpResponse:
    meeting = own_meeting(request, public_id)
    return _room(request, meeting, VoteForm())


def _room(request: Request, meeting: Meeting, form: VoteForm) -> HttpResponse:
    closed = frozenset(
        closed_to_member(request.actor).filter(agenda_items__meeting=meeting).values_list("pk", flat=True)
    )
    context = {
        "meeting": meeting,
        "tone": STATE_TONES[meeting.state],
        "agenda": own_agenda(meeting, request.actor, closed),
        "people": invited_to(meeting),
        "may_conduct": may_conduct(request.actor, meeting),
        "may_take_all": may_read_all(request.actor, meeting),
        "papers": meeting.papers.all(),
        "form": form,
        **_current(request, meeting),
    }
    return render(request, "applications/commission/room.html", context)


def _current(request: Request, meeting: Meeting) -> dict[str, Any]:
    """What is being discussed, as far as the member takes part in it."""
    current = agenda_of(meeting).filter(pk=meeting.current_id or 0).first()
    if current is None:
        return {"current": None}
    current.meeting = meeting
    if not sheets_visible_to(request.actor).filter(pk=current.pk).exists():
        return {"current": current, "is_open": False}
    motion, room = open_motion_of(current), room_of(current)
    told = {"current": current, "is_open": True, "quorum": quorum_told(room, meeting.commission.quorum)}
    if motion is None:
        return told
    motion.item = current
    voted = motion.votes.filter(person=request.actor).first()
    turnout = turnout_told(count_of(motion, room))
    return {**told, "motion": motion, "turnout": turnout, "voted": voted, "may_vote": may_vote(request.actor, motion)}


@require_safe
def meeting_state(request: Request, public_id: str) -> JsonResponse:
    """How often the meeting changed: asked by the pages that follow it, of members and of who conducts it."""
    return JsonResponse({"version": followed_meeting(request, public_id).version})


def own_sheet(request: Request, public_id: str) -> AgendaItem:
    """An item whose sheet the member reads; 404 where it is closed, or not yet declared on."""
    rows = sheets_visible_to(request.actor).select_related(
        "meeting__commission__agency",
        "meeting__call_stage__call",
        "proposal__organisation",
        "proposal__call__rule_set",
        "proposal__call_stage__stage",
    )
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def item_sheet(request: Request, public_id: str) -> HttpResponse:
    item = own_sheet(request, public_id)
    context = {
        "item": item,
        "meeting": item.meeting,
        **sheet_shown(item),
        "motions": motions_shown(item, request.actor),
        "may_declare": may_declare_on(request.actor, item),
    }
    return render(request, "applications/commission/sheet.html", context)


@require_POST
def motion_vote(request: Request, public_id: str) -> HttpResponse:
    motion = get_object_or_404(motions_visible_to(request.actor), public_id=public_id)
    form = VoteForm(request.POST)
    done = _("Oyunuz alındı; oylama bitene kadar değiştirebilirsiniz.")
    if accepted(request, form, lambda: _vote(request, motion, form), done):
        return redirect(f"{reverse('applications:meeting_room', args=[motion.item.meeting.public_id])}#oylama")
    return _room(request, own_meeting(request, motion.item.meeting.public_id), form)


def _vote(request: Request, motion: Motion, form: VoteForm) -> None:
    voice = Voice(form.cleaned_data["voice"])
    deciding.vote(motion.pk, voice, dissent=form.cleaned_data["dissent"], **stamps(request))
