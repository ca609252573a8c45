"""Questions about a call: answers are everybody's, asking is for whoever is signed in, the queue is the agency's."""

from applications.choices import QuestionState
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.questions import make_question
from tests.factories.rules import live_call, make_call

STRANGER = {"stranger": SIGN_IN}
STAFF = {"officer": 200, "manager": 200}
ASKED = {"text": "Protokol şart mı?", "form_key": "22222222222222"}


def _call(cast):
    return {"public_id": live_call(agency=cast.agency).public_id}


def _draft(cast):
    return {"public_id": make_call(agency=cast.agency, published=False).public_id}


def _answer(cast):
    question = make_question(live_call(agency=cast.agency), QuestionState.PUBLISHED)
    return {"public_id": question.call.public_id, "question_id": question.public_id}


def _unanswered(cast):
    question = make_question(live_call(agency=cast.agency))
    return {"public_id": question.call.public_id, "question_id": question.public_id}


def _question(state=QuestionState.WAITING, owner=""):
    def make(cast):
        question = make_question(
            live_call(agency=cast.agency), state, owner=cast[owner] if owner else None, asked_by=cast["owner"]
        )
        return {"public_id": question.public_id}

    return make


def _desk(**answers):
    return Row(404, **STRANGER, **answers)


MINE = _question(owner="manager")
ROWS = {
    "applications:call_questions": Row(everyone=200, arguments=_call),
    "applications:call_questions draft": Row(everyone=404, arguments=_draft),
    "applications:call_question": Row(everyone=200, arguments=_answer),
    "applications:call_question unanswered": Row(everyone=404, arguments=_unanswered),
    "applications:answer_feed": Row(everyone=200),
    "applications:call_answer_feed": Row(everyone=200, arguments=_call),
    "applications:call_answer_feed draft": Row(everyone=404, arguments=_draft),
    "api_v1:answers": Row(everyone=200),
    "api_v1:answer": Row(everyone=200, arguments=lambda cast: {"answer_id": _answer(cast)["question_id"]}),
    "api_v1:answer unanswered": Row(
        everyone=404, arguments=lambda cast: {"answer_id": _unanswered(cast)["question_id"]}
    ),
    "applications:question_ask": Row(200, **STRANGER, arguments=_call),
    "applications:question_ask post": Row(
        302, stranger=SIGN_IN, **STAFF, method="post", arguments=_call, body=lambda _: ASKED
    ),
    "applications:question_ask draft": Row(404, **STRANGER, arguments=_draft),
    "applications:my_questions": Row(200, **STRANGER),
    "applications:question_queue": Row(REFUSED, **STRANGER, **STAFF, other_officer=200, other_manager=200),
    "applications:desk_question": _desk(**STAFF, arguments=_question()),
    "applications:question_take": _desk(officer=302, manager=302, method="post", arguments=_question()),
    "applications:question_hand_over": _desk(**STAFF, arguments=MINE),
    "applications:question_answer": _desk(**STAFF, arguments=MINE),
    "applications:question_propose": _desk(**STAFF, arguments=MINE),
    "applications:question_publish": _desk(**STAFF, arguments=_question(QuestionState.PROPOSED)),
    "applications:question_send_back": _desk(**STAFF, arguments=_question(QuestionState.PROPOSED)),
    "applications:question_link": _desk(**STAFF, arguments=MINE),
    "applications:question_refuse": _desk(**STAFF, arguments=MINE),
    "applications:question_reopen": _desk(**STAFF, arguments=_question(QuestionState.REFUSED)),
    "applications:question_correct": _desk(**STAFF, arguments=_question(QuestionState.PUBLISHED)),
    "applications:manager_call_questions": Row(
        REFUSED, stranger=SIGN_IN, manager=200, other_manager=404, arguments=_call
    ),
}
