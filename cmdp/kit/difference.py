"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (``same``), went (``removed``) or came (``added``)."""

    kind: str
    text: str


def compare_words(before: str, after: str) -> list[Piece]:
    """The pieces which, without the added ones, read as ``before`` and, without the removed ones, as ``after``.

    Two texts that share nothing but blanks are told as one gone and one come, not word against word.
    """
    old, new = PIECES.findall(before), PIECES.findall(after)
    steps = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    return [piece for step in steps for piece in _pieces(step, old, new)]


def _pieces(step: tuple[str, int, int, int, int], old: list[str], new: list[str]) -> Iterator[Piece]:
    tag, old_from, old_to, new_from, new_to = step
    if tag == "equal":
        yield Piece("same", "".join(old[old_from:old_to]))
        return
    if old_to > old_from:
        yield Piece("removed", "".join(old[old_from:old_to]))
    if new_to > new_from:
        yield Piece("added", "".join(new[new_from:new_to]))
