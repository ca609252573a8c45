"""Files called up from the reserve list."""

import datetime as dt
from decimal import Decimal
from typing import Any

from applications.choices import Status
from applications.models import Call, CallUp, Proposal
from applications.reserved import CallUpState
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, Cast
from tests.factories.rules import make_call

DUE = NOON + dt.timedelta(days=7)


def make_call_up(cast: Cast, *, call: Call | None = None, file: Proposal | None = None, **fields: Any) -> CallUp:
    """A call as a raw row, made at noon and due in a week, of a file of the cast's that is positive since."""
    call = call or make_call(agency=cast.agency)
    file = file or make_proposal(call=call, organisation=cast.organisation, status=Status.POSITIVE)
    told = {"amount": Decimal(1_000_000), "ahead": 0, "called_at": NOON, "called_by": cast["manager"], "due_at": DUE}
    state = {"state": CallUpState.WAITING, "opinion": make_opinion(file, cast["manager"], outcome="reserve")}
    return CallUp.objects.create(**{**told, **state, **fields})
