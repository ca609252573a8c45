"""What people were answered, and what stands in the tables, on the disk and at the mail server: plain values to compare."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Answered(StrEnum):
    """How an act ended for whoever did it."""

    YES = "acknowledged"
    NO = "refused"
    NOTHING = "no answer"  # a broken line or a fault of ours: done or not done, but never half


@dataclass(frozen=True)
class Act:
    """One thing that somebody did: what, to which file, in which words, with which answer."""

    kind: str
    file: str
    words: str
    answered: Answered


class Event(NamedTuple):
    """One event about a file, as the record keeps it."""

    verb: str
    changes: dict[str, list[str]]


class Sending(NamedTuple):
    """One frozen content: its digest as kept and as reckoned anew, the title in it, its papers, its letters."""

    sha256: str
    reckoned: str
    title: str
    papers: int
    letters: int


@dataclass
class File:
    """One application as it stands."""

    status: str
    reference: str
    title: str
    events: list[Event] = field(default_factory=list)
    sendings: list[Sending] = field(default_factory=list)
    papers: set[str] = field(default_factory=set)  # digests of the stored files, read from the disk
    messages: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)


class Letter(NamedTuple):
    """One letter: where it stands, and how often its sender could not know whether it went."""

    state: str
    repeats: int


@dataclass
class World:
    """Everything that a round may have hurt."""

    files: dict[str, File]
    letters: dict[str, Letter]  # by Message-ID
    arrived: Counter[str]  # Message-IDs at the mail server
    counter: int  # the last reference number given
    unsound_papers: list[str] = field(default_factory=list)  # rows whose file is not there, or another
    unsealed: list[str] = field(default_factory=list)  # what of the record is not as it was sealed
