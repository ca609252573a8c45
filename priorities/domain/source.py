"""The document that a draft rests on, as a file: taken in, put in the place of another, left out again.

Every file that was ever taken in stays, with its row, its name and its SHA-256 in the record.
"""

import datetime as dt

from django.core.files import File
from django.db import transaction

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, sha256_of, store
from cmdp.kit.verdict import require
from priorities.domain.holding import edition_was_read, open_draft, touch
from priorities.models import Edition, SourceFile


@with_their_rows()
@transaction.atomic
def attach_source(edition_id: int, file: File, *, seen: int, by: User, at: dt.datetime) -> SourceFile:
    """Let the draft rest on this file; the same content again changes nothing, so a double click harms nobody."""
    edition = open_draft(edition_id, by)
    digest = sha256_of(file)
    require(check_upload(file, kinds=SourceFile.KINDS, max_bytes=SourceFile.MOST_BYTES))
    if edition.source_file is not None and edition.source_file.sha256 == digest:
        return edition.source_file
    require(edition_was_read(edition, seen))
    kept = _keep(file, digest, by=by, at=at)
    _name(edition, kept, "edition_source_attached", by=by, at=at)
    return kept


@transaction.atomic
def leave_source_out(edition_id: int, *, seen: int, by: User, at: dt.datetime) -> None:
    """Let the draft rest on no file; the file itself stays, other editions may name it."""
    edition = open_draft(edition_id, by)
    if edition.source_file is None:
        return
    require(edition_was_read(edition, seen))
    _name(edition, None, "edition_source_left_out", by=by, at=at)


def _keep(file: File, digest: str, *, by: User, at: dt.datetime) -> SourceFile:
    kept = SourceFile(uploaded_at=at, uploaded_by_id=by.pk)
    store(kept, file, digest)
    return kept


def _name(edition: Edition, file: SourceFile | None, verb: str, *, by: User, at: dt.datetime) -> None:
    before, edition.source_file = edition.source_file, file
    edition.save(update_fields=["source_file"])
    touch(edition)
    pairs = {name: (getattr(before, name, None), getattr(file, name, None)) for name in ("name", "sha256")}
    record(verb, edition, by=by, at=at, changes={"source_file": pairs["name"], "sha256": pairs["sha256"]})
