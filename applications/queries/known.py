"""What a page has read of a file, kept with its row: whoever judges the file on that page answers from it.

A row that is locked is another instance, so what the domain judges is always read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from applications.models import CheckConclusion, CompletionRequest, Opinion, Proposal, Submission

MEMO: Final = "_known"


@dataclass(frozen=True, slots=True)
class Ties:
    """How one person stands to the file: a conflict of interest that holds, and seats as an evaluator.

    ``judges`` is to be asked, read or have sent, in any stage; ``evaluated`` the same without having given it back;
    ``evaluates`` that of the file's present stage.
    """

    person: int
    in_conflict: bool
    judges: bool
    evaluated: bool
    evaluates: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What policies ask of a file's parts: each as the function says that would read it."""

    ties: Ties
    request: CompletionRequest | None
    conclusion: CheckConclusion | None
    results: Mapping[int, str]
    sending: Submission | None
    opinion: Opinion | None


def keep(proposal: Proposal, known: Known) -> None:
    """Let it be known wherever this row goes."""
    proposal.__dict__[MEMO] = known


def known_of(proposal: Proposal) -> Known | None:
    """What was read of the file, where it was."""
    return proposal.__dict__.get(MEMO)


def ties_between(person_id: int | None, proposal: Proposal) -> Ties | None:
    """How this person stands to the file, where that was read with it."""
    known = known_of(proposal)
    return known.ties if known and known.ties.person == person_id else None
