"""Read what stands: tables, stored files, the mail server."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db import OperationalError, connection
from django.utils import timezone

from applications.domain.freezing import fingerprint
from applications.models import Document, FileMessage, FileNote, Proposal, ReferenceCounter, Submission
from cmdp.audit.models import Event as EventRow
from cmdp.audit.sealing import seal_if_due, verify
from cmdp.kit.upload import sha256_of
from cmdp.outbox.models import Letter as LetterRow
from tests.bench.faults.people import Paper
from tests.bench.faults.told import Event, File, Letter, Sending, World

DAY = dt.timedelta(days=1)


class Reader:
    """Reads again and again; what cannot change any more is looked at once."""

    def __init__(self, arrived: Counter[str]) -> None:
        self.arrived, self.days = arrived, 0
        self._digests: dict[int, str] = {}

    def read(self) -> World:
        """Everything as it stands; the record is sealed first, as if a day had ended."""
        self.days += 1
        seal_if_due(at=timezone.now() + self.days * DAY)
        files = {file.pk: _file(file) for file in Proposal.objects.all()}
        self._papers(files)
        _events(files)
        _texts(files)
        _sendings(files)
        names = dict(Proposal.objects.values_list("pk", "public_id"))
        return World(
            files={names[key]: file for key, file in files.items()},
            letters=_letters(LetterRow.objects.all()),
            arrived=Counter(self.arrived),
            counter=sum(ReferenceCounter.objects.values_list("last", flat=True)),
            unsound_papers=[str(key) for key, digest in self._digests.items() if not digest],
            unsealed=[fault.sentence for fault in verify()],
        )

    def _papers(self, files: dict[int, File]) -> None:
        for paper in Document.objects.exclude(pk__in=self._digests):
            self._digests[paper.pk] = paper.sha256 if _digest(paper) == paper.sha256 else ""
        for paper in Document.objects.filter(name=Paper.name):
            files[paper.proposal_id].papers.add(self._digests[paper.pk])


def _file(row: Proposal) -> File:
    return File(row.status, row.reference, row.title)


def _digest(paper: Document) -> str:
    try:
        with paper.file.open() as stored:
            return sha256_of(stored)
    except OSError:
        return ""


def _events(files: dict[int, File]) -> None:
    for event in EventRow.objects.filter(object_type="applications.proposal").order_by("pk"):
        files[event.object_id].events.append(Event(event.verb, event.changes))


def _texts(files: dict[int, File]) -> None:
    for key, text in FileMessage.objects.values_list("proposal_id", "text"):
        files[key].messages[text] += 1
    for key, text in FileNote.objects.values_list("proposal_id", "text"):
        files[key].notes[text] += 1


def _sendings(files: dict[int, File]) -> None:
    keys = Counter(key.rsplit(":", 1)[0] for key in LetterRow.objects.values_list("key", flat=True))
    for row in Submission.objects.prefetch_related("printouts").order_by("proposal_id", "number"):
        at = row.sent_at.astimezone(dt.UTC)
        letters = keys[f"proposal_received:{row.proposal_id}:{at:%Y%m%dT%H%M%S%f}"]
        told = row.sha256, fingerprint(row.content), row.content["project"]["title"], len(row.printouts.all()), letters
        files[row.proposal_id].sendings.append(Sending(*told))


def _letters(rows: Iterable[LetterRow]) -> dict[str, Letter]:
    return {row.message_id: Letter(row.state, row.repeats) for row in rows}


def reached() -> bool:
    """Whether the database answers; a connection that its stop has broken is let go of."""
    connection.close()
    try:
        connection.ensure_connection()
    except OperationalError:
        return False
    return True
