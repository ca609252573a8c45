"""Objections: the applicant's page, the desk's list, a paper for whoever reads the objection."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.notifications import make_notification
from tests.factories.objections import make_objection, make_objection_paper, make_told

STRANGER = {"stranger": SIGN_IN}
STAFF = {"officer": 200, "manager": 200}
MEMBERS = {"owner": 200, "editor": 200, "viewer": 200}


def _told(cast):
    return {"public_id": make_told(cast).public_id}


def _own(cast):
    objection = make_objection(make_told(cast))
    return {"public_id": objection.proposal.public_id, "number": objection.number}


def _objection(cast):
    return {"public_id": make_objection(make_told(cast), sent_by=cast["owner"]).public_id}


def _notified(cast):
    return {"public_id": make_notification(make_told(cast), cast["officer"]).proposal.public_id}


def _paper(cast):
    return {"public_id": make_objection_paper(make_objection(make_told(cast))).public_id}


def _desk(**answers):
    return Row(404, **STRANGER, **answers)


ROWS = {
    "applications:proposal_objection": Row(404, **STRANGER, **MEMBERS, arguments=_told),
    "applications:proposal_objection post": Row(404, **STRANGER, **MEMBERS, method="post", arguments=_told),
    "applications:proposal_objection nothing told": Row(
        404, **STRANGER, arguments=lambda cast: {"public_id": make_told(cast, "positive").public_id}
    ),
    "applications:objection_withdraw": Row(404, **STRANGER, **MEMBERS, arguments=_own),
    "applications:objection_withdraw post": Row(
        404, **STRANGER, owner=302, editor=200, viewer=200, method="post", arguments=_own
    ),
    "applications:objection_paper": Row(404, **STRANGER, **STAFF, **MEMBERS, arguments=_paper),
    "applications:proposal_notification": Row(
        REFUSED, **STRANGER, **STAFF, other_officer=404, other_manager=404, arguments=_notified
    ),
    "applications:objection_queue": Row(REFUSED, **STRANGER, **STAFF, other_officer=200, other_manager=200),
    "applications:desk_objection": _desk(**STAFF, arguments=_objection),
    "applications:objection_give": _desk(**STAFF, arguments=_objection),
    "applications:objection_decide": _desk(**STAFF, arguments=_objection),
}
