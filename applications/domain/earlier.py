"""A spreadsheet of earlier files: received, read in batches, written in batches, thrown away or taken back.

Rows are independent of each other: each batch is a transaction of its own, so that work whose worker died goes on where
it stopped, and a reference is written once however often a file is sent.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.db.models import F

from applications.choices import ImportState
from applications.domain.earlier_judging import ReadFile, judged
from applications.domain.earlier_writing import restore, write_lines
from applications.models import EarlierImport, EarlierLine
from applications.policies.earlier import may_discard, may_read, may_undo, may_upload, may_write
from applications.policies.published import has_reason
from applications.queries.earlier import counts_of, to_write, written_lines
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require
from cmdp.regions.models import Agency

BATCH: Final = 200


@transaction.atomic
def receive(
    content: bytes, *, file_name: str, reason: str, agency: Agency, language: str = "tr", by: User, at: dt.datetime
) -> EarlierImport:
    """Keep a file to be read; nothing of it is written before somebody saw what it would do."""
    require(may_upload(by, agency.pk))
    require(has_reason(reason))
    words = {"file_name": file_name, "reason": reason.strip(), "language": language}
    return EarlierImport.objects.create(**words, agency=agency, content=content, received_at=at, received_by=by)


@transaction.atomic
def refuse(import_id: int, fault: str, *, at: dt.datetime) -> EarlierImport:
    """Say why the file as a whole cannot be read; it is kept no longer."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_read(upload))
    upload.lines.all().delete()
    return _end(upload, ImportState.REFUSED, at, fault=fault)


@transaction.atomic
def begin_reading(import_id: int, notes: Sequence[str]) -> None:
    """Begin at the first row, whatever a worker before came to."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_read(upload))
    upload.lines.all().delete()
    upload.notes = list(notes)
    upload.save(update_fields=["notes"])


@transaction.atomic
def keep_batch(import_id: int, batch: Sequence[ReadFile]) -> None:
    """Keep what some rows say with what each would do."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_read(upload))
    EarlierLine.objects.bulk_create(judged(upload, batch))


@transaction.atomic
def end_reading(import_id: int) -> EarlierImport:
    """All rows are there: somebody may look. The file itself is no longer needed."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_read(upload))
    upload.state, upload.content = ImportState.READY, b""
    upload.save(update_fields=["state", "content"])
    return upload


def follow(import_id: int, job_id: str) -> None:
    """Keep which long work reads, writes or takes it back."""
    EarlierImport.objects.filter(pk=import_id).update(job_id=job_id)


@transaction.atomic
def begin_writing(import_id: int, *, by: User) -> EarlierImport:
    """Say that it is about to be written."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_write(by, upload))
    upload.state = ImportState.WRITING
    upload.save(update_fields=["state"])
    return upload


@transaction.atomic
def write_batch(import_id: int, *, by: User, at: dt.datetime) -> int:
    """Write the next rows as they were shown, how many; 0 once all are done, and the upload is ended.

    Where a row's file changed meanwhile, that row is left and says so. Uploads of one agency wait for each other.
    """
    Agency.objects.select_for_update(of=("self",), no_key=True).get(earlier_imports=import_id)
    upload = EarlierImport.objects.locked(import_id)
    require(may_write(by, upload))
    lines = list(to_write(upload)[:BATCH])
    if lines:
        write_lines(upload, lines, by=by, at=at)
        return len(lines)
    counts = counts_of(upload)
    changes = {"file": ("", upload.file_name), "add": (0, counts.add), "correct": (0, counts.correct)}
    record("earlier.import", upload, by=by, at=at, agency_id=upload.agency_id, reason=upload.reason, changes=changes)
    _end(upload, ImportState.WRITTEN, at)
    return 0


@transaction.atomic
def discard(import_id: int, *, by: User, at: dt.datetime) -> EarlierImport:
    """Throw an upload away; nothing of it was written."""
    upload = EarlierImport.objects.locked(import_id)
    require(may_discard(by, upload))
    upload.lines.all().delete()
    return _end(upload, ImportState.DISCARDED, at)


@transaction.atomic
def undo(import_id: int, *, by: User, at: dt.datetime) -> EarlierImport:
    """Take back all that an upload wrote: what it added goes, what it corrected is as before; all of it or nothing."""
    Agency.objects.select_for_update(of=("self",), no_key=True).get(earlier_imports=import_id)
    upload = EarlierImport.objects.locked(import_id)
    require(may_undo(by, upload))
    while lines := list(written_lines(upload).filter(file__version=F("seen") + 1)[:BATCH]):
        restore(upload, lines, by=by, at=at)
    upload.undone_at, upload.undone_by = at, by
    upload.save(update_fields=["undone_at", "undone_by"])
    record("earlier.undo_import", upload, by=by, at=at, agency_id=upload.agency_id)
    return upload


@transaction.atomic
def note_faults(upload: EarlierImport, *, by: User, at: dt.datetime) -> None:
    """Record that somebody takes the rows that were refused."""
    record("earlier.fetch_faults", upload, by=by, at=at, agency_id=upload.agency_id)


def _end(upload: EarlierImport, state: ImportState, at: dt.datetime, fault: str = "") -> EarlierImport:
    upload.state, upload.ended_at, upload.fault, upload.content = state, at, fault, b""
    upload.save()
    return upload
