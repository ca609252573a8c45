"""The reserve list: whom its manager calls, what the applicant answers."""

from tests.architecture.access.row import SIGN_IN, Row
from tests.factories.reserve import DUE, make_call_up
from tests.factories.rules import make_call

STRANGER = {"stranger": SIGN_IN}
MEMBERS = {"owner": 200, "editor": 200, "viewer": 200}


def _called(cast):
    return {"public_id": make_call_up(cast, due_at=DUE.replace(year=2126)).opinion.proposal.public_id}


def _window(cast):
    call = make_call(agency=cast.agency)
    make_call_up(cast, call=call)
    return {"public_id": call.public_id, "order": 1}


ROWS = {
    "applications:call_up_answer": Row(404, **STRANGER, **MEMBERS, arguments=_called),
    "applications:call_up_answer post": Row(
        404, **STRANGER, owner=302, editor=200, viewer=200, method="post", arguments=_called
    ),
    "applications:proposal_detail called": Row(404, **STRANGER, **MEMBERS, arguments=_called),
    "applications:call_reserve": Row(404, **STRANGER, manager=200, arguments=_window),
}
