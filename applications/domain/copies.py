"""Papers as evaluators read them where the applicant is hidden: asked for, made by the worker, settled by a person."""

import datetime as dt
from typing import Final

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.models import CleanCopy, HiddenWord, Proposal
from applications.models.copies import CopyState
from applications.policies.copies import may_settle_copies
from applications.policies.documents import may_open_paper
from applications.queries.evaluation import last_sending
from applications.queries.evaluators_copy import MARK, papers_to_show
from applications.queries.rules import hides
from applications.queries.veils import veil_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.start import start
from cmdp.kit.cleaning import Cleaned, clean_copy
from cmdp.kit.scanning import Scan, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.text import clean_line
from cmdp.kit.upload import check_upload, extension_of, sha256_of
from cmdp.kit.verdict import Refused, deny, require

MAKE: Final = "clean_copy.make"
NOBODYS: Final = 0  # whose work it is: nobody waits for it, so it stands in nobody's list
KINDS: Final = ("pdf", "docx", "xlsx", "odt", "ods", "jpg", "png")

NO_REASON = deny("no_reason", _("Gerekçe yazın; gerekçe kayda geçer."))
NO_COPY = deny("no_copy", _("Bu belgenin gösterilebilecek bir kopyası yok; temizlediğiniz bir kopyayı yükleyin."))
UNKNOWN = deny("unknown_paper", _("Bu belge değerlendiricilere gösterilecek belgeler arasında değil."))
NO_WORD = deny("no_word", _("Gizlenecek sözü yazın; en az üç harf olmalı."))
LEAST: Final = 3


def ask_for_copies(proposal: Proposal, *, at: dt.datetime) -> int:
    """Have a copy made of each paper that evaluators will read and that has none; how many were asked for.

    One that was made before a name was known that is known now is made anew, and what was decided on it falls.
    Inside the caller's transaction and under the file's lock. Work that was lost on its way is asked for again.
    """
    if not hides(proposal):
        return 0
    documents = [document for _row, document in papers_to_show(last_sending(proposal))]
    there = set(CleanCopy.objects.filter(document__in=documents).values_list("document_id", flat=True))
    for document in documents:
        if document.pk not in there:
            CleanCopy.objects.create(document=document, asked_at=at)
    made = CleanCopy.objects.filter(document__in=documents, made_at__isnull=False)
    for copy in made.exclude(veil=veil_of(proposal).fingerprint).exclude(state=CopyState.WITHHELD):
        _begin_anew(copy, at=at)
    waiting = list(CleanCopy.objects.filter(document__in=documents, state=CopyState.WAITING))
    for copy in waiting:
        start(MAKE, NOBODYS, {"copy": copy.pk}, at)
    return len(waiting)


@transaction.atomic
def prepare(proposal_id: int, *, by: User, at: dt.datetime) -> int:
    """Have made what is missing; how many copies that are."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_settle_copies(by, proposal))
    return ask_for_copies(proposal, at=at)


def make(copy_id: int, *, at: dt.datetime) -> bool:
    """Make one copy; says whether it was still wanted. A paper that no checker has called clean yet is not opened."""
    copy = CleanCopy.objects.select_related("document__proposal__call__rule_set").get(pk=copy_id)
    if copy.state != CopyState.WAITING or not may_open_paper(copy.document):
        return False
    source = copy.source or copy.document.file
    with source.open("rb") as file:
        content = file.read()
    veil = veil_of(copy.document.proposal)
    cleaned = clean_copy(content, extension_of(source.name or ""), veil, mark=MARK)
    return keep(copy_id, cleaned, source=str(source.name), veil=veil.fingerprint, at=at)


@with_their_rows()
@transaction.atomic
def keep(copy_id: int, cleaned: Cleaned, *, source: str, veil: str, at: dt.datetime) -> bool:
    """Store what was made of ``source`` under ``veil``; says whether that is still what is wanted."""
    copy = CleanCopy.objects.select_for_update(of=("self",)).select_related("document").get(pk=copy_id)
    if copy.state != CopyState.WAITING or source != (copy.source or copy.document.file).name:
        return False
    copy.state, copy.made_at = (CopyState.DOUBTFUL if cleaned.doubts else CopyState.CLEAN), at
    copy.veil = veil
    copy.taken, copy.doubts, copy.named = sorted(cleaned.taken), sorted(cleaned.doubts), list(cleaned.named)
    if cleaned.content:
        file = ContentFile(cleaned.content)
        copy.size, copy.sha256, copy.scan = len(cleaned.content), sha256_of(file), scan_at_first()
        copy.file.save(f"{copy.public_id}.{extension_of(source)}", file, save=False)
    copy.save()
    return True


@transaction.atomic
def decide(proposal_id: int, document_id: str, *, is_shown: bool, reason: str, by: User, at: dt.datetime) -> CleanCopy:
    """Say whether evaluators read a copy that could not be cleaned altogether, or not after all."""
    proposal, copy = _held(proposal_id, document_id, by=by)
    if not reason.strip():
        raise Refused(NO_REASON)
    if is_shown and not copy.file:
        raise Refused(NO_COPY)
    before, copy.state = copy.state, CopyState.SHOWN if is_shown else CopyState.WITHHELD
    copy.decided_at, copy.decided_by, copy.reason = at, by, reason.strip()
    copy.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    _note("copy_decide", proposal, copy, (before, copy.state), reason=copy.reason, by=by, at=at)
    return copy


@with_their_rows()
@transaction.atomic
def replace(proposal_id: int, document_id: str, file: File, *, reason: str, by: User, at: dt.datetime) -> CleanCopy:
    """Put what an officer cleaned by hand in the place of a paper; it is cleaned like any other, and looked at again."""
    proposal, copy = _held(proposal_id, document_id, by=by)
    if not reason.strip():
        raise Refused(NO_REASON)
    require(check_upload(file, kinds=KINDS, max_bytes=copy.document.slot.max_bytes))
    before, digest = copy.state, sha256_of(file)
    copy.source.save(f"{copy.public_id}.{extension_of(file.name or '')}", file, save=False)
    _begin_anew(copy, at=at)
    _note("copy_replace", proposal, copy, (before, copy.state), sha256=digest, reason=reason.strip(), by=by, at=at)
    return copy


@transaction.atomic
def hide_word(proposal_id: int, text: str, *, by: User, at: dt.datetime) -> HiddenWord:
    """Hide a word that no record knows, in texts at once and in all copies that are made anew; decisions on them fall."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_settle_copies(by, proposal))
    word = clean_line(text)
    if len(word) < LEAST:
        raise Refused(NO_WORD)
    row, is_new = HiddenWord.objects.get_or_create(
        proposal=proposal, text=word, defaults={"added_at": at, "added_by": by}
    )
    if is_new:
        _all_anew(proposal, "hide_word", row, by=by, at=at)
    return row


@transaction.atomic
def show_word(proposal_id: int, word_id: str, *, by: User, at: dt.datetime) -> bool:
    """Take back a word that was hidden by mistake; says whether it was there."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_settle_copies(by, proposal))
    row = HiddenWord.objects.filter(proposal=proposal, public_id=word_id).first()
    if row is None:
        return False
    _all_anew(proposal, "show_word", row, by=by, at=at)
    row.delete()
    return True


def _all_anew(proposal: Proposal, verb: str, row: HiddenWord, *, by: User, at: dt.datetime) -> None:
    """What is in the copies hangs on the words; which word it was the record does not say, it may be a person's name."""
    record(
        f"proposal.{verb}",
        proposal,
        by=by,
        at=at,
        agency_id=proposal.call.agency_id,
        changes={"word": ("", row.public_id)},
    )
    made = CleanCopy.objects.filter(document__proposal=proposal).exclude(state=CopyState.WITHHELD)
    for copy in made.select_related("document").order_by("pk"):
        _begin_anew(copy, at=at)


def _begin_anew(copy: CleanCopy, *, at: dt.datetime) -> None:
    copy.state, copy.asked_at, copy.made_at = CopyState.WAITING, at, None
    copy.file, copy.size, copy.sha256, copy.scan, copy.scanned_at = "", 0, "", Scan.UNCHECKED, None
    copy.finding, copy.taken, copy.doubts, copy.named = "", [], [], []
    copy.decided_at, copy.decided_by, copy.reason = None, None, ""
    copy.save()
    start(MAKE, NOBODYS, {"copy": copy.pk}, at)


def _held(proposal_id: int, document_id: str, *, by: User) -> tuple[Proposal, CleanCopy]:
    """The file, locked, and the copy of its paper."""
    proposal = Proposal.objects.locked(proposal_id)
    require(may_settle_copies(by, proposal))
    keys = [document.pk for _row, document in papers_to_show(last_sending(proposal))]
    rows = CleanCopy.objects.filter(document__in=keys, document__public_id=document_id)
    copy = rows.select_related("document__slot").first()
    if copy is None:
        raise Refused(UNKNOWN)
    return proposal, copy


def _note(
    verb: str,
    proposal: Proposal,
    copy: CleanCopy,
    states: tuple[str, str],
    *,
    by: User,
    at: dt.datetime,
    reason: str = "",
    sha256: str = "",
) -> None:
    changes = {"document": ("", copy.document.public_id), "copy.state": states}
    changes |= {"sha256": ("", sha256 or copy.sha256)}
    record(
        f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes, reason=reason
    )
