"""The lines of an upload in words: what each would do, value by value, and why one cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.choices import LineAct
from applications.forms.sheets.columns import label_of
from applications.models import ImportLine, ProjectImport, PublishedProject
from applications.presenters.published import partial_date
from applications.queries.published.desk import Named, named_in
from applications.queries.published.imports import Counts
from cmdp.kit.formats import NOTHING, format_money, format_yes

TONES = {LineAct.ADD: "success", LineAct.CORRECT: "info", LineAct.SAME: "", LineAct.REFUSED: "danger"}
TABS: tuple[tuple[LineAct | None, str | Promise], ...] = (
    (None, gettext_lazy("Bütün satırlar")),
    (LineAct.ADD, gettext_lazy("Eklenecek")),
    (LineAct.CORRECT, gettext_lazy("Düzeltilecek")),
    (LineAct.SAME, gettext_lazy("Değişmeyecek")),
    (LineAct.REFUSED, gettext_lazy("Yazılmayacak")),
)
WRITTEN_TABS: dict[LineAct | None, str | Promise] = {
    LineAct.ADD: gettext_lazy("Eklendi"),
    LineAct.CORRECT: gettext_lazy("Düzeltildi"),
    LineAct.SAME: gettext_lazy("Değişmedi"),
    LineAct.REFUSED: gettext_lazy("Yazılmadı"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """The lines of one kind."""

    label: str | Promise
    href: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A value before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """Why a line cannot be written: in which column, and what to do."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One row of the file."""

    line: ImportLine
    act: str
    tone: str
    changes: list[Changed]
    faults: list[Told]


def act_of(asked: str, counts: Counts) -> LineAct | None:
    """Which lines an address asks for: all, unless it names a kind that there is."""
    return LineAct(asked) if asked in LineAct.values and getattr(counts, asked) else None


def tabs_of(upload: ProjectImport, counts: Counts, current: LineAct | None) -> list[Tab]:
    """All lines, and those of each kind that there is; in the past tense once they are written."""
    words = WRITTEN_TABS if upload.state == "written" else {}
    found = []
    for act, label in TABS:
        count = getattr(counts, act) if act else counts.all
        if count:
            found.append(Tab(words.get(act, label), f"?ne={act}" if act else "?", count, act is current))
    return found


def lines_of(lines: Sequence[ImportLine]) -> list[LineShown]:
    """The lines as the page writes them; the names of rows cost two queries at most."""
    named = named_in(line.changes for line in lines)
    return [
        LineShown(
            line,
            str(LineAct(line.act).label),
            TONES[LineAct(line.act)],
            list(_changes(line.changes.items(), named)),
            [Told(label_of(column) if column else _("Satır"), sentence) for column, sentence in line.faults],
        )
        for line in lines
    ]


def _changes(changes: Iterable[tuple[str, Any]], named: Named) -> Iterable[Changed]:
    for name, (before, after) in changes:
        yield Changed(label_of(name), said(name, before, named), said(name, after, named))


def said(name: str, value: Any, named: Named) -> str:
    """A value as JSON keeps it, in words."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return format_yes(value)
    if name in {"total_cost", "support"}:
        return format_money(Decimal(value))
    if name == "state_since":
        return partial_date(value)
    field = PublishedProject._meta.get_field(name)
    words = dict(field.flatchoices) if isinstance(field, Field) else {}
    return str(named.get((name, value)) or words.get(value) or value)
