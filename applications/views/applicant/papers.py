"""The documents of a file: slots, uploads, downloads."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import SectionKey
from applications.domain import documents
from applications.forms.applicant.acts import PaperForm
from applications.models import DocumentSlot
from applications.queries.applicant import documents_of
from applications.views.applicant.room import Room, enter, section_page
from applications.views.downloads import attachment
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict, require


def papers_page(request: Request, room: Room) -> HttpResponse:
    """Every slot of the stage with its papers; a post attaches one."""
    slots = {slot.key: slot for slot in room.facts.stage.document_slots}
    if request.method != "POST":
        return _page(request, room, slots)
    slot = slots.get(request.POST.get("slot", ""))
    if slot is None:
        messages.error(request, _("Bu aşamada böyle bir belge istenmiyor; sayfayı yenileyip yeniden deneyin."))
        return redirect(room.address)
    form = PaperForm(request.POST, request.FILES, slot=slot)
    return _attach(request, room, slots, form) if form.is_valid() else _page(request, room, slots, form)


def _attach(request: Request, room: Room, slots: dict[str, DocumentSlot], form: PaperForm) -> HttpResponse:
    file, replaces = form.cleaned_data["file"], request.POST.get("replaces", "")
    by, at = request.actor, request.arrived_at
    try:
        document = documents.attach(room.proposal.pk, form.slot.key, file, replaces=replaces, by=by, at=at)
    except Refused as refusal:
        return _page(request, room, slots, verdict=refusal.verdict, status=403)
    messages.success(request, _("“%(name)s” yüklendi.") % {"name": document.name})
    return redirect(room.address)


def _page(
    request: Request,
    room: Room,
    slots: dict[str, DocumentSlot],
    wrong: PaperForm | None = None,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    cards = [_card(room, slot, wrong) for slot in slots.values()]
    forms = [wrong] if wrong else []
    return section_page(request, room, "papers", verdict=verdict, status=status, cards=cards, forms=forms)


def _card(room: Room, slot: DocumentSlot, wrong: PaperForm | None) -> dict[str, Any]:
    form = wrong if wrong and wrong.slot == slot else PaperForm(slot=slot)
    return {"slot": slot, "documents": room.facts.documents_in(slot.pk), "form": form}


@require_safe
def document_file(request: Request, document_id: str) -> FileResponse:
    document = get_object_or_404(documents_of(request.actor), public_id=document_id)
    return attachment(document)


@require_http_methods(["GET", "POST"])
def document_remove(request: Request, public_id: str, document_id: str) -> HttpResponse:
    room = enter(request, public_id, SectionKey.DOCUMENTS)
    document = get_object_or_404(room.proposal.documents.all(), public_id=document_id)
    require(room.verdict)
    if request.method == "POST":
        documents.remove(room.proposal.pk, document_id, by=request.actor, at=request.arrived_at)
        messages.success(request, _("“%(name)s” başvurudan çıkarıldı.") % {"name": document.name})
        return redirect(room.address)
    context = {"proposal": room.proposal, "section": room.section, "document": document, "cancel": room.address}
    return render(request, "applications/applicant/document_remove.html", context)
