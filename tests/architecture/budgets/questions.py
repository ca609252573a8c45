"""What the lists of questions cost."""

from applications.choices import QuestionState
from applications.models import Call
from tests.architecture.budgets.page import Page
from tests.factories.questions import make_correction, make_question
from tests.factories.rules import live_call


def _answers(cast, rows):
    call = live_call(agency=cast.agency)
    for _ in range(rows):
        make_correction(make_question(call, QuestionState.PUBLISHED), cast["manager"])


def _queue(cast, rows):
    call = live_call(agency=cast.agency)
    for _ in range(rows):
        make_question(call, owner=cast["officer"])


def _own(cast, rows):
    call = live_call(agency=cast.agency)
    for _ in range(rows):
        make_question(call, QuestionState.LINKED, asked_by=cast["newcomer"])


def _call(_cast):
    return {"public_id": Call.objects.get().public_id}


PAGES = {
    "applications:call_questions": Page(5, fill=_answers, arguments=_call),
    "applications:answer_feed": Page(2, fill=_answers),
    "applications:call_answer_feed": Page(4, fill=_answers, arguments=_call),
    "api_v1:answers": Page(2, fill=_answers),
    "open_data:file answers": Page(2, fill=_answers, arguments=lambda _: {"name": "sorular", "ending": "json"}),
    "applications:call": Page(26, fill=_answers, arguments=_call),
    "applications:my_questions": Page(4, persona="newcomer", fill=_own),
    "applications:question_queue": Page(6, persona="officer", fill=_queue),
}
