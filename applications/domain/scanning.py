"""A virus checker judges what was uploaded: after the click, and as often as it takes."""

import datetime as dt
from typing import Final

from applications.domain.inside import INSIDE_PAPERS
from applications.domain.meetings import MEETING_PAPERS
from applications.domain.notices import tell_applicant, tell_staff_of_find
from applications.domain.objecting import OBJECTION_PAPERS
from applications.domain.pool import CVS
from applications.domain.undertakings import UNDERTAKINGS
from applications.models import CleanCopy, Document
from applications.policies.proposal import NEVER_SENT
from applications.queries.scanning import is_sent
from cmdp.accounts.domain.papers import AUTHORITY_PAPERS
from cmdp.audit.record import record
from cmdp.kit import scanning
from cmdp.kit.actors import SYSTEM
from cmdp.kit.scanning import Judged

TASK: Final = "applications.tasks.scan_paper"


def call_after_commit(document: Document) -> None:
    """Have a paper judged once its row is there for the worker to see."""
    scanning.call_after_commit(document, TASK)


def _tell(document: Document, at: dt.datetime) -> None:
    proposal = document.proposal
    changes = {"document": ("", document.public_id), "finding": ("", document.finding)}
    record("proposal.infected", proposal, by=SYSTEM, at=at, agency_id=proposal.call.agency_id, changes=changes)
    tell_applicant("document_infected", proposal, at=at, document=document)
    if proposal.status not in NEVER_SENT and is_sent(document):
        tell_staff_of_find(proposal, document, at=at)


def _tell_of_copy(copy: CleanCopy, at: dt.datetime) -> None:
    """Nothing harmful was in the original, so whoever put another file in its place hears of it on the page alone."""
    proposal = copy.document.proposal
    changes = {"document": ("", copy.document.public_id), "finding": ("", copy.finding)}
    record("proposal.infected", proposal, by=SYSTEM, at=at, agency_id=proposal.call.agency_id, changes=changes)


DOCUMENTS: Final = Judged(Document, _tell)
COPIES: Final = Judged(CleanCopy, _tell_of_copy)
# All that a virus checker is asked about.
KINDS: Final = (
    DOCUMENTS,
    COPIES,
    UNDERTAKINGS,
    AUTHORITY_PAPERS,
    CVS,
    INSIDE_PAPERS,
    OBJECTION_PAPERS,
    MEETING_PAPERS,
)


def scan(document_id: int, *, at: dt.datetime) -> bool:
    """Ask about one paper; says whether it was judged now. Raises ``Unanswered`` when nobody could say."""
    return DOCUMENTS.scan(document_id, at=at)
