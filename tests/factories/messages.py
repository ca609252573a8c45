"""Messages on files, as rows in the shape that the domain would leave them."""

import datetime as dt
from typing import Any

from applications.choices import Side
from applications.models import FileMessage, Proposal
from cmdp.kit.ids import public_id
from tests.factories.files import make_proposal, owner_of
from tests.factories.people import NOON

DUE = NOON + dt.timedelta(days=7)
TEXT = "Bütçemizdeki kur farkını hangi kaleme yazmalıyız?"


def make_message(proposal: Proposal | None = None, side: str = Side.APPLICANT, **fields: Any) -> FileMessage:
    """One message at noon, that the other side was written of; by the applicant unless told otherwise."""
    proposal = proposal or make_proposal(status="submitted")
    known: dict[str, Any] = {"text": TEXT, "form_key": public_id(), "written_at": NOON, "told_at": NOON}
    known["due_at"] = DUE if side == Side.APPLICANT else None
    if "written_by" not in fields:
        known["written_by"] = owner_of(proposal.organisation)
    return FileMessage.objects.create(proposal=proposal, side=side, **{**known, **fields})
