"""Letters of a rule set as the administrators' pages list them; how a letter would look."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.utils import translation
from django.utils.functional import Promise

from applications.domain.letter_texts import fill, values_of
from applications.models import CallUp, LetterText, Objection, Opinion
from applications.queries.letter_texts import FIELDS, KINDS, LANGUAGES
from applications.queries.objections import told_by
from applications.queries.telling import standing_of_file

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


def preview_of(
    subject: str, body: str, *, kind: str, language: str, row: Opinion | CallUp | Objection | None
) -> Preview:
    """The words on a real file, or on a sample where there is none yet; in the letter's language."""
    with translation.override(language):
        values = _values(kind, row) if row else _sample(kind)
        words = fill(subject, body, values)
    return Preview(*words, mark_of(subject, body))


def mark_of(subject: str, body: str) -> str:
    """What names these words: they are kept only once they were looked at."""
    return hashlib.sha256(f"{subject}\n{body}".encode()).hexdigest()


def _values(kind: str, row: Opinion | CallUp | Objection) -> dict[str, str]:
    """What the letter would say of this row."""
    if kind == "objection_reminder":
        return values_of(kind, row.proposal, decision=told_by(cast("Opinion", row)))
    if isinstance(row, Opinion):
        return values_of(kind, row.proposal, opinion=row, standing=standing_of_file(row))
    return values_of(kind, row.proposal, **{"objection" if isinstance(row, Objection) else "call_up": row})


def _sample(kind: str) -> dict[str, str]:
    """Each field in its own words, where no file was told such a thing yet."""
    return {name: f"({words})" for name, words in FIELDS[kind].items()} | {"basvuru_no": SAMPLE}
