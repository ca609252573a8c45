"""Every legal change of a file's status: the one table, printed by docs/architecture.md.

A file runs the table once per stage; approval of a stage that is not the last opens the next as
a draft. Who may make a move, and when, stands in ``policies``; only ``domain`` makes it.
"""

from dataclasses import dataclass
from typing import Final

from applications.choices import OPEN_QUESTIONS, QuestionState, Status
from applications.objected import OPEN_OBJECTIONS, ObjectionState

_BEFORE_APPROVAL = frozenset(
    {
        Status.DRAFT,
        Status.SUBMITTED,
        Status.RETURNED,
        Status.UNDER_REVIEW,
        Status.REVIEWED,
        Status.POSITIVE,
        Status.RESERVE,
        Status.WITH_MINISTRY,
    }
)


@dataclass(frozen=True, slots=True)
class Move:
    """From which states to which; a ``target`` of ``None`` is the state it was in before."""

    sources: frozenset[Status]
    target: Status | None
    by: str


def _move(*sources: Status, to: Status | None, by: str) -> Move:
    return Move(frozenset(sources), to, by)


WHERE_IT_WAS: Final = None

MOVES: Final[dict[str, Move]] = {
    "submit": _move(Status.DRAFT, to=Status.SUBMITTED, by="owner"),
    "take_back": _move(Status.SUBMITTED, to=Status.DRAFT, by="owner"),
    "miss": _move(Status.DRAFT, to=Status.MISSED, by="SYSTEM"),
    "revive": _move(Status.MISSED, to=Status.DRAFT, by="administrator, with the window of a call"),
    "return": _move(Status.SUBMITTED, Status.UNDER_REVIEW, to=Status.RETURNED, by="officer"),
    "complete": _move(Status.RETURNED, to=WHERE_IT_WAS, by="owner"),
    "resume": _move(Status.RETURNED, to=WHERE_IT_WAS, by="officer"),
    "refuse_check": _move(Status.SUBMITTED, Status.RETURNED, to=Status.INELIGIBLE, by="officer"),
    "pass_check": _move(Status.SUBMITTED, to=Status.UNDER_REVIEW, by="officer"),
    "finish": _move(Status.UNDER_REVIEW, to=Status.REVIEWED, by="SYSTEM"),
    "reopen": _move(Status.REVIEWED, to=Status.UNDER_REVIEW, by="manager"),
    "opine_positive": _move(Status.REVIEWED, to=Status.POSITIVE, by="manager"),
    "opine_reserve": _move(Status.REVIEWED, to=Status.RESERVE, by="manager"),
    "opine_negative": _move(Status.REVIEWED, to=Status.NEGATIVE, by="manager"),
    "call_up": _move(Status.RESERVE, to=Status.POSITIVE, by="manager"),
    "lapse": _move(Status.POSITIVE, to=Status.RESERVE, by="SYSTEM, of a file called up and not answered for"),
    "forward": _move(Status.POSITIVE, to=Status.WITH_MINISTRY, by="manager"),
    "ministry_return": _move(Status.WITH_MINISTRY, to=Status.POSITIVE, by="Ministry"),
    "approve": _move(Status.WITH_MINISTRY, to=Status.APPROVED, by="Ministry's decider, or a manager with its letter"),
    "decline": _move(Status.WITH_MINISTRY, to=Status.REFUSED, by="Ministry's decider, or a manager with its letter"),
    "open_next_stage": _move(Status.APPROVED, to=Status.DRAFT, by="SYSTEM"),
    "reinstate": _move(
        *(Status.INELIGIBLE, Status.RESERVE, Status.NEGATIVE, Status.REFUSED),
        to=WHERE_IT_WAS,
        by="another than the first decider",
    ),
    # A negative opinion that is still held is not known to the owner; once it is told, the policy refuses.
    "withdraw": Move(_BEFORE_APPROVAL | {Status.NEGATIVE}, Status.WITHDRAWN, "owner"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """From which states to which a question about a call, or an objection, goes."""

    sources: frozenset[str]
    target: str
    by: str


QUESTION_MOVES: Final[dict[str, Step]] = {
    "propose": Step(frozenset({QuestionState.WAITING}), QuestionState.PROPOSED, "its owner"),
    "send_back": Step(frozenset({QuestionState.PROPOSED}), QuestionState.WAITING, "agency staff"),
    "publish": Step(frozenset({QuestionState.PROPOSED}), QuestionState.PUBLISHED, "another than who proposed"),
    "link": Step(OPEN_QUESTIONS, QuestionState.LINKED, "its owner"),
    "refuse": Step(OPEN_QUESTIONS, QuestionState.REFUSED, "its owner"),
    "reopen": Step(frozenset({QuestionState.LINKED, QuestionState.REFUSED}), QuestionState.WAITING, "agency staff"),
}

OBJECTION_MOVES: Final[dict[str, Step]] = {
    "give": Step(OPEN_OBJECTIONS, ObjectionState.IN_HAND, "manager, to another than the first decider"),
    "decide": Step(frozenset({ObjectionState.IN_HAND}), ObjectionState.DECIDED, "who has it in hand"),
    "withdraw": Step(OPEN_OBJECTIONS, ObjectionState.WITHDRAWN, "owner"),
}


def lead_to(target: Status) -> frozenset[str]:
    """The verbs that end in ``target``."""
    return frozenset(verb for verb, move in MOVES.items() if move.target == target)
