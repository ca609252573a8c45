"""Objections as their applicant and the desk read them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from applications.models import Objection
from applications.objected import ObjectionOutcome, ObjectionState
from cmdp.kit.verdict import Verdict

TONES: Final[dict[str, str]] = {
    ObjectionState.RECEIVED: "warning",
    ObjectionState.IN_HAND: "info",
    ObjectionState.WITHDRAWN: "none",
    ObjectionOutcome.ACCEPTED: "success",
    ObjectionOutcome.PARTLY: "success",
    ObjectionOutcome.REFUSED: "danger",
    ObjectionOutcome.LATE: "danger",
}


@dataclass(frozen=True, slots=True)
class ObjectionShown:
    """One objection with where it stands in words, and whether it may be withdrawn."""

    row: Objection
    state: str
    tone: str
    may_withdraw: bool
    is_overdue: bool = False


def shown_objections(rows: Iterable[Objection], may_withdraw: Callable[[Objection], Verdict]) -> list[ObjectionShown]:
    """A file's objections for its applicant."""
    return [ObjectionShown(row, _state(row), _tone(row), bool(may_withdraw(row))) for row in rows]


def listed_objections(rows: Iterable[Objection], *, at: dt.datetime) -> list[ObjectionShown]:
    """The desk's list; one that should have been decided by now says so."""
    return [
        ObjectionShown(row, _state(row), _tone(row), may_withdraw=False, is_overdue=row.is_open and row.due_at <= at)
        for row in rows
    ]


def _state(row: Objection) -> str:
    return str(row.get_outcome_display() if row.outcome else row.get_state_display())


def _tone(row: Objection) -> str:
    return TONES[row.outcome or row.state]
