"""What somebody takes away of a file is on the record: that it was taken and of which content, never what is in it.

Papers that lie in a file note it where they are kept (``documents``, ``undertakings``, ``pool``); here is what is made
of the file, for its own people or for whoever may read a sending.
"""

import datetime as dt

from django.db import transaction

from applications.models import Printout, Proposal, Submission
from cmdp.accounts.models import User
from cmdp.audit.record import record


def note_sending(printout: Printout, *, by: User, at: dt.datetime) -> None:
    """Somebody took the whole of a sending as a PDF."""
    _note("fetch_sending", printout.submission.proposal, by=by, at=at, sha256=printout.sha256)


def note_cover_letter(submission: Submission, *, by: User, at: dt.datetime) -> None:
    """Somebody took the cover letter of a sending."""
    _note("fetch_letter", submission.proposal, by=by, at=at, sha256=submission.sha256)


def note_undertaking(proposal: Proposal, key: str, *, by: User, at: dt.datetime) -> None:
    """Somebody took an undertaking to have it signed."""
    _note("fetch_undertaking", proposal, by=by, at=at, undertaking=key)


def note_budget(proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    """Somebody took the budget as a table."""
    _note("fetch_budget", proposal, by=by, at=at)


@transaction.atomic
def _note(verb: str, proposal: Proposal, *, by: User, at: dt.datetime, **told: str) -> None:
    changes = {name: ("", value) for name, value in told.items()}
    record(f"proposal.{verb}", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
