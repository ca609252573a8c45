"""A spreadsheet of projects: received, judged line by line, written as shown and as a whole, or thrown away."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.choices import ImportState, LineAct
from applications.domain.import_writing import write_lines
from applications.domain.judging import Judge, ReadLine
from applications.models import ImportLine, ProjectImport
from applications.policies.administration import may_administer
from applications.policies.published import has_reason, may_discard_import, may_read_import, may_write_import
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require

BATCH = 500
MOVED = deny(
    "moved",
    _(
        "Siz bakarken bu satırlardan bazılarının anlattığı projeler değişti. Hiçbir şey yazılmadı; satırlar yeniden okundu."
    ),
)


@transaction.atomic
def receive(
    content: bytes, *, file_name: str, reason: str, clears: bool, language: str = "tr", by: User, at: dt.datetime
) -> ProjectImport:
    """Keep a file to be read; nothing of it is written before somebody saw what it would do."""
    require(may_administer(by))
    require(has_reason(reason))
    words = {"file_name": file_name, "reason": reason.strip(), "clears": clears, "language": language}
    return ProjectImport.objects.create(**words, content=content, received_at=at, received_by=by)


@transaction.atomic
def refuse(import_id: int, fault: str, *, at: dt.datetime) -> ProjectImport:
    """Say why the file as a whole cannot be read; it is kept no longer."""
    upload = ProjectImport.objects.locked(import_id)
    require(may_read_import(upload))
    return _end(upload, ImportState.REFUSED, at, fault=fault)


@transaction.atomic
def keep_lines(import_id: int, read: Iterable[ReadLine], *, notes: Sequence[str]) -> ProjectImport:
    """Keep what every row says with what it would do; the file itself is no longer needed."""
    upload = ProjectImport.objects.locked(import_id)
    require(may_read_import(upload))
    upload.state, upload.notes, upload.content = ImportState.READY, list(notes), b""
    upload.save()
    return _judge(upload, list(read))


@transaction.atomic
def begin_writing(import_id: int, *, by: User) -> ProjectImport:
    """Say that the worker is about to write it."""
    upload = ProjectImport.objects.locked(import_id)
    require(may_write_import(by, upload))
    upload.state = ImportState.WRITING
    upload.save(update_fields=["state"])
    return upload


def follow(import_id: int, job_id: str) -> None:
    """Keep which long work reads or writes it."""
    ProjectImport.objects.filter(pk=import_id).update(job_id=job_id)


def carry_out(import_id: int, *, by: User, at: dt.datetime) -> bool:
    """Write exactly what was shown, all of it or nothing; whether it was written.

    Where a project changed since, nothing is: the lines are judged anew, and somebody has to look again.
    """
    try:
        write(import_id, by=by, at=at)
    except Refused as refusal:
        if refusal.verdict.code != MOVED.code:
            raise
        judge_again(import_id)
        return False
    return True


@transaction.atomic
def write(import_id: int, *, by: User, at: dt.datetime) -> ProjectImport:
    """Write the lines as they were judged. Uploads wait for each other, so that two never add one project twice."""
    uploads = ProjectImport.objects.select_for_update().filter(state__in=[ImportState.READY, ImportState.WRITING])
    list(uploads.order_by("pk"))
    upload = ProjectImport.objects.locked(import_id)
    require(may_write_import(by, upload))
    lines = list(upload.lines.filter(act__in=[LineAct.ADD, LineAct.CORRECT]).order_by("number"))
    if not write_lines(lines, reason=upload.reason, by=by, at=at):
        raise Refused(MOVED)
    counts = {act: sum(line.act == act for line in lines) for act in (LineAct.ADD, LineAct.CORRECT)}
    changes = {"file": ("", upload.file_name), **{str(act): (0, count) for act, count in counts.items()}}
    record("published.import", upload, by=by, at=at, reason=upload.reason, changes=changes)
    return _end(upload, ImportState.WRITTEN, at)


@transaction.atomic
def judge_again(import_id: int) -> ProjectImport:
    """Judge the lines by what is stored now, and say that they may differ from what was shown."""
    upload = ProjectImport.objects.locked(import_id)
    upload.state, upload.has_moved = ImportState.READY, True
    upload.save(update_fields=["state", "has_moved"])
    read = [
        ReadLine(
            line.number, line.told_id, line.title, line.told, tuple(map(tuple, line.read_faults)), tuple(line.remarks)
        )
        for line in upload.lines.order_by("number")
    ]
    upload.lines.all().delete()
    return _judge(upload, read)


@transaction.atomic
def discard(import_id: int, *, by: User, at: dt.datetime) -> ProjectImport:
    """Throw an upload away; nothing of it was written."""
    upload = ProjectImport.objects.locked(import_id)
    require(may_discard_import(by, upload))
    upload.lines.all().delete()
    return _end(upload, ImportState.DISCARDED, at)


def _judge(upload: ProjectImport, read: Sequence[ReadLine]) -> ProjectImport:
    judge = Judge(read, by=upload.received_by, clears=upload.clears)
    lines = (judge.line(upload, one) for one in read)
    ImportLine.objects.bulk_create(lines, batch_size=BATCH)
    return upload


def _end(upload: ProjectImport, state: ImportState, at: dt.datetime, fault: str = "") -> ProjectImport:
    upload.state, upload.ended_at, upload.fault, upload.content = state, at, fault, b""
    upload.save()
    return upload
