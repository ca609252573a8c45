"""Answer a question about a call: word it, have it looked at, publish, correct; or link or refuse it, and take that back.

No word of a question or an answer enters the record: what was published stands in its own row, what was not is nobody's.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from applications.domain.notices import tell_asker
from applications.domain.questions import answer_due
from applications.models import AnswerCorrection, CallQuestion
from applications.moves import QUESTION_MOVES
from applications.policies.questions import (
    may_answer,
    may_correct,
    may_link,
    may_propose,
    may_publish,
    may_refuse,
    may_reopen,
    may_send_back,
)
from applications.policies.rules import is_current
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require

WORDS = ("question_tr", "question_en", "answer_tr", "answer_en")


@transaction.atomic
def draft(question_id: int, words: Mapping[str, str], *, seen: int, by: User, at: dt.datetime) -> CallQuestion:
    """Keep the wording and the answer as far as they are; ``words`` by the names in ``WORDS``."""
    question = CallQuestion.objects.locked(question_id)
    require(may_answer(by, question))
    require(is_current(question, seen))
    for name in WORDS:
        setattr(question, name, words[name])
    return _save(question, "draft", {}, by=by, at=at)


@transaction.atomic
def propose(question_id: int, *, seen: int, by: User, at: dt.datetime) -> CallQuestion:
    """Hand the answer over for the second look."""
    question = CallQuestion.objects.locked(question_id)
    require(may_propose(by, question))
    require(is_current(question, seen))
    question.proposed_at, question.proposed_by, question.note = at, by, ""
    return _move(question, "propose", by=by, at=at)


@transaction.atomic
def send_back(question_id: int, note: str, *, by: User, at: dt.datetime) -> CallQuestion:
    """Give the answer back to its owner, with what is to be changed."""
    question = CallQuestion.objects.locked(question_id)
    require(may_send_back(by, question))
    question.proposed_at, question.proposed_by, question.note = None, None, note
    return _move(question, "send_back", by=by, at=at)


@transaction.atomic
def publish(question_id: int, *, seen: int, by: User, at: dt.datetime) -> CallQuestion:
    """Publish question and answer to everybody at once, exactly as the second person saw them, never with the asker."""
    question = CallQuestion.objects.locked(question_id)
    require(may_publish(by, question))
    require(is_current(question, seen))
    question.set_keys()
    _settle(question, "publish", by=by, at=at)
    tell_asker("question_answered", question, at=at, answer=question)
    return question


@transaction.atomic
def link(question_id: int, *, to: CallQuestion, by: User, at: dt.datetime) -> CallQuestion:
    """Lead the asker to an answer that is published already."""
    question = CallQuestion.objects.locked(question_id)
    require(may_link(by, question, to))
    question.linked_to = to
    _settle(question, "link", by=by, at=at)
    tell_asker("question_linked", question, at=at, answer=to)
    return question


@transaction.atomic
def refuse(question_id: int, reason: str, *, by: User, at: dt.datetime) -> CallQuestion:
    """Decline to answer; the reason goes to the asker and stays on the row, not in the record."""
    question = CallQuestion.objects.locked(question_id)
    require(may_refuse(by, question))
    question.refusal_reason = reason
    _settle(question, "refuse", by=by, at=at)
    tell_asker("question_refused", question, at=at)
    return question


@transaction.atomic
def reopen(question_id: int, reason: str, *, by: User, at: dt.datetime) -> CallQuestion:
    """Take a refused or linked question up again, with a new time to answer; the asker hears of it.

    Why it was refused stays in the letter that said so; ``reason`` is the agency's own and goes into the record.
    """
    question = CallQuestion.objects.locked(question_id)
    require(may_reopen(by, question))
    question.linked_to, question.refusal_reason = None, ""
    question.proposed_at, question.proposed_by = None, None
    question.settled_at, question.settled_by = None, None
    question.due_at, question.reminded_at = answer_due(question.call, at), None
    _move(question, "reopen", by=by, at=at, reason=reason)
    tell_asker("question_reopened", question, at=at)
    return question


@transaction.atomic
def correct(
    question_id: int, *, answer_tr: str, answer_en: str, reason: str, seen: int, by: User, at: dt.datetime
) -> CallQuestion:
    """Change a published answer; how it read before stays beside it, with the day and the reason."""
    question = CallQuestion.objects.locked(question_id)
    require(may_correct(by, question))
    require(is_current(question, seen))
    earlier = {"earlier_tr": question.answer_tr, "earlier_en": question.answer_en}
    stamps = {"corrected_at": at, "corrected_by": by}
    AnswerCorrection.objects.create(question=question, reason=reason, **earlier, **stamps)
    question.answer_tr, question.answer_en = answer_tr, answer_en
    question.set_keys()
    _save(question, "correct", {}, by=by, at=at)
    tell_asker("question_corrected", question, at=at, answer=question)
    return question


def _settle(question: CallQuestion, verb: str, *, by: User, at: dt.datetime) -> None:
    question.settled_at, question.settled_by = at, by
    _move(question, verb, by=by, at=at)


def _move(question: CallQuestion, verb: str, *, by: User, at: dt.datetime, reason: str = "") -> CallQuestion:
    """The one writer of a question's state."""
    before, question.state = question.state, QUESTION_MOVES[verb].target
    return _save(question, verb, {"state": (before, question.state)}, by=by, at=at, reason=reason)


def _save(
    question: CallQuestion, verb: str, changes: Mapping[str, tuple[Any, Any]], *, reason: str = "", **stamps: Any
) -> CallQuestion:
    question.version += 1
    question.save()
    record(f"question.{verb}", question, agency_id=question.call.agency_id, changes=changes, reason=reason, **stamps)
    return question
