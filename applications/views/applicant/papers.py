"""The documents of a file: slots, uploads, downloads."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.choices import SectionKey
from applications.domain import documents
from applications.forms.applicant.acts import ExpiryForm, PaperForm
from applications.models import Document, DocumentSlot, PartialUpload
from applications.presenters.papers import lines_of
from applications.queries.applicant import documents_of
from applications.queries.papers import taken_out_of
from applications.queries.uploads import uploads_into
from applications.views.applicant.room import Room, enter, section_page
from applications.views.downloads import attachment
from cmdp.kit.acting import attempt, posted, stamps
from cmdp.kit.arriving import arrived, settle
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, Verdict, require


def papers_page(request: Request, room: Room) -> HttpResponse:
    """Every slot of the stage with its papers; a post attaches one."""
    slots = {slot.key: slot for slot in room.facts.slots}
    if request.method != "POST":
        return _page(request, room, slots)
    slot = slots.get(request.POST.get("slot", ""))
    if slot is None:
        messages.error(request, _("Sizden bu aşamada böyle bir belge istenmiyor; sayfayı yenileyip yeniden deneyin."))
        return redirect(room.address)
    form = _form(request, room, slot)
    done = _attach(request, room, slots, form) if form.is_valid() else None
    settle(form.upload, form, is_kept=done is not None and done.status_code == HTTPStatus.FOUND)
    return done or _page(request, room, slots, form)


def _form(request: Request, room: Room, slot: DocumentSlot) -> PaperForm:
    """What was posted; where the file came in pieces before, as if it had come along."""
    mine = uploads_into(room.proposal, request.actor).filter(slot=slot)
    files, whole = arrived(request, mine, f"{slot.key}-file")
    return PaperForm(request.POST, files, slot=slot, upload=whole)


def _attach(request: Request, room: Room, slots: dict[str, DocumentSlot], form: PaperForm) -> HttpResponse:
    told = {**form.cleaned_data, "replaces": request.POST.get("replaces", ""), **stamps(request)}
    try:
        document = documents.attach(room.proposal.pk, form.slot.key, **told)
    except Refused as refusal:
        return _page(request, room, slots, verdict=refusal.verdict, status=403)
    if document.uploaded_at == request.arrived_at:
        messages.success(request, _("“%(name)s” yüklendi.") % {"name": document.name})
    else:
        words = _("Bu dosya “%(name)s” adıyla zaten yüklü; ikinci kez eklenmedi.")
        messages.info(request, words % {"name": document.name})
    return _back_to_slot(room, document)


def _back_to_slot(room: Room, document: Document) -> HttpResponse:
    return redirect(f"{room.address}#{document.slot.key}")


def _page(
    request: Request,
    room: Room,
    slots: dict[str, DocumentSlot],
    wrong: PaperForm | None = None,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    begun = list(uploads_into(room.proposal, request.actor))
    cards = [_card(room, slot, wrong, begun) for slot in slots.values()]
    cards += [_idle_card(room, slot) for slot in room.facts.idle_slots]
    forms = [wrong] if wrong else []
    told = {"cards": cards, "forms": forms, "is_checked": bool(settings.CLAMD_URL)}
    told["taken_out"] = taken_out_of(room.proposal, room.facts.documents) if room.verdict else []
    return section_page(request, room, "papers", verdict=verdict, status=status, **told)


def _card(room: Room, slot: DocumentSlot, wrong: PaperForm | None, begun: list[PartialUpload]) -> dict[str, Any]:
    form = wrong if wrong and wrong.slot == slot else PaperForm(slot=slot)
    papers, unfinished = lines_of(room.facts.documents_in(slot.pk)), [row for row in begun if row.slot_id == slot.pk]
    return {"slot": slot, "papers": papers, "unfinished": unfinished, "form": form}


def _idle_card(room: Room, slot: DocumentSlot) -> dict[str, Any]:
    """What lies in a slot that is asked for no more: it may be read and taken out."""
    return {"slot": slot, "papers": lines_of(room.facts.documents_in(slot.pk)), "is_idle": True}


@require_safe
def document_file(request: Request, document_id: str) -> FileResponse:
    document = get_object_or_404(documents_of(request.actor), public_id=document_id)
    return attachment(request, document)


def _enter(request: Request, public_id: str, document_id: str) -> tuple[Room, Document]:
    """The section of the papers and one of them, for who may write there."""
    room = enter(request, public_id, SectionKey.DOCUMENTS)
    document = get_object_or_404(room.proposal.documents.select_related("slot"), public_id=document_id)
    require(room.verdict)
    return room, document


@require_POST
def document_shift(request: Request, public_id: str, document_id: str) -> HttpResponse:
    room, document = _enter(request, public_id, document_id)
    up = request.POST.get("yon") == "yukari"
    documents.shift(room.proposal.pk, document_id, up=up, **stamps(request))
    return _back_to_slot(room, document)


@require_POST
def document_bring_back(request: Request, public_id: str, document_id: str) -> HttpResponse:
    room, old = _enter(request, public_id, document_id)
    told = _("“%(name)s” başvuruya geri alındı.") % {"name": old.name}
    attempt(request, lambda: documents.bring_back(room.proposal.pk, document_id, **stamps(request)), told)
    return _back_to_slot(room, old)


@require_http_methods(["GET", "POST"])
def document_expiry(request: Request, public_id: str, document_id: str) -> HttpResponse:
    room, document = _enter(request, public_id, document_id)
    form = ExpiryForm(posted(request), initial={"valid_until": document.valid_until}, cancel=room.address)
    if form.is_bound and form.is_valid():
        documents.set_expiry(room.proposal.pk, document_id, **form.cleaned_data, **stamps(request))
        messages.success(request, _("“%(name)s” belgesinin tarihi kaydedildi.") % {"name": document.name})
        return _back_to_slot(room, document)
    context = {"proposal": room.proposal, "section": room.section, "document": document, "form": form}
    return render(request, "applications/applicant/document_expiry.html", context)


@require_http_methods(["GET", "POST"])
def document_remove(request: Request, public_id: str, document_id: str) -> HttpResponse:
    room, document = _enter(request, public_id, document_id)
    if request.method == "POST":
        documents.remove(room.proposal.pk, document_id, **stamps(request))
        messages.success(request, _("“%(name)s” başvurudan çıkarıldı.") % {"name": document.name})
        return redirect(room.address)
    context = {"proposal": room.proposal, "section": room.section, "document": document, "cancel": room.address}
    return render(request, "applications/applicant/document_remove.html", context)
