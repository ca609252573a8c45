"""The status diagram and the table of verbs as docs/architecture.md prints them, made from ``MOVES``."""

from collections.abc import Mapping
from enum import Enum

from applications.choices import QuestionState, Status
from applications.moves import MOVES, OBJECTION_MOVES, QUESTION_MOVES, Step
from applications.objected import ObjectionState


def table() -> str:
    """The verbs, one row each, in the order of the table in the code."""
    rows = [
        f"| `{verb}` | {_names(move.sources)} | {move.target or '*where it was*'} | {move.by} |"
        for verb, move in MOVES.items()
    ]
    return "\n".join(["| verb | from | to | by |", "|---|---|---|---|", *rows]) + "\n"


def question_table() -> str:
    """The verbs of questions, one row each."""
    return _steps(QUESTION_MOVES, QuestionState)


def objection_table() -> str:
    """The verbs of objections, one row each."""
    return _steps(OBJECTION_MOVES, ObjectionState)


def _steps(moves: Mapping[str, Step], states: type[Enum]) -> str:
    rows = [
        f"| `{verb}` | {', '.join(s.value for s in states if s in step.sources)} | {step.target} | {step.by} |"
        for verb, step in moves.items()
    ]
    return "\n".join(["| verb | from | to | by |", "|---|---|---|---|", *rows]) + "\n"


def diagram() -> str:
    """The same as a Mermaid state diagram; moves back to where a file was are left to the table."""
    lines = [
        f"  {source} --> {move.target}: {verb}"
        for verb, move in MOVES.items()
        if move.target and verb != "withdraw"
        for source in Status.values
        if source in move.sources
    ]
    return "\n".join(["stateDiagram-v2", "  [*] --> draft", *lines]) + "\n"


def _names(sources: frozenset[Status]) -> str:
    return ", ".join(status.value for status in Status if status in sources)
