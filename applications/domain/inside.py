"""What an agency keeps for itself on a file: write a note, keep a letter, record a visit and its photographs.

A correction keeps what stood there before, for whoever reads the record itself.

The record tells that it was done, never what was written: notes and visits name people.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.notices import tell_of_note
from applications.found import PaperKind
from applications.models import EarlierNote, EarlierVisit, FileNote, InsidePaper, NoteMention, Proposal, SiteVisit
from applications.policies.inside import may_correct_note, may_correct_visit, may_keep_inside
from applications.queries.messages import readers_at_desk
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM, Actor
from cmdp.kit.cleaning.pictures import clean_picture
from cmdp.kit.scanning import Judged, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require
from cmdp.regions.working_days import ISTANBUL

MOST_PHOTOGRAPHS: Final = 40
UNREADABLE: Final = deny(
    "unreadable_picture",
    _("Fotoğraf açılamadı ya da çok büyük; başka bir programda JPEG olarak kaydedip yeniden yükleyin."),
)
IN_FUTURE: Final = deny("visit_in_future", _("Ziyaret günü gelecekte olamaz; yapılan ziyaretin gününü yazın."))
UNKNOWN_READER: Final = deny(
    "unknown_reader",
    _("Seçtiğiniz kişilerden biri bu dosyanın iç kayıtlarını artık okuyamıyor; listeden yeniden seçin."),
)
NEWER: Final = deny(
    "newer_version", _("Kayıt başka bir pencerede düzeltildi; dosyadaki hâline bakıp yeniden düzeltin.")
)


@transaction.atomic
def write_note(
    proposal_id: int, text: str, *, mentioned: Iterable[User], form_key: str, by: User, at: dt.datetime
) -> FileNote:
    """Remark on a file for the colleagues; whom it is meant for hears of it as they chose. One form is one note."""
    proposal = _file(proposal_id, by)
    if written := proposal.notes.filter(written_by=by, form_key=form_key).first():
        return written
    people = {person.pk: person for person in mentioned if person.pk != by.pk}
    if people.keys() - set(readers_at_desk(proposal).values_list("pk", flat=True)):
        raise Refused(UNKNOWN_READER)
    note = FileNote.objects.create(proposal=proposal, text=text, form_key=form_key, written_at=at, written_by=by)
    NoteMention.objects.bulk_create(NoteMention(note=note, person=person) for person in people.values())
    _note("note", proposal, by=by, at=at, note=note.public_id)
    for person in people.values():
        tell_of_note(note, to=person, at=at)
    return note


@transaction.atomic
def correct_note(proposal_id: int, note_id: int, *, text: str, version: int, by: User, at: dt.datetime) -> FileNote:
    """Put a note right; whom it is meant for finds it on the work list again. The same words twice are one correction."""
    proposal = _file(proposal_id, by)
    note = proposal.notes.get(pk=note_id)
    require(may_correct_note(by, note))
    if note.text == text:
        return note
    if note.version != version:
        raise Refused(NEWER)
    EarlierNote.objects.create(note=note, text=note.text, until=at)
    note.text, note.version = text, version + 1
    note.save(update_fields=["text", "version"])
    note.mentions.update(seen_at=None)
    _note("correct_note", proposal, by=by, at=at, note=note.public_id)
    return note


def see_mentions(proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    """Note that the person has opened the page on which the notes stand. No act for the record."""
    NoteMention.objects.filter(note__proposal=proposal, person=by, seen_at=None).update(seen_at=at)


@with_their_rows()
@transaction.atomic
def keep_letter(
    proposal_id: int,
    file: File,
    *,
    kind: PaperKind,
    number: str,
    dated_on: dt.date,
    subject: str,
    by: User,
    at: dt.datetime,
) -> InsidePaper:
    """Keep a letter that came or went, by its number and date. The same file twice is one, so a double click harms nothing."""
    proposal = _file(proposal_id, by)
    told = {"kind": kind, "number": number, "dated_on": dated_on, "subject": subject}
    return _keep(proposal, file, InsidePaper.LETTERS, told, by=by, at=at)


@transaction.atomic
def record_visit(
    proposal_id: int, *, visited_on: dt.date, people: str, findings: str, form_key: str, by: User, at: dt.datetime
) -> SiteVisit:
    """Write down a visit to the place of the project: a day that has been, who was there, what was found."""
    proposal = _file(proposal_id, by)
    _has_been(visited_on, at)
    if recorded := proposal.visits.filter(recorded_by=by, form_key=form_key).first():
        return recorded
    told = {"visited_on": visited_on, "people": people, "findings": findings, "form_key": form_key}
    visit = SiteVisit.objects.create(proposal=proposal, recorded_at=at, recorded_by=by, **told)
    _note("visit", proposal, by=by, at=at, visit=visit.public_id)
    return visit


@transaction.atomic
def correct_visit(
    proposal_id: int,
    visit_id: int,
    *,
    visited_on: dt.date,
    people: str,
    findings: str,
    version: int,
    by: User,
    at: dt.datetime,
) -> SiteVisit:
    """Put the record of a visit right; its photographs stay. The same twice is one correction."""
    proposal = _file(proposal_id, by)
    visit = proposal.visits.get(pk=visit_id)
    require(may_correct_visit(by, visit))
    _has_been(visited_on, at)
    told = {"visited_on": visited_on, "people": people, "findings": findings}
    before = {name: getattr(visit, name) for name in told}
    if before == told:
        return visit
    if visit.version != version:
        raise Refused(NEWER)
    EarlierVisit.objects.create(visit=visit, **before, until=at)
    for name, value in {**told, "version": version + 1}.items():
        setattr(visit, name, value)
    visit.save(update_fields=[*told, "version"])
    _note("correct_visit", proposal, by=by, at=at, visit=visit.public_id)
    return visit


def _has_been(visited_on: dt.date, at: dt.datetime) -> None:
    if visited_on > at.astimezone(ISTANBUL).date():
        raise Refused(IN_FUTURE)


def keep_photograph(visit: SiteVisit, file: File, *, subject: str, by: User, at: dt.datetime) -> InsidePaper:
    """Add a photograph to a visit: its pixels alone, without where and when it was taken. Cleaned before any row is held."""
    require(check_upload(file, kinds=InsidePaper.PHOTOGRAPHS, max_bytes=InsidePaper.MOST_BYTES))
    if not (clean := clean_picture(file.read())):
        raise Refused(UNREADABLE)
    return _keep_photograph(visit, ContentFile(clean, name=file.name), subject=subject, by=by, at=at)


@with_their_rows()
@transaction.atomic
def _keep_photograph(visit: SiteVisit, file: File, *, subject: str, by: User, at: dt.datetime) -> InsidePaper:
    proposal = _file(visit.proposal_id, by)
    if visit.photographs.count() >= MOST_PHOTOGRAPHS:
        raise Refused(deny("too_many_photographs", _("Bu ziyarette fotoğraf yeri kalmadı; ayrı bir ziyaret kaydedin.")))
    told = {"kind": PaperKind.PHOTOGRAPH, "visit": visit, "subject": subject}
    return _keep(proposal, file, InsidePaper.PHOTOGRAPHS, told, by=by, at=at)


@transaction.atomic
def note_fetched(paper: InsidePaper, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a letter or a photograph away; by its id and hash."""
    changes = {"proposal": ("", paper.proposal.public_id), "sha256": ("", paper.sha256)}
    record("inside_paper.fetch", paper, by=by, at=at, agency_id=paper.proposal.call.agency_id, changes=changes)


def _file(proposal_id: int, by: User) -> Proposal:
    proposal = Proposal.objects.locked(proposal_id)
    require(may_keep_inside(by, proposal))
    return proposal


def _keep(
    proposal: Proposal, file: File, kinds: tuple[str, ...], told: dict[str, Any], *, by: User, at: dt.datetime
) -> InsidePaper:
    require(check_upload(file, kinds=kinds, max_bytes=InsidePaper.MOST_BYTES))
    digest = sha256_of(file)
    if twin := proposal.inside_papers.filter(kind=told["kind"], sha256=digest).first():
        return twin
    stamps = {"uploaded_at": at, "uploaded_by": by, "content_type": content_type_of(file), "scan": scan_at_first()}
    row = InsidePaper(proposal=proposal, **told, **stamps)
    store(row, file, digest)
    _note("keep_paper", proposal, by=by, at=at, document=row.public_id, sha256=digest)
    return row


def _note(verb: str, proposal: Proposal, *, by: Actor, at: dt.datetime, **told: str) -> None:
    changes = {name: ("", value) for name, value in told.items()}
    record(f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)


def _tell(paper: InsidePaper, at: dt.datetime) -> None:
    """On the record, and on the page where it stands; a letter would name it to whoever reads the file's letters."""
    _note("infected", paper.proposal, by=SYSTEM, at=at, document=paper.public_id, finding=paper.finding)


INSIDE_PAPERS: Final = Judged(InsidePaper, _tell)
