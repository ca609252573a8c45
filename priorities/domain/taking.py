"""Whoever takes a draft of the priorities away before everybody may read it is on the record."""

import datetime as dt

from django.db import transaction

from cmdp.accounts.models import User
from cmdp.audit.record import record
from priorities.models import Edition


@transaction.atomic
def note_taken(draft: Edition, *, by: User, at: dt.datetime) -> None:
    """Somebody took the draft as a file."""
    record("edition_taken", draft, by=by, at=at)


@transaction.atomic
def note_impact_taken(draft: Edition, *, by: User, at: dt.datetime) -> None:
    """Somebody took what the draft would touch as a table."""
    record("edition_impact_taken", draft, by=by, at=at)
