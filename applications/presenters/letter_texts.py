"""Letters of a rule set as the administrators' pages list them; how a letter would look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils import translation
from django.utils.functional import Promise

from applications.domain.letter_texts import fill, unfilled, values_of
from applications.models import CallUp, LetterText, Objection, Opinion
from applications.policies.letter_texts import words_fit
from applications.queries.letter_texts import FIELDS, KINDS, LANGUAGES
from applications.queries.objections import raised_to, told_by
from applications.queries.telling import standing_of_file
from cmdp.kit.text import mark_of_texts
from cmdp.outbox.paper import plain

Row = Opinion | CallUp | Objection
SAMPLE = "TR83/26/CMDP/0001"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in one language: whose words are in force."""

    kind: str
    language: str
    name: str | Promise
    text: LetterText | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it would go; ``mark`` names the words that were looked at."""

    subject: str
    body: str
    mark: str


def letter_lines(newest: Mapping[tuple[str, str], LetterText]) -> list[LetterLine]:
    """Every letter whose words can be written, in each language."""
    return [
        LetterLine(kind, language, name, newest.get((kind, language)))
        for kind, name in KINDS.items()
        for language in LANGUAGES
    ]


def preview_of(subject: str, body: str, *, kind: str, language: str, row: Row | None) -> Preview:
    """The words on a real file, or on a sample where there is none yet; in the letter's language."""
    with translation.override(language):
        values = values_of(kind, row.proposal, **_context(kind, row)) if row else _sample(kind)
        words = fill(subject, body, values)
    return Preview(*words, mark_of_texts(subject, body))


def start_of(kind: str, language: str, row: Row) -> tuple[str, str]:
    """Subject and body to begin from: the shipped letter to this row's file, with fields where its own values stand.

    Both are empty where a value could not be told from the words around it: nobody's file becomes part of a letter.
    """
    with translation.override(language):
        context = _context(kind, row)
        shipped = plain(f"mail/{kind}.txt", {"proposal": row.proposal, "call": row.proposal.call, **context})
        values = values_of(kind, row.proposal, **context)
    subject, body = unfilled(shipped, {name: values[name] for name in FIELDS[kind]}).split("\n", 1)
    return (subject, body.strip()) if words_fit(kind, subject, body) else ("", "")


def _context(kind: str, row: Row) -> dict[str, Any]:
    """What the letter tells of, as whoever posts it says."""
    if kind == "objection_reminder":
        return {"decision": told_by(cast("Opinion", row))}
    if isinstance(row, Opinion):
        return {"opinion": row, "standing": standing_of_file(row)}
    if isinstance(row, Objection):
        return {"objection": row, "amount": raised_to(row)}
    return {"call_up": row, "opinion": row.opinion}


def _sample(kind: str) -> dict[str, str]:
    """Each field in its own words, where no file was told such a thing yet."""
    return {name: f"({words})" for name, words in FIELDS[kind].items()} | {"basvuru_no": SAMPLE}
