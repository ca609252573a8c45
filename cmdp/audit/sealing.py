"""The record sealed day by day: whoever alters, removes or slips in an event afterwards is found.

Every seal carries a digest of its own events and of the seal before it, so the newest digest stands for the whole record.
Who holds a copy of it elsewhere (a log, a letter, a sheet of paper) need not trust the database either.
"""

import datetime as dt
import hashlib
import json
import logging
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from cmdp.audit.models import Event, Seal
from cmdp.audit.queries import newest_seal

log = logging.getLogger(__name__)
FIELDS: Final = [each.attname for each in Event._meta.concrete_fields]
CHUNK: Final = 2000
PATIENCE: Final = "2s"  # for writers under way; whoever is not let in leaves it to the next round
MARK: Final = struct.Struct(">q8s")
BEGINNING: Final = "0" * 64
MOST_FAULTS: Final = 50


@dataclass
class Reading:
    """What a run over some events came to: the chained digest, and a mark for each event by which it is known again."""

    digest: "hashlib._Hash"
    marks: bytearray = field(default_factory=bytearray)
    last_id: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not agree with a seal, as a sentence that names the event where one can be named."""

    seal: Seal
    sentence: str


def seal_if_due(*, at: dt.datetime) -> Seal | None:
    """Seal what was written since the last seal, once a day of Türkiye has ended since; ``None`` where nothing is due.

    Writers are kept out for an instant, so that no event under way can get a key behind the seal later.
    """
    with transaction.atomic():
        if not _is_due(at):
            return None
        _keep_writers_out()
        return _seal(newest_seal(), at=at) if _is_due(at) else None  # another may have been first meanwhile


def _is_due(at: dt.datetime) -> bool:
    newest = newest_seal()
    if newest is None:
        return Event.objects.exists()
    has_ended = timezone.localdate(newest.sealed_at) < timezone.localdate(at)
    return has_ended and Event.objects.filter(pk__gt=newest.last_id).exists()


def _keep_writers_out() -> None:
    """On PostgreSQL; SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            cursor.execute(f"LOCK TABLE {Event._meta.db_table} IN SHARE MODE")


def _seal(newest: Seal | None, *, at: dt.datetime) -> Seal:
    before = newest.digest if newest else BEGINNING
    behind = newest.last_id if newest else 0
    got = read(before, Event.objects.filter(pk__gt=behind))
    seal = Seal.objects.create(
        sealed_at=at,
        first_id=behind + 1,
        last_id=got.last_id,
        count=got.count,
        marks=bytes(got.marks),
        digest=got.digest.hexdigest(),
    )
    log.info("the record is sealed up to event %s: %s", seal.last_id, seal.digest)
    return seal


def read(before: str, events: Any) -> Reading:
    """Read ``events`` in the order of their keys, on from the digest ``before``; in memory flat in their number."""
    got = Reading(hashlib.sha256(before.encode()))
    for row in events.order_by("pk").values_list(*FIELDS).iterator(CHUNK):
        line = canonical(row)
        got.digest.update(line)
        got.marks += MARK.pack(row[0], hashlib.sha256(line).digest()[:8])
        got.last_id, got.count = row[0], got.count + 1
    return got


def canonical(row: Iterable[Any]) -> bytes:
    """An event as bytes: its fields as JSON, in the order of the table, instants in UTC."""
    told = [_told(value) for value in row]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _told(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, dt.date) else value


def verify() -> Iterator[Fault]:
    """What of the sealed record is not as it was sealed; nothing where all of it is."""
    before, behind = BEGINNING, 0
    for seal in Seal.objects.order_by("pk").iterator(1):
        got = read(before, Event.objects.filter(pk__gt=behind, pk__lte=seal.last_id))
        if seal.first_id != behind + 1:
            yield Fault(seal, f"it begins at event {seal.first_id}, the one before it ends at {behind}")
        if got.digest.hexdigest() != seal.digest:
            yield from _named(seal, bytes(got.marks))
        before, behind = seal.digest, seal.last_id


def _named(seal: Seal, now: bytes) -> Iterator[Fault]:
    then, found = dict(MARK.iter_unpack(bytes(seal.marks))), dict(MARK.iter_unpack(now))
    told = [
        *(f"event {key} was removed" for key in then if key not in found),
        *(f"event {key} was slipped in" for key in found if key not in then),
        *(f"event {key} was altered" for key in then if found.get(key, then[key]) != then[key]),
    ]
    told = told or ["the seal itself, or one before it, was altered"]
    yield from (Fault(seal, sentence) for sentence in islice(told, MOST_FAULTS))
