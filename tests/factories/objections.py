"""Objections to what was decided of a file."""

import datetime as dt
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from applications.choices import Status
from applications.models import Call, Objection, ObjectionPaper, Proposal
from applications.objected import ObjectionState, ObjectionTo
from cmdp.accounts.models import User
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, Cast, make_user
from tests.factories.rules import make_call, make_rule_set

_numbers = count(1)
DAY = dt.timedelta(days=1)


def make_told(cast: Cast, status: str = Status.NEGATIVE, call: Call | None = None, **values: str) -> Proposal:
    """A file of the cast's whose outcome the manager recorded and released at noon."""
    call = call or make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values=values))
    file = make_proposal(call=call, organisation=cast.organisation, status=status, status_before=Status.REVIEWED)
    given = status not in {Status.RESERVE, Status.NEGATIVE, Status.INELIGIBLE}
    make_opinion(file, cast["manager"], **({"amount": file.requested_support} if given else {}))
    return file


def make_objection(proposal: Proposal, **fields: Any) -> Objection:
    """An objection as a raw row, an hour after the decision was told and in its time."""
    number = next(_numbers)
    told = {
        "call_stage": proposal.call_stage,
        "number": number,
        "to": ObjectionTo.OPINION,
        "text": "Sürdürülebilirlik bölümü eksik okunmuş.",
        "form_key": f"{number:014d}",
        "notified_at": NOON + number * dt.timedelta(seconds=1),
        "until": NOON + 10 * DAY,
        "sent_at": NOON + dt.timedelta(hours=1),
        "sent_by": fields.get("sent_by") or make_user(),
        "sha256": f"{number:064d}",
        "due_at": NOON + 20 * DAY,
    }
    if fields.get("decider") and "state" not in fields:
        told["state"] = ObjectionState.IN_HAND
    return Objection.objects.create(proposal=proposal, **{**told, **fields})


def decided(by: User, **fields: Any) -> dict[str, Any]:
    """What stands in a row that was decided."""
    letter = {"reason": "Bölüm yeniden okundu.", "letter_number": "E-7", "letter_date": NOON.date()}
    state = {"state": ObjectionState.DECIDED, "decider": by, "outcome": "refused", "effect": "none", "ended_at": NOON}
    return {**state, **letter, **fields}


def make_objection_paper(objection: Objection, **fields: Any) -> ObjectionPaper:
    """A paper that came with one."""
    number = next(_numbers)
    told = {
        "file": ContentFile(b"%PDF-1.7 paper", "ek.pdf"),
        "name": "ek.pdf",
        "size": 14,
        "content_type": "application/pdf",
        "sha256": f"{number:064d}",
        "uploaded_at": NOON,
    }
    return ObjectionPaper.objects.create(objection=objection, **{**told, **fields})
