"""What differs between two sendings of a file: section by section, field by field, row by row, paper by paper."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.presenters.content import DECLARATION, Content, sections_of
from applications.presenters.content_parts import ContentSection, Table
from cmdp.kit.difference import Step, steps_between

Row = tuple[str, ...]
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
KINDS: Mapping[str, tuple[Promise, str]] = {
    ADDED: (_("eklendi"), "success"),
    REMOVED: (_("çıkarıldı"), "warning"),
    CHANGED: (_("değişti"), "info"),
}
# Each sending is declared to anew, by its own person at its own time.
NEVER_COMPARED = frozenset({DECLARATION})
# Activities stand under running numbers: one more at the top changes none of the others.
NUMBER = re.compile(r"^\d+\. ")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads otherwise; the page tells its words apart."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a table, or a paper, that came, went or reads otherwise: its name, and the cells that differ."""

    kind: str
    name: str
    cells: tuple[FieldChange, ...] = ()

    @property
    def word(self) -> Promise:
        """What happened to it."""
        return KINDS[self.kind][0]

    @property
    def tone(self) -> str:
        """How it is marked."""
        return KINDS[self.kind][1]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section with all that differs in it; ``is_asked`` where a return for completion named it."""

    key: str
    title: str
    fields: tuple[FieldChange, ...]
    rows: tuple[RowChange, ...]
    is_asked: bool = False


def changes_between(before: Content, after: Content, *, asked: Iterable[str] = ()) -> list[SectionChange]:
    """The sections that read otherwise, in reading order; empty where the two say the same."""
    old, new = (
        {part.key: part for part in sections_of(content, without=NEVER_COMPARED)} for content in (before, after)
    )
    asked = frozenset(asked)
    pairs = ((key, old.get(key), new.get(key)) for key in dict.fromkeys([*new, *old]))
    found = (_section(key, was, now, is_asked=key in asked) for key, was, now in pairs)
    return [section for section in found if section.fields or section.rows]


def _section(key: str, was: ContentSection | None, now: ContentSection | None, *, is_asked: bool) -> SectionChange:
    told = now or was
    title = told.title if told else key
    was, now = was or ContentSection(key, title), now or ContentSection(key, title)
    rows = (*_rows(key, was.table, now.table), *_papers(was, now))
    return SectionChange(key, title, tuple(_fields(was, now)), rows, is_asked)


def _fields(was: ContentSection, now: ContentSection) -> Iterator[FieldChange]:
    before, after = (_by_label([*part.facts, *part.texts]) for part in (was, now))
    yield from _unlike(before, after)


def _by_label(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Fields by their label; those that share one (the secondary measures) stand under each other."""
    found: dict[str, str] = {}
    for label, text in pairs:
        found[label] = f"{found[label]}\n{text}" if label in found else text
    return found


def _unlike(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for label in dict.fromkeys([*after, *before]):
        was, now = before.get(label, ""), after.get(label, "")
        if was != now:
            yield FieldChange(label, was, now)


def _rows(key: str, was: Table | None, now: Table | None) -> list[RowChange]:
    if not (told := now or was):
        return []
    old, new = (_lines(key, table) for table in (was, now))
    found = [change for step in steps_between(old, new) for change in _of_step(told.head, old, new, step)]
    feet = tuple(_cells(told.head, was.foot if was else (), now.foot if now else ()))
    total = next((table.foot[0] for table in (now, was) if table and table.foot), "")
    return [*found, RowChange(CHANGED, total, feet)] if feet else found


def _lines(key: str, table: Table | None) -> Sequence[Row]:
    rows = table.rows if table else ()
    return [(NUMBER.sub("", row[0]), *row[1:]) for row in rows] if key == SectionKey.ACTIVITIES else rows


def _of_step(head: Row, old: Sequence[Row], new: Sequence[Row], step: Step) -> Iterator[RowChange]:
    """Rows that stand in each other's place are one that changed, if it did; what is left over came or went."""
    tag, old_from, old_to, new_from, new_to = step
    if tag == "equal":
        return
    for was, now in zip_longest(old[old_from:old_to], new[new_from:new_to]):
        if was == now:  # one of many alike, which anchor nothing
            continue
        if was and now:
            yield RowChange(CHANGED, now[0], tuple(_cells(head, was, now)))
        else:
            yield RowChange(ADDED if now else REMOVED, (now or was)[0], tuple(_cells(head, was or (), now or ())))


def _cells(head: Row, was: Row, now: Row) -> Iterator[FieldChange]:
    yield from _unlike(dict(zip(head, was, strict=False)), dict(zip(head, now, strict=False)))


def _papers(was: ContentSection, now: ContentSection) -> Iterator[RowChange]:
    """A paper is the same only by its own id: one replaced under the same name went, and another came."""
    kept = {paper.public_id for paper in was.papers} & {paper.public_id for paper in now.papers}
    for kind, papers in ((REMOVED, was.papers), (ADDED, now.papers)):
        for paper in papers:
            if paper.public_id not in kept:
                yield RowChange(kind, f"{paper.slot}: {paper.name} ({paper.size})")
