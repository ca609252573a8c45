"""A virus checker judges what was uploaded: after the click, as often as it takes, and never inside a transaction."""

import datetime as dt
import logging
from typing import Any, Final

from celery import current_app
from django.conf import settings
from django.db import transaction

from applications.choices import Scan
from applications.domain.notices import tell_applicant
from applications.models import Document
from applications.queries.scanning import due_to_be_scanned
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.clamd import NoVerdict, Unanswered, found_in

TASK: Final = "applications.tasks.scan_paper"
UNJUDGED: Final = frozenset({Scan.WAITING, Scan.UNCHECKED})
MOST_AT_ONCE: Final = 50
log = logging.getLogger(__name__)


def scan_at_first() -> Scan:
    """How a new paper begins: shut until it is judged, or open where there is nobody to judge it."""
    return Scan.WAITING if settings.CLAMD_URL else Scan.UNCHECKED


class Call:
    """Asks the worker to look at one paper; a broker that is down costs nothing, beat asks again."""

    def __init__(self, document_id: int) -> None:
        self.document_id = document_id

    def make(self) -> None:
        """Send the task by its name: it stands above this layer."""
        task: Any = current_app.signature(TASK, args=(self.document_id,))
        task.delay()


def call_after_commit(document: Document) -> None:
    """Have a paper judged once its row is there for the worker to see."""
    if document.scan == Scan.WAITING:
        transaction.on_commit(Call(document.pk).make, robust=True)


def scan(document_id: int, *, at: dt.datetime) -> bool:
    """Ask about one paper; says whether it was judged now. Raises ``Unanswered`` when nobody could say.

    Two workers may ask about the same paper; the first to come back is believed, the other finds it judged.
    """
    document = Document.objects.get(pk=document_id)
    if document.scan not in UNJUDGED or not settings.CLAMD_URL:
        return False
    with document.file.open("rb") as file:
        finding = found_in(file, url=settings.CLAMD_URL, timeout=settings.CLAMD_TIMEOUT)
    return _judge(document_id, finding[:100], at=at)


@transaction.atomic
def _judge(document_id: int, finding: str, *, at: dt.datetime) -> bool:
    document = Document.objects.select_for_update(of=("self",)).get(pk=document_id)
    if document.scan not in UNJUDGED:
        return False
    document.scan = Scan.INFECTED if finding else Scan.CLEAN
    document.finding, document.scanned_at = finding, at
    document.save(update_fields=["scan", "finding", "scanned_at"])
    if finding:
        _tell(document, at=at)
    return True


def _tell(document: Document, *, at: dt.datetime) -> None:
    proposal = document.proposal
    changes = {"document": ("", document.public_id), "finding": ("", document.finding)}
    record("proposal.infected", proposal, by=SYSTEM, at=at, agency_id=proposal.call.agency_id, changes=changes)
    tell_applicant("document_infected", proposal, at=at, document=document)


def scan_due(*, at: dt.datetime) -> int:
    """Ask about what no worker came to; returns how many were judged.

    A daemon that cannot be reached ends the round; a file that it does not judge or that the disk lost does not.

    Where nobody checks any more, what waits is opened: it is as unchecked as all that comes after it.
    """
    if not settings.CLAMD_URL:
        Document.objects.filter(scan=Scan.WAITING).update(scan=Scan.UNCHECKED)
        return 0
    judged = 0
    for document_id in due_to_be_scanned(most=MOST_AT_ONCE):
        try:
            judged += scan(document_id, at=at)
        except NoVerdict as words:
            log.warning("the virus checker gave no verdict on document %s: %s", document_id, words)
        except Unanswered as silence:
            log.warning("the virus checker cannot be asked: %s", silence)
            break
        except FileNotFoundError:
            log.exception("the file of document %s is not on the disk", document_id)
    return judged
