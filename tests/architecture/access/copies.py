"""What evaluators see where the applicant is hidden: the agency's page of it, and the evaluator's own."""

from applications.choices import AssignmentState
from applications.models.copies import CopyState
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.copies import hiding_call, make_copy, make_hidden_file, make_word
from tests.factories.files import make_proposal
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call


def _file(cast):
    return make_hidden_file(papers=1, call=hiding_call(agency=cast.agency), organisation=cast.organisation)


def _of_file(cast):
    return {"public_id": _file(cast).public_id}


def _open(cast):
    call = make_call(agency=cast.agency)
    return {"public_id": make_proposal(call=call, organisation=cast.organisation, status="under_review").public_id}


def _paper(state):
    def arguments(cast):
        file = _file(cast)
        document = file.documents.get()
        make_copy(document, state)
        return {"public_id": file.public_id, "document_id": document.public_id}

    return arguments


def _word(cast):
    file = _file(cast)
    return {"public_id": file.public_id, "word_id": make_word(file, cast["officer"]).public_id}


def _assigned(state):
    def arguments(cast):
        return {"public_id": make_assignment(_file(cast), cast["evaluator"], state).public_id}

    return arguments


def _own_paper(state):
    def arguments(cast):
        file = _file(cast)
        document = file.documents.get()
        make_copy(document, state)
        assignment = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
        return {"public_id": assignment.public_id, "document_id": document.public_id}

    return arguments


STRANGERS = {"stranger": SIGN_IN}
DESK = {"officer": 200, "manager": 200}
DONE = {"officer": 302, "manager": 302}

ROWS = {
    "applications:file_copies": Row(404, **STRANGERS, **DESK, arguments=_of_file),
    "applications:file_copies open": Row(404, **STRANGERS, officer=REFUSED, manager=REFUSED, arguments=_open),
    "applications:file_copies post": Row(
        404, **STRANGERS, **DONE, method="post", arguments=_of_file, body=lambda _: {"text": "Yeşil Vadi"}
    ),
    "applications:copies_prepare": Row(404, **STRANGERS, **DONE, method="post", arguments=_of_file),
    "applications:word_show": Row(404, **STRANGERS, **DONE, method="post", arguments=_word),
    "applications:copy_decide": Row(404, **STRANGERS, **DESK, arguments=_paper(CopyState.DOUBTFUL)),
    "applications:copy_decide post": Row(
        404,
        **STRANGERS,
        **DONE,
        method="post",
        arguments=_paper(CopyState.DOUBTFUL),
        body=lambda _: {"decision": "withhold", "reason": "Antetli."},
    ),
    "applications:copy_file": Row(404, **STRANGERS, **DESK, arguments=_paper(CopyState.CLEAN)),
    "applications:copy_file waiting": Row(404, **STRANGERS, arguments=_paper(CopyState.WAITING)),
    "applications:evaluation_file hidden": Row(
        404, **STRANGERS, evaluator=200, arguments=_assigned(AssignmentState.ACCEPTED)
    ),
    "applications:evaluation_declare hidden": Row(
        404, **STRANGERS, evaluator=200, arguments=_assigned(AssignmentState.ASKED)
    ),
    "applications:evaluation_document hidden": Row(
        404, **STRANGERS, evaluator=200, arguments=_own_paper(CopyState.CLEAN)
    ),
    "applications:evaluation_document doubtful": Row(404, **STRANGERS, arguments=_own_paper(CopyState.DOUBTFUL)),
}
