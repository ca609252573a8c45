"""Write judged rows of earlier files, and take them back; inside the caller's transaction."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.choices import LineAct
from applications.domain.earlier_judging import KEYS, MONEY, STATED, known_files
from applications.found import EarlierState
from applications.models import EarlierFile, EarlierImport, EarlierLine, EarlierTrace
from applications.queries.tracing import traces_of_earlier
from cmdp.accounts.models import User
from cmdp.audit.record import record_many
from cmdp.regions.models import Province

DAYS = ("letter_date", "answer_date")
COLUMNS = [*(KEYS.get(name, name) for name in STATED), "reference_key", "search_key", "version", "changed_at"]


def write_lines(upload: EarlierImport, lines: Sequence[EarlierLine], *, by: User, at: dt.datetime) -> None:
    """Add and correct as the lines say; those whose file changed since are left, and say so."""
    files = {file.reference_key: file for file in _held(upload, [line.reference_key for line in lines])}
    good = [line for line in lines if _holds(line, files.get(line.reference_key))]
    _leave([line for line in lines if line not in good])
    added = [line for line in good if line.act == LineAct.ADD]
    changed = [line for line in good if line.act == LineAct.CORRECT]
    _add(upload, added, by=by, at=at)
    for line in changed:
        line.file = _told(files[line.reference_key], after_of(line), at=at)
    _correct([line.file for line in changed if line.file], at=at)
    for line in good:
        line.written_at = at
    EarlierLine.objects.bulk_update(good, ["file", "written_at"])
    _record("earlier.add", upload, added, by=by, at=at)
    _record("earlier.correct", upload, changed, by=by, at=at)


def restore(upload: EarlierImport, lines: Sequence[EarlierLine], *, by: User, at: dt.datetime) -> None:
    """Take back what these lines wrote."""
    added = [line for line in lines if line.act == LineAct.ADD]
    changed = [line for line in lines if line.act == LineAct.CORRECT]
    _record("earlier.take_back", upload, lines, by=by, at=at)
    EarlierFile.objects.filter(pk__in=[line.file_id for line in added]).delete()
    held = {file.pk: file for file in _held(upload, [line.reference_key for line in changed])}
    files = [_told(held[line.file_id or 0], _before_of(line), at=at) for line in changed]
    _correct(files, at=at)


def after_of(line: EarlierLine) -> dict[str, Any]:
    """What the line writes, by its columns."""
    return {name: after for name, (_before, after) in line.changes.items()}


def _before_of(line: EarlierLine) -> dict[str, Any]:
    return {name: before for name, (before, _after) in line.changes.items()}


def _held(upload: EarlierImport, keys: Iterable[str]) -> Iterable[EarlierFile]:
    return known_files(upload.agency_id, keys)


def _holds(line: EarlierLine, file: EarlierFile | None) -> bool:
    """Whether the line was judged by what stands now."""
    return file is None if line.act == LineAct.ADD else file is not None and file.version == line.seen


def _leave(lines: Sequence[EarlierLine]) -> None:
    for line in lines:
        line.act = LineAct.REFUSED
        line.cells = {name: str(value) for name, value in after_of(line).items() if value is not None}
        line.faults = [["reference", _("Siz bakarken bu dosya değişti; satır yazılmadı. Yeniden yükleyip bakın.")]]
    EarlierLine.objects.bulk_update(lines, ["act", "cells", "faults"])


def _add(upload: EarlierImport, lines: Sequence[EarlierLine], *, by: User, at: dt.datetime) -> None:
    stamps = {"added_at": at, "added_by": by, "changed_at": at, "version": 0}
    files = [
        _told(
            EarlierFile(agency_id=upload.agency_id, province_id=after_of(line)["province"], **stamps),
            after_of(line),
            at=at,
        )
        for line in lines
    ]
    _name_provinces(files)
    EarlierFile.objects.bulk_create(files)
    for line, file in zip(lines, files, strict=True):
        line.file = file
    trace_earlier(files)


def _correct(files: Sequence[EarlierFile], *, at: dt.datetime) -> None:
    del at
    _name_provinces(files)
    EarlierFile.objects.bulk_update(files, COLUMNS)
    EarlierTrace.objects.filter(file__in=files).delete()
    trace_earlier(files)


def _told(file: EarlierFile, values: Mapping[str, Any], *, at: dt.datetime) -> EarlierFile:
    """The file with these values; its keys are folded once its province is known."""
    for name, value in values.items():
        setattr(file, KEYS.get(name, name), _stored(name, value))
    file.version += 1
    file.changed_at = at
    return file


def _stored(name: str, value: Any) -> Any:
    """A value of a line as the column holds it; what a line takes away is empty in the column's way."""
    if value is None:
        return None if name in {*MONEY, *DAYS, "measure"} else EarlierState.UNKNOWN if name == "state" else ""
    if name in MONEY:
        return Decimal(value)
    return dt.date.fromisoformat(value) if name in DAYS else value


def _name_provinces(files: Sequence[EarlierFile]) -> None:
    named = Province.objects.in_bulk([file.province_id for file in files])
    for file in files:
        file.province = named[file.province_id]
        file.set_keys()


def trace_earlier(files: Sequence[EarlierFile]) -> None:
    """Let the files be found by what they say."""
    EarlierTrace.objects.bulk_create(
        EarlierTrace(file=file, kind=kind, value=value) for file in files for kind, value in traces_of_earlier(file)
    )


def _record(verb: str, upload: EarlierImport, lines: Sequence[EarlierLine], *, by: User, at: dt.datetime) -> None:
    told = [(line.file, {name: tuple(pair) for name, pair in line.changes.items()}) for line in lines if line.file]
    record_many(verb, told, by=by, at=at, agency_id=upload.agency_id, reason=upload.reason)
