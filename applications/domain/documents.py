"""The papers of a file: attach, replace, remove. What was attached once stays as a row."""

import datetime as dt
from typing import Final

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.domain.drafting import count_save
from applications.models import Document, DocumentSlot, Proposal
from applications.policies.proposal import may_edit
from applications.queries.sections import stage_rules
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require

MOST_PER_SLOT: Final = 20


@with_their_rows()
@transaction.atomic
def attach(proposal_id: int, slot_key: str, file: File, *, replaces: str = "", by: User, at: dt.datetime) -> Document:
    """Put a paper into a slot of the file's stage, in the place of the document ``replaces`` if one is named.

    The same content twice in one slot is one document, so a double click harms nothing.
    """
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    slot = _slot(proposal, slot_key)
    require(check_upload(file, kinds=slot.kinds, max_bytes=slot.max_bytes))
    digest = sha256_of(file)
    present = proposal.documents.filter(slot=slot, removed_at=None)
    if twin := present.filter(sha256=digest).first():
        return twin
    old = present.filter(public_id=replaces).first() if replaces else None
    if old is None and present.count() >= MOST_PER_SLOT:
        raise Refused(deny("too_many_documents", _("Bu başlıkta yer kalmadı; belgeleri tek dosyada birleştirin.")))
    if old is not None:
        _take_out(old, by=by, at=at)
    document = _keep(proposal, slot, file, digest, by=by, at=at)
    _note(document, "attach", by=by, at=at)
    return document


def _slot(proposal: Proposal, key: str) -> DocumentSlot:
    for slot in stage_rules(proposal).document_slots:
        if slot.key == key:
            return slot
    raise Refused(deny("unknown_slot", _("Bu aşamada böyle bir belge istenmiyor; sayfayı yenileyip yeniden deneyin.")))


def _keep(proposal: Proposal, slot: DocumentSlot, file: File, digest: str, *, by: User, at: dt.datetime) -> Document:
    stamps = {"uploaded_at": at, "uploaded_by": by}
    document = Document(proposal=proposal, slot=slot, content_type=content_type_of(file), **stamps)
    store(document, file, digest)
    return document


@transaction.atomic
def remove(proposal_id: int, document_id: str, *, by: User, at: dt.datetime) -> bool:
    """Take a paper out of the file; says whether it was still in. Its row stays, a sending may have frozen it."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_edit(by, proposal, section=SectionKey.DOCUMENTS, at=at))
    document = proposal.documents.filter(public_id=document_id, removed_at=None).first()
    if document is None:
        return False
    _take_out(document, by=by, at=at)
    _note(document, "remove", by=by, at=at)
    return True


def _take_out(document: Document, *, by: User, at: dt.datetime) -> None:
    document.removed_at, document.removed_by = at, by
    document.save(update_fields=["removed_at", "removed_by"])


def _note(document: Document, verb: str, *, by: User, at: dt.datetime) -> None:
    proposal = document.proposal
    count_save(proposal, SectionKey.DOCUMENTS, by=by, at=at)
    changes = {"slot": ("", document.slot.key), "document": ("", document.public_id), "sha256": ("", document.sha256)}
    record(f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
