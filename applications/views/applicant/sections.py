"""The sections of a draft, each a page of its own."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import Newer
from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.sections import SECTION_FORMS
from applications.queries.profile import differences
from applications.queries.sections import section_values
from applications.queries.suggestion import nearest_measures
from applications.views.applicant.choosing import choice_page
from applications.views.applicant.keeping import keep
from applications.views.applicant.papers import papers_page
from applications.views.applicant.room import Room, enter, section_address, section_page
from applications.views.applicant.rows import rows_page
from cmdp.kit.requests import Request, is_unattended
from cmdp.kit.verdict import Refused

SUGGESTION = "oneri"
TEMPLATES = {
    SectionKey.PRIORITIES: "priorities",
    SectionKey.PROJECT: "project",
    SectionKey.CONTACT: "contact",
}


@require_http_methods(["GET", "POST"])
def proposal_section(request: Request, public_id: str, section: SectionKey) -> HttpResponse:
    room = enter(request, public_id, section)
    if section == SectionKey.DOCUMENTS:
        return papers_page(request, room)
    if section not in SECTION_FORMS:
        return rows_page(request, room)
    stored: Any = SimpleLazyObject(partial(section_values, room.proposal, section, room.facts))
    data = request.POST if request.method == "POST" else None
    form = SECTION_FORMS[section](data, facts=room.facts, stored=stored, is_open=bool(room.verdict))
    if form.is_bound and is_unattended(request):
        return keep(request, room, form)
    if form.is_bound and form.is_valid():
        return _save(request, room, form)
    return _page(request, room, form)


def _page(request: Request, room: Room, form: DraftForm, **more: Any) -> HttpResponse:
    if room.section == SectionKey.PRIORITIES:
        more |= _suggestion(request, room)
    if room.section == SectionKey.PROJECT and room.verdict:
        more["near_address"] = section_address(room.proposal, SectionKey.PRIORITIES)
        more["near_url"] = reverse("applications:measures_look", args=[room.proposal.public_id])
    if room.section == SectionKey.CONTACT:
        found = differences(room.proposal) if room.verdict else {}
        more["profile"] = [(form.fields[name].label, *pair) for name, pair in found.items()]
    return section_page(request, room, TEMPLATES.get(room.section, "section"), form=form, **more)


def _suggestion(request: Request, room: Room) -> dict[str, Any]:
    """The nearest measures where they are asked for; they are never shown unasked, since the choice is the applicant's."""
    proposal = room.proposal
    has_words = bool(proposal.title.strip() or proposal.summary.strip())
    is_asked = SUGGESTION in request.GET
    near = nearest_measures(proposal, proposal.title, proposal.summary) if has_words and is_asked else []
    address = section_address(proposal, SectionKey.PROJECT)
    return {"near": near, "suggestion_asked": is_asked, "has_words": has_words, "words_address": address}


def _save(request: Request, room: Room, form: DraftForm) -> HttpResponse:
    try:
        drafting.save_section(
            room.proposal.pk, room.section, form.values(), seen=form.marks, by=request.actor, at=request.arrived_at
        )
    except Newer as newer:
        return choice_page(request, room, form, newer, address=room.address)
    except Refused as refusal:
        return _page(request, room, form, verdict=refusal.verdict, status=403)
    messages.success(request, _("“%(section)s” kaydedildi.") % {"section": room.section.label})
    if request.POST.get("next") == "stay":
        return redirect(room.address)
    return redirect("applications:proposal_detail", room.proposal.public_id)
