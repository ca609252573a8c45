"""Earlier files and the rows of their spreadsheets in words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.choices import LineAct
from applications.domain.earlier_judging import MONEY, STATED
from applications.forms.sheets.earlier import CHOICES, label_of
from applications.models import EarlierFile, EarlierImport, EarlierLine
from applications.presenters.project_import import TABS, TONES, WRITTEN_TABS, Changed, Tab, Told
from applications.presenters.record import Line, lines
from applications.queries.earlier import MOST_COUNTED, Counts
from applications.queries.published.desk import Named, named_in
from cmdp.audit.models import Event
from cmdp.kit.formats import NOTHING, format_day, format_money, format_number

DAYS = ("letter_date", "answer_date")


@dataclass(frozen=True, slots=True)
class LineShown:
    """One row of the file: what it does, what it would write, why it cannot."""

    line: EarlierLine
    act: str
    tone: str
    changes: list[Changed]
    faults: list[Told]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a file."""

    label: str
    words: str


def said_count(count: int) -> str:
    """``134 önceki dosya``; beyond what is counted ``1.000+ önceki dosya``; nothing for none."""
    if count > MOST_COUNTED:
        return _("%(n)s+ önceki dosya") % {"n": format_number(MOST_COUNTED)}
    return ngettext("%(n)s önceki dosya", "%(n)s önceki dosya", count) % {"n": format_number(count)} if count else ""


def facts_of(file: EarlierFile) -> list[Fact]:
    """All that is known, in the order of the template."""
    told = ((name, getattr(file, name)) for name in STATED)
    return [Fact(label_of(name), _words(name, value)) for name, value in told if value not in {None, ""}]


def tabs_of(upload: EarlierImport, counts: Counts, current: LineAct | None) -> list[Tab]:
    """All lines, and those of each kind that there is; in the past tense once they are written."""
    words = WRITTEN_TABS if upload.state == "written" else {}
    shown = ((act, label, getattr(counts, act) if act else counts.all) for act, label in TABS)
    return [
        Tab(words.get(act, label), f"?ne={act}" if act else "?", count, act is current)
        for act, label, count in shown
        if count
    ]


def act_of(asked: str, counts: Counts) -> LineAct | None:
    """Which lines an address asks for: all, unless it names a kind that there is."""
    return LineAct(asked) if asked in LineAct.values and getattr(counts, asked) else None


def lines_of(rows: Sequence[EarlierLine]) -> list[LineShown]:
    """The lines as the page writes them; the names of rows cost two queries at most."""
    named = named_in(line.changes for line in rows)
    return [
        LineShown(
            line,
            str(LineAct(line.act).label),
            TONES[LineAct(line.act)],
            [
                Changed(label_of(name), _said(name, pair[0], named), _said(name, pair[1], named))
                for name, pair in _changes(line)
            ],
            [Told(label_of(column) if column else _("Satır"), sentence) for column, sentence in line.faults],
        )
        for line in rows
    ]


def history_of(events: Iterable[Event]) -> list[Line]:
    """The events of a file as lines, rows by their names rather than their keys."""
    events = list(events)
    named = named_in(event.changes for event in events)
    for event in events:
        event.changes = {name: [_said(name, part, named) for part in pair] for name, pair in event.changes.items()}
    return lines(events)


def _changes(line: EarlierLine) -> Iterable[tuple[str, Sequence[Any]]]:
    return line.changes.items()


def _said(name: str, value: Any, named: Named) -> str:
    """A value as a row holds it, in words."""
    if value is None or value == "":
        return NOTHING
    return str(named.get((name, value)) or _words(name, _typed(name, value)))


def _typed(name: str, value: Any) -> Any:
    if name in MONEY:
        return Decimal(value)
    return dt.date.fromisoformat(value) if name in DAYS else value


def _words(name: str, value: Any) -> str:
    if isinstance(value, Decimal):
        return format_money(value)
    if isinstance(value, dt.date):
        return format_day(value)
    known: Mapping[str, Any] = dict(CHOICES[name].choices) if name in CHOICES else {}
    if name == "measure":
        return f"{value.code} {value.title}"
    return str(known.get(value, value))
