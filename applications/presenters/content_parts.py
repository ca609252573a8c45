"""What a section of a file is shown as: short facts, long texts, a timeline, a table, papers."""

from dataclasses import dataclass, field

from applications.presenters.papers import CLEAN, State
from cmdp.kit.charts import spans


@dataclass(frozen=True, slots=True)
class Cell:
    """A word under its column's head."""

    head: str
    word: str
    is_numeric: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: ``numeric`` holds the places of the columns set flush right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    numeric: frozenset[int] = frozenset()

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows cell by cell, each with its column's word for narrow screens."""
        return tuple(self._cells(row) for row in self.rows)

    @property
    def heads(self) -> tuple[Cell, ...]:
        """The head cell by cell."""
        return self._cells(self.head)

    @property
    def feet(self) -> tuple[Cell, ...]:
        """The foot cell by cell; empty when there is none."""
        return self._cells(self.foot)

    def _cells(self, words: tuple[str, ...]) -> tuple[Cell, ...]:
        places = enumerate(zip(self.head, words, strict=False))
        return tuple(Cell(head, word, place in self.numeric) for place, (head, word) in places)


@dataclass(frozen=True, slots=True)
class Paper:
    """An attached paper by its public id."""

    public_id: str
    slot: str
    name: str
    size: str
    sha256: str
    told: str = ""
    state: State = CLEAN


@dataclass(frozen=True, slots=True)
class ContentSection:
    """One part of a file: short facts, long texts, a timeline, a table, papers; any of them may be empty."""

    key: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    timeline: spans.Picture | None = None
    papers: tuple[Paper, ...] = field(default=())
