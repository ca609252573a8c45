"""Ask about a call; take a question up, give it to somebody else."""

import datetime as dt
from typing import Any

from django.db import transaction

from applications.models import Call, CallQuestion
from applications.policies.questions import may_ask, may_hand_over, may_handle, may_take
from applications.queries.questions import answer_days_of
from applications.queries.rules import end_of_working_days, rules_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


@transaction.atomic
def ask(call_id: int, text: str, *, form_key: str, by: User, at: dt.datetime) -> CallQuestion:
    """Put a question to the agency; the same form sent twice is one question.

    The call is held, so that two forms of one person count for the limit one after the other, and a last day that
    is moved in the same second is the one that holds.
    """
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call_id)
    if asked := CallQuestion.objects.filter(asked_by=by, form_key=form_key).first():
        return asked
    require(may_ask(by, call, at=at))
    stamps = {"asked_by": by, "asked_at": at, "due_at": answer_due(call, at)}
    question = CallQuestion.objects.create(call=call, text=text, form_key=form_key, **stamps)
    record("question.ask", question, by=by, at=at, agency_id=call.agency_id)
    return question


def answer_due(call: Call, asked_at: dt.datetime) -> dt.datetime:
    """The exclusive instant until which a question asked now is to be answered, in working days."""
    return end_of_working_days(rules_of(call.rule_set), asked_at, answer_days_of(call))


@transaction.atomic
def take(question_id: int, *, by: User, at: dt.datetime) -> CallQuestion:
    """Become the owner of a question that nobody owns; the second of two hears that it is taken."""
    question = CallQuestion.objects.locked(question_id)
    require(may_take(by, question))
    return _give(question, by, "take", by=by, at=at)


@transaction.atomic
def hand_over(question_id: int, *, to: User | None, by: User, at: dt.datetime) -> CallQuestion:
    """Give a question to a colleague, or to nobody."""
    question = CallQuestion.objects.locked(question_id)
    require(may_hand_over(by, question))
    if to is not None:
        require(may_handle(to, question))
    return _give(question, to, "hand_over", by=by, at=at)


def _give(question: CallQuestion, to: User | None, verb: str, *, by: User, at: dt.datetime) -> CallQuestion:
    """A new owner is reminded anew."""
    changes: dict[str, tuple[Any, Any]] = {"owner": (question.owner_id, to and to.pk)}
    question.owner, question.owned_since, question.reminded_at = to, at if to else None, None
    question.save(update_fields=["owner", "owned_since", "reminded_at"])
    record(f"question.{verb}", question, by=by, at=at, agency_id=question.call.agency_id, changes=changes)
    return question
