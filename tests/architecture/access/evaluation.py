"""Evaluators, their files, and those who ask them."""

from applications.choices import AssignmentState, Status
from applications.models import Assignment, Proposal
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.conflicts import make_conflict
from tests.factories.discussions import make_pair, make_report, make_talked_of
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON, Cast
from tests.factories.reviews import make_assignment, opinion_call
from tests.factories.rules import make_call


def _file(cast: Cast, status: str = Status.UNDER_REVIEW) -> Proposal:
    return make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status=status)


def _assigned(cast: Cast, state: str = AssignmentState.ASKED) -> Assignment:
    return make_assignment(_file(cast), cast["evaluator"], state)


def _asked(cast):
    return {"public_id": _assigned(cast).public_id}


def _accepted(cast):
    return {"public_id": _assigned(cast, AssignmentState.ACCEPTED).public_id}


def _sent(cast):
    return {"public_id": _assigned(cast, AssignmentState.SENT).public_id}


def _asked_for_opinion(cast):
    file = make_proposal(call=opinion_call(agency=cast.agency), organisation=cast.organisation, status="under_review")
    return {"public_id": make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED).public_id}


def _given_back(cast):
    return {"public_id": _assigned(cast, AssignmentState.STEPPED_BACK).public_id}


def _under_review(cast):
    return {"public_id": _file(cast).public_id}


def _reviewed(cast):
    proposal = _file(cast, Status.REVIEWED)
    for _ in range(2):
        make_assignment(proposal, state=AssignmentState.SENT)
    return {"public_id": proposal.public_id}


def _draft(cast):
    return {"public_id": _file(cast, Status.DRAFT).public_id}


def _paper_of_a_closed_file(cast):
    assignment = _assigned(cast)
    document = make_document(assignment.proposal)
    make_submission(assignment.proposal)
    return {"public_id": assignment.public_id, "document_id": document.public_id}


def _conflicted(cast):
    assignment = _assigned(cast, AssignmentState.CONFLICTED)
    make_conflict(assignment.proposal, cast["evaluator"])
    return {"public_id": assignment.public_id}


def _conflict(cast):
    return {"public_id": make_conflict(_file(cast), cast["evaluator"]).public_id}


def _blocked_officer(cast):
    file = _file(cast)
    make_conflict(file, cast["officer"])
    return {"public_id": file.public_id}


def _talked_of(cast, **fields):
    file = make_talked_of(cast)
    own = make_pair(cast, file)[0]
    report = make_report(file, own.evaluator, **fields)
    return own, report


def _discussed(cast):
    return {"public_id": _talked_of(cast)[0].public_id}


def _discussed_file(cast):
    return {"public_id": _talked_of(cast)[0].proposal.public_id}


def _answered_file(cast):
    own, report = _talked_of(cast, proposed_at=NOON)
    report.voices.create(person=cast["other_evaluator"], version=1, agrees=False, note="Hayır.", given_at=NOON)
    return {"public_id": own.proposal.public_id}


def _unknown_paper(cast):
    return {**_accepted(cast), "document_id": "2" * 14}


DESK = {"evaluator": 200, "other_evaluator": 200, "officer": 200, "manager": 200}
STRANGERS = {"stranger": SIGN_IN}

ROWS = {
    "applications:evaluation_list": Row(REFUSED, **STRANGERS, **DESK, other_officer=200, other_manager=200),
    "applications:evaluation_list biten": Row(
        REFUSED, **STRANGERS, **DESK, other_officer=200, other_manager=200, query="?durum=biten"
    ),
    "applications:evaluation_file asked": Row(404, **STRANGERS, evaluator=302, arguments=_asked),
    "applications:evaluation_file": Row(404, **STRANGERS, evaluator=200, arguments=_accepted),
    "applications:evaluation_file post": Row(
        404, **STRANGERS, evaluator=302, method="post", arguments=_accepted, body=lambda _: {"version": "0"}
    ),
    "applications:evaluation_file sent": Row(404, **STRANGERS, evaluator=200, arguments=_sent),
    "applications:evaluation_file back": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_given_back),
    "applications:evaluation_declare": Row(404, **STRANGERS, evaluator=200, arguments=_asked),
    "applications:evaluation_declare post": Row(
        404,
        **STRANGERS,
        evaluator=302,
        method="post",
        arguments=_asked,
        body=lambda _: {"has_no_conflict": "on", "keeps_secret": "on"},
    ),
    "applications:evaluation_declare again": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_accepted),
    "applications:evaluation_declare conflict": Row(
        404,
        **STRANGERS,
        evaluator=302,
        method="post",
        arguments=_asked,
        body=lambda _: {"grounds": ["kin"]},
    ),
    "applications:evaluation_declare conflicted": Row(404, **STRANGERS, arguments=_conflicted),
    "applications:evaluation_file conflicted": Row(404, **STRANGERS, arguments=_conflicted),
    "applications:evaluation_conflict": Row(404, **STRANGERS, evaluator=200, arguments=_accepted),
    "applications:evaluation_conflict post": Row(
        404, **STRANGERS, evaluator=302, method="post", arguments=_sent, body=lambda _: {"grounds": ["gain"]}
    ),
    "applications:evaluation_conflict back": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_given_back),
    "applications:file_conflict": Row(404, **STRANGERS, officer=200, manager=200, arguments=_under_review),
    "applications:file_conflict post": Row(
        404,
        **STRANGERS,
        officer=302,
        manager=302,
        method="post",
        arguments=_under_review,
        body=lambda cast: {"person": cast["evaluator"].pk, "grounds": ["kin"]},
    ),
    "applications:file_conflict blocked": Row(404, **STRANGERS, manager=200, arguments=_blocked_officer),
    "applications:desk_proposal blocked": Row(
        REFUSED, **STRANGERS, officer=404, manager=200, other_officer=404, other_manager=404, arguments=_blocked_officer
    ),
    "applications:conflict_lift": Row(404, **STRANGERS, officer=200, manager=200, arguments=_conflict),
    "applications:conflict_lift post": Row(
        404,
        **STRANGERS,
        officer=200,
        manager=302,
        method="post",
        arguments=_conflict,
        body=lambda _: {"reason": "Yanlış kişi."},
    ),
    "applications:evaluation_step_back": Row(404, **STRANGERS, evaluator=200, arguments=_asked),
    "applications:evaluation_step_back post": Row(
        404, **STRANGERS, evaluator=302, method="post", arguments=_asked, body=lambda _: {"reason": "Akrabam."}
    ),
    "applications:evaluation_step_back sent": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_sent),
    "applications:evaluation_give_up": Row(404, **STRANGERS, evaluator=200, arguments=_asked_for_opinion),
    "applications:evaluation_give_up marks": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_accepted),
    "applications:evaluation_send": Row(404, **STRANGERS, evaluator=200, arguments=_accepted),
    "applications:evaluation_send asked": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_asked),
    "applications:evaluation_discussion": Row(404, **STRANGERS, evaluator=200, arguments=_discussed),
    "applications:evaluation_discussion off": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_sent),
    "applications:evaluation_discussion post": Row(
        404,
        **STRANGERS,
        evaluator=302,
        method="post",
        arguments=_discussed,
        body=lambda _: {"text": "Bütçeye bakalım.", "form_key": "2" * 14},
    ),
    "applications:evaluation_consensus": Row(404, **STRANGERS, evaluator=200, arguments=_discussed),
    "applications:evaluation_consensus off": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_sent),
    "applications:evaluation_consensus post": Row(
        404,
        **STRANGERS,
        evaluator=302,
        method="post",
        arguments=_discussed,
        body=lambda _: {"text": "Olumluyuz.", "version": "1"},
    ),
    "applications:file_discussion": Row(404, **STRANGERS, officer=REFUSED, manager=200, arguments=_discussed_file),
    "applications:file_discussion post": Row(
        404,
        **STRANGERS,
        officer=REFUSED,
        manager=302,
        method="post",
        arguments=_discussed_file,
        body=lambda _: {"text": "Bütçeye bakalım.", "form_key": "2" * 14},
    ),
    "applications:consensus_close": Row(404, **STRANGERS, officer=REFUSED, manager=200, arguments=_answered_file),
    "applications:consensus_close post": Row(
        404, **STRANGERS, officer=REFUSED, manager=302, method="post", arguments=_answered_file
    ),
    "applications:evaluation_versions": Row(404, **STRANGERS, evaluator=200, arguments=_sent),
    "applications:evaluation_versions asked": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_asked),
    "applications:evaluation_document": Row(404, **STRANGERS, evaluator=REFUSED, arguments=_paper_of_a_closed_file),
    "applications:evaluation_document unknown": Row(404, **STRANGERS, arguments=_unknown_paper),
    "applications:file_evaluators": Row(404, **STRANGERS, officer=200, manager=200, arguments=_under_review),
    "applications:file_evaluators post": Row(
        404, **STRANGERS, officer=200, manager=200, method="post", arguments=_under_review
    ),
    "applications:file_evaluators finished": Row(404, **STRANGERS, officer=200, manager=200, arguments=_reviewed),
    "applications:file_evaluators finished_post": Row(
        404, **STRANGERS, officer=REFUSED, manager=REFUSED, method="post", arguments=_reviewed
    ),
    "applications:file_evaluators draft": Row(404, **STRANGERS, arguments=_draft),
    "applications:file_reopen": Row(404, **STRANGERS, officer=REFUSED, manager=200, arguments=_reviewed),
    "applications:file_reopen early": Row(404, **STRANGERS, officer=REFUSED, manager=REFUSED, arguments=_under_review),
    "applications:assignment_cancel": Row(404, **STRANGERS, officer=200, manager=200, arguments=_asked),
    "applications:assignment_cancel post": Row(
        404,
        **STRANGERS,
        officer=302,
        manager=302,
        method="post",
        arguments=_asked,
        body=lambda _: {"reason": "Yetişmedi."},
    ),
    "applications:assignment_cancel sent": Row(404, **STRANGERS, officer=REFUSED, manager=REFUSED, arguments=_sent),
}
