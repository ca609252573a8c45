"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

LONG: Final = 100_000  # characters of both together; beyond it lines are compared before words
Step = tuple[str, int, int, int, int]
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
    if len(before) + len(after) <= LONG:
        return _by_words(before, after)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    steps = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    return [piece for step in steps for piece in _of_lines(step, old, new)]


def _by_words(before: str, after: str) -> list[Piece]:
    old, new = PIECES.findall(before), PIECES.findall(after)
    steps = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    return [piece for step in steps for piece in _pieces(step, old, new)]


def _of_lines(step: Step, old: list[str], new: list[str]) -> Iterator[Piece]:
    """Lines that took the place of others word by word, as far as that is quick to say."""
    tag, old_from, old_to, new_from, new_to = step
    before, after = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
    if tag == "replace" and len(before) + len(after) <= LONG:
        yield from _by_words(before, after)
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
