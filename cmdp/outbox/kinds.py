"""What sorts of letters there are: which always go, and which go as their reader chose.

Each app declares its own kinds beside the code that posts them. A kind that nobody declared always goes: what is
forgotten is a letter too many, never one that somebody missed.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of letter: the template it is written by, and what it tells of, in the words of the reader's page."""

    name: str
    about: Words
    is_necessary: bool


KINDS: Final[dict[str, Kind]] = {}


def necessary(about: Words, *names: str) -> None:
    """Declare letters that always go at once: deadlines, returns, decisions, receipts, keys to an account."""
    KINDS.update({name: Kind(name, about, is_necessary=True) for name in names})


def choosable(about: Words, *names: str) -> None:
    """Declare letters of which their reader chooses how they come."""
    KINDS.update({name: Kind(name, about, is_necessary=False) for name in names})


def always_goes(name: str) -> bool:
    """Whether no choice touches letters of this kind."""
    kind = KINDS.get(name)
    return kind is None or kind.is_necessary


def told_by_necessity(*, is_necessary: bool) -> list[Words]:
    """What the kinds on one side tell of, each said once, in the order of their declaration."""
    told = {str(kind.about): kind.about for kind in KINDS.values() if kind.is_necessary == is_necessary}
    return [about for about in told.values() if about]
