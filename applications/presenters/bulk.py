"""What an act on many files does to each, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.domain.bulk import Outcome
from applications.models import Proposal
from cmdp.outbox.models import Letter


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One file: whether the act is done to it, why not, and whom letters reach."""

    file: Proposal
    is_allowed: bool
    reason: str
    readers: str


def outcome_rows(outcomes: Iterable[Outcome]) -> list[OutcomeRow]:
    """The files in the order of the list."""
    return [
        OutcomeRow(
            one.file,
            bool(one.verdict),
            str(one.verdict.reason),
            ", ".join(letter.to_name or letter.to_email for letter in one.letters),
        )
        for one in outcomes
    ]


@dataclass(frozen=True, slots=True)
class SaidLetters:
    """How many letters an act writes, and one of them to look at."""

    words: str
    first: Letter | None


def said_letters(outcomes: Iterable[Outcome], *, is_done: bool) -> SaidLetters:
    """All letters of an act; several to one person are so many letters."""
    letters = [letter for one in outcomes for letter in one.letters]
    people = len({letter.to_email for letter in letters})
    number = ngettext("%(n)d mektup", "%(n)d mektup", len(letters)) % {"n": len(letters)}
    if not letters:
        return SaidLetters(_("Kimseye mektup gitmez."), None)
    if is_done:
        words = ngettext("%(n)d kişiye %(letters)s yazıldı.", "%(n)d kişiye %(letters)s yazıldı.", people)
    else:
        words = ngettext("%(n)d kişiye %(letters)s gidecek.", "%(n)d kişiye %(letters)s gidecek.", people)
    return SaidLetters(words % {"n": people, "letters": number}, letters[0])
