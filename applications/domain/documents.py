"""The papers of a file: attach, replace, order, date, remove. What was attached once stays as a row."""

import datetime as dt
from typing import Any, Final

from django.core.files import File
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.domain.revisions import History
from applications.domain.scanning import call_after_commit
from applications.models import Document, DocumentSlot, Proposal
from applications.policies.documents import may_come_back
from applications.policies.proposal import may_edit
from applications.queries.sections import stage_rules
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.pdf import look_into
from cmdp.kit.scanning import scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require

MOST_PER_SLOT: Final = 20
PDF: Final = "application/pdf"


@with_their_rows()
@transaction.atomic
def attach(  # one verb for a paper with all that is said of it
    proposal_id: int,
    slot_key: str,
    file: File,
    *,
    replaces: str = "",
    valid_until: dt.date | None = None,
    by: User,
    at: dt.datetime,
) -> Document:
    """Put a paper into a slot of the file's stage, in the place of the document ``replaces`` if one is named.

    The same content twice in one slot is one document, so a double click harms nothing; another date for it counts.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    slot = slot_of(proposal, slot_key)
    digest = sha256_of(file)
    require(check_upload(file, kinds=slot.kinds, max_bytes=slot.max_bytes))
    present = proposal.documents.filter(slot=slot, removed_at=None)
    valid_until = valid_until if slot.asks_expiry else None
    if twin := present.filter(sha256=digest).first():
        if valid_until not in {None, twin.valid_until}:
            _date(twin, valid_until, by=by, at=at)
        return twin
    old = next((row for row in present if row.public_id == replaces), None) if replaces else None
    if old is None and present.count() >= MOST_PER_SLOT:
        raise Refused(deny("too_many_documents", _("Bu başlıkta yer kalmadı; belgeleri tek dosyada birleştirin.")))
    if old is not None:
        _take_out(old, by=by, at=at)
    place = _place_of(old, present)
    document = _keep(proposal, slot, file, digest, order=place, valid_until=valid_until, by=by, at=at)
    _note(document, "attach", by=by, at=at)
    return document


def slot_of(proposal: Proposal, key: str) -> DocumentSlot:
    """The slot of the file's stage by its key; refuses one that is not asked for, or not of this applicant."""
    support = proposal.support_type
    for slot in stage_rules(proposal).document_slots:
        if slot.key == key and slot.holds_for(proposal.organisation.type, support.code if support else ""):
            return slot
    raise Refused(
        deny("unknown_slot", _("Sizden bu aşamada böyle bir belge istenmiyor; sayfayı yenileyip yeniden deneyin."))
    )


def _place_of(old: Document | None, present: QuerySet[Document]) -> int:
    """Where the replaced one stood, else after the last."""
    return old.order if old else (present.aggregate(last=Max("order"))["last"] or 0) + 1


def _keep(
    proposal: Proposal, slot: DocumentSlot, file: File, digest: str, *, by: User, at: dt.datetime, **told: Any
) -> Document:
    content_type = content_type_of(file)
    pages = look_into(file).pages if content_type == PDF else None
    stamps = {"uploaded_at": at, "uploaded_by": by}
    document = Document(proposal=proposal, slot=slot, content_type=content_type, pages=pages, **told, **stamps)
    document.scan = scan_at_first()
    store(document, file, digest)
    call_after_commit(document)
    return document


@transaction.atomic
def shift(proposal_id: int, document_id: str, *, up: bool, by: User, at: dt.datetime) -> bool:
    """Move a paper one place up or down among those of its slot; says whether there was a place to go to."""
    proposal, document = _found(proposal_id, document_id, by=by, at=at)
    if document is None:
        return False
    papers = list(proposal.documents.filter(slot=document.slot, removed_at=None))
    here = papers.index(document)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(papers):
        return False
    papers[here], papers[there] = papers[there], papers[here]
    for place, paper in enumerate(papers, 1):
        paper.order = place
    Document.objects.bulk_update(papers, ["order"])
    _note(document, "order_documents", by=by, at=at)
    return True


@transaction.atomic
def set_expiry(proposal_id: int, document_id: str, *, valid_until: dt.date | None, by: User, at: dt.datetime) -> bool:
    """Say until which day a paper holds; says whether it is still in the file."""
    _proposal, document = _found(proposal_id, document_id, by=by, at=at)
    if document is None:
        return False
    _date(document, valid_until, by=by, at=at)
    return True


def _date(document: Document, valid_until: dt.date | None, *, by: User, at: dt.datetime) -> None:
    before, document.valid_until = document.valid_until, valid_until
    document.save(update_fields=["valid_until"])
    _note(document, "date_document", by=by, at=at, valid_until=(before, valid_until))


def _found(proposal_id: int, document_id: str, *, by: User, at: dt.datetime) -> tuple[Proposal, Document | None]:
    """The file, locked and writable for ``by``, and its paper unless that was taken out."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    return proposal, proposal.documents.filter(public_id=document_id, removed_at=None).first()


@transaction.atomic
def remove(proposal_id: int, document_id: str, *, by: User, at: dt.datetime) -> bool:
    """Take a paper out of the file; says whether it was still in. Its row stays, a sending may have frozen it."""
    _proposal, document = _found(proposal_id, document_id, by=by, at=at)
    if document is None:
        return False
    _take_out(document, by=by, at=at)
    _note(document, "remove", by=by, at=at)
    return True


def bring_back(proposal_id: int, document_id: str, *, by: User, at: dt.datetime) -> Document | None:
    """Put a paper that was taken out or replaced into its slot again, by all the rules of an upload.

    Its old row stays as it is: earlier sendings are read by it. ``None`` where no such paper was taken out.
    """
    rows = Document.objects.filter(proposal=proposal_id, public_id=document_id, removed_at__isnull=False)
    old = rows.select_related("slot").first()
    if old is None:
        return None
    require(may_come_back(old))
    told: dict[str, Any] = {"valid_until": old.valid_until, "by": by, "at": at}
    with old.file.open() as content:
        return attach(proposal_id, old.slot.key, File(content, name=old.name), **told)


def _take_out(document: Document, *, by: User, at: dt.datetime) -> None:
    document.removed_at, document.removed_by = at, by
    document.save(update_fields=["removed_at", "removed_by"])


def _note(document: Document, verb: str, *, by: User, at: dt.datetime, **more: tuple[Any, Any]) -> None:
    proposal = document.proposal
    History(proposal, SectionKey.DOCUMENTS).count(by=by, at=at)
    told = {"slot": ("", document.slot.key), "document": ("", document.public_id), "sha256": ("", document.sha256)}
    changes = {**told, **more}
    record(f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)


@transaction.atomic
def note_fetched(document: Document, *, sha256: str = "", by: User, at: dt.datetime) -> None:
    """Record that somebody took a paper away; by its id and hash (a copy's own), since its name may name a person."""
    proposal = document.proposal
    changes = {"proposal": ("", proposal.public_id), "sha256": ("", sha256 or document.sha256)}
    record("document.fetch", document, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
