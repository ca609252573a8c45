"""The officer's page of what evaluators will see: each paper with its copy, what was taken out, what could not be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise

from applications.models import CleanCopy, Document, Submission
from applications.models.copies import CopyState
from applications.queries.evaluators_copy import Copied
from cmdp.kit.cleaning import Doubt, Taken

TONES: Final = {
    CopyState.WAITING: "info",
    CopyState.CLEAN: "success",
    CopyState.DOUBTFUL: "warning",
    CopyState.SHOWN: "success",
    CopyState.WITHHELD: "none",
}


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A paper for evaluators; ``copy`` is missing while none was asked for."""

    document: Document
    copy: CleanCopy | None
    label: str | Promise
    tone: str
    taken: tuple[str | Promise, ...]
    doubts: tuple[str | Promise, ...]


def copy_lines(papers: Iterable[Copied]) -> list[CopyLine]:
    """The papers in their order, each with how its copy stands."""
    return [_line(document, copy) for _row, document, copy in papers]


def _line(document: Document, copy: CleanCopy | None) -> CopyLine:
    state = CopyState(copy.state) if copy else CopyState.WAITING
    taken = _words(dict(Taken.choices), copy.taken if copy else ())
    return CopyLine(document, copy, state.label, TONES[state], taken, doubts_of(copy))


def doubts_of(copy: CleanCopy | None) -> tuple[str | Promise, ...]:
    """What could not be cleaned in a copy, in words."""
    return _words(dict(Doubt.choices), copy.doubts if copy else ())


def _words(words: Mapping[str, Any], codes: Iterable[str]) -> tuple[str | Promise, ...]:
    return tuple(words[code] for code in codes if code in words)


def held_back(sending: Submission, papers: Iterable[Copied]) -> list[str]:
    """The papers of a sending that evaluators never see since the rules keep their slots to the agency."""
    shown = {document.public_id for _row, document, _copy in papers}
    return [row["name"] for row in sending.content["documents"] if row["id"] not in shown]
