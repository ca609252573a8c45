"""Questions about calls in any state, as rows in the shape that the domain would leave them."""

import datetime as dt
from typing import Any

from applications.choices import OPEN_QUESTIONS, QuestionState
from applications.models import AnswerCorrection, Call, CallQuestion
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id
from tests.factories.people import NOON, make_member, make_user
from tests.factories.rules import make_call

DUE = NOON + dt.timedelta(days=7)
TEXT = "Belediyemizin (Atakum) iş birliği protokolü başvuruda şart mı?"
WORDS = {"question_tr": "İş birliği protokolü başvuruda şart mı?", "answer_tr": "Hayır; sözleşmeden önce istenir."}
ENGLISH = {
    "question_en": "Is the protocol needed when applying?",
    "answer_en": "No; it is asked for before the contract.",
}
WORDED = frozenset({QuestionState.PROPOSED, QuestionState.PUBLISHED})


def make_question(call: Call | None = None, state: str = QuestionState.WAITING, **fields: Any) -> CallQuestion:
    """A question about a call, asked at noon by somebody new; what its state needs is filled in by new people."""
    call = call or make_call()
    known: dict[str, Any] = {"asked_by": fields.get("asked_by") or make_user(), "text": TEXT, "form_key": public_id()}
    known |= {"asked_at": NOON, "due_at": DUE, "state": state}
    if fields.get("owner"):
        known["owned_since"] = NOON
    if state in WORDED:
        known |= {
            **WORDS,
            "proposed_at": NOON,
            "proposed_by": fields.get("proposed_by") or fields.get("owner") or _officer(call),
        }
    if state not in OPEN_QUESTIONS:
        known |= {"settled_at": NOON, "settled_by": fields.get("settled_by") or _officer(call)}
    if state == QuestionState.LINKED:
        known["linked_to"] = fields.get("linked_to") or make_question(call, QuestionState.PUBLISHED)
    if state == QuestionState.REFUSED:
        known["refusal_reason"] = "Soru bu çağrıyla ilgili değil."
    question = CallQuestion(call=call, **{**known, **fields})
    question.set_keys()
    question.save()
    return question


def make_correction(question: CallQuestion, by: User | None = None, **fields: Any) -> AnswerCorrection:
    """An answer that once read otherwise."""
    known = {"earlier_tr": "Evet.", "reason": "Yanlış yazılmıştı.", "corrected_at": NOON}
    corrected_by = by or _officer(question.call)
    return AnswerCorrection.objects.create(question=question, corrected_by=corrected_by, **{**known, **fields})


def _officer(call: Call) -> User:
    return make_member(Role.AGENCY_OFFICER, call.agency)
