"""A published project at the administrators' desk: every stored value in words, its history out of the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.forms.boundfield import BoundWidget

from applications.domain.published import CLASS, STATED
from applications.forms.published_records import MergeForm
from applications.models import PublishedProject
from applications.presenters.published import partial_date
from applications.presenters.record import Line, lines
from applications.queries.published.desk import Named, named_in
from cmdp.audit.models import Event
from cmdp.kit.formats import NOTHING, format_money, format_yes

MONEY: Final = ("total_cost", "support")


@dataclass(frozen=True, slots=True)
class Value:
    """One stored value: its name and its words."""

    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is stored otherwise than it was typed."""

    label: str
    stored: str


def words_of(project: PublishedProject, name: str) -> str:
    """A stored value in words; a dash for what nobody knows."""
    value = getattr(project, name)
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return format_yes(value)
    if isinstance(value, Decimal):
        return format_money(value)
    display = getattr(project, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    return partial_date(value) if name == "state_since" else str(value)


def values_of(project: PublishedProject) -> list[Value]:
    """Everything that is stored and known of a project, in the order of the form."""
    told = [Value(name, label_of(name), words_of(project, name)) for name in (*STATED, *CLASS)]
    return [value for value in told if value.words != NOTHING]


def label_of(name: str) -> str:
    """What a field is called."""
    return str(PublishedProject._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def differences(project: PublishedProject, typed: Mapping[str, Any]) -> list[Difference]:
    """Where what is stored now is not what was typed."""
    return [
        Difference(label_of(name), words_of(project, name))
        for name, value in typed.items()
        if getattr(project, name) != value
    ]


def history_of(events: Iterable[Event]) -> list[Line]:
    """The events of projects as lines, rows by their names rather than their keys."""
    events = list(events)
    named = named_in(event.changes for event in events)
    for event in events:
        event.changes = {name: [_said(name, part, named) for part in pair] for name, pair in event.changes.items()}
    return lines(events)


def _said(name: str, value: Any, named: Named) -> Any:
    if value is None:
        return value
    if name in MONEY:
        return format_money(Decimal(value))
    if name == "state_since":
        return partial_date(value)
    return named.get((name, value), value)


@dataclass(frozen=True, slots=True)
class Side:
    """One value of two records side by side; ``choices`` are the two buttons where they differ and one may be taken."""

    label: str
    first: str
    second: str
    choices: tuple[BoundWidget, BoundWidget] | None

    @property
    def is_equal(self) -> bool:
        """Whether both say the same."""
        return self.first == self.second


def sides(form: MergeForm) -> list[Side]:
    """Every value that one of the two records has."""
    first, second = form.rows.values()
    told = [(name, words_of(first, name), words_of(second, name)) for name in (*STATED, *CLASS)]
    known = [line for line in told if (line[1], line[2]) != (NOTHING, NOTHING)]
    return [Side(label_of(name), one, other, _buttons(form, name)) for name, one, other in known]


def _buttons(form: MergeForm, name: str) -> tuple[BoundWidget, BoundWidget] | None:
    if name not in form.names:
        return None
    first, second = form[name].subwidgets
    return first, second
