"""What changed between two texts, word by word."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeVar

MOST_PIECES: Final = 4_000  # of both sides together; beyond it lines are compared before words
COMMON: Final = 8  # what stands in more places anchors nothing
Step = tuple[str, int, int, int, int]
Part = TypeVar("Part", bound=Hashable)
PIECES = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (``same``), went (``removed``) or came (``added``)."""

    kind: str
    text: str


def compare_words(before: str, after: str) -> list[Piece]:
    """The pieces which, without the added ones, read as ``before`` and, without the removed ones, as ``after``.

    Two texts that share nothing but blanks are told as one gone and one come, not word against word. Long ones are
    compared line by line first, so that an answer of many pages costs no more than its changes.
    """
    if len(PIECES.findall(before)) + len(PIECES.findall(after)) <= MOST_PIECES:
        return list(_by_words(before, after))
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [piece for step in steps_between(old, new, str.isspace) for piece in _of_lines(step, old, new)]


def steps_between(
    old: Sequence[Part], new: Sequence[Part], is_blank: Callable[[Part], bool] = lambda _part: False
) -> Sequence[Step]:
    """How ``old`` becomes ``new`` in the steps of ``difflib``; too many parts are replaced as a whole.

    What stands in many places is found only beside what does not: each of its places tried against each other one costs
    the cube of their number, and a stranger may send a page of dots.
    """
    if len(old) + len(new) > MOST_PIECES:
        return [("equal" if old == new else "replace", 0, len(old), 0, len(new))]
    often = Counter(new)
    return SequenceMatcher(lambda part: is_blank(part) or often[part] > COMMON, old, new, autojunk=False).get_opcodes()


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = PIECES.findall(before), PIECES.findall(after)
    for step in steps_between(old, new, str.isspace):
        yield from _pieces(step, old, new)


def _of_lines(step: Step, old: list[str], new: list[str]) -> Iterator[Piece]:
    """Lines that took the place of others word by word, as far as that is quick to say."""
    tag, old_from, old_to, new_from, new_to = step
    if tag == "replace":
        yield from _by_words("".join(old[old_from:old_to]), "".join(new[new_from:new_to]))
    else:
        yield from _pieces(step, old, new)


def _pieces(step: Step, old: list[str], new: list[str]) -> Iterator[Piece]:
    tag, old_from, old_to, new_from, new_to = step
    if tag == "equal":
        yield Piece("same", "".join(old[old_from:old_to]))
        return
    if old_to > old_from:
        yield Piece("removed", "".join(old[old_from:old_to]))
    if new_to > new_from:
        yield Piece("added", "".join(new[new_from:new_to]))
