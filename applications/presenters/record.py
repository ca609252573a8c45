"""The record's events as lines for people."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from applications.choices import CheckResult, LetterChannel, ProjectState, SectionKey
from applications.models import Conflict
from applications.presenters.words import FIELDS
from applications.queries.audit import names_of
from applications.queries.rules import Rules
from cmdp.accounts.choices import Role
from cmdp.audit import verbs
from cmdp.audit.models import Event
from cmdp.audit.record import HIDDEN
from cmdp.kit.formats import NOTHING, format_moment_short, format_money, format_score, format_yes

ANSWERS = dict([*CheckResult.choices, *ProjectState.choices, *LetterChannel.choices, *Conflict.Source.choices])
FIGURES: Mapping[str, Callable[[Decimal], str]] = {"score": format_score, "amount": format_money}
# Changes whose values are keys of people.
PEOPLE = frozenset({"evaluator", "expert", "one", "other", "owner", "person"})
# Changes whose values are keys of rows: that something else was chosen is told, a number would say nothing.
CHOSEN = frozenset({"project.support_type_id", "priorities.main_measure_id", "priorities.secondary"})
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    field: str
    before: str
    after: str
    is_of_people: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One event: when, who as what, did what, to what, why, by which letter."""

    at: dt.datetime
    who: str
    capacity: str
    what: str
    thing: str
    reference: str
    reason: str
    letter_number: str
    letter_date: dt.date | None
    changes: list[Change]


def lines(events: Iterable[Event], rules: Rules | None = None) -> list[Line]:
    """The events in words; the names of all who act, or whom a change names, cost one query, as far as they were not read.

    With a file's ``rules`` its questions, papers and check items go by their own words.
    """
    events = list(events)
    named = (key for event in events for key in _people_in(event))
    read = _names_read(events)
    names = read | names_of({*chain((event.actor_id for event in events), named)} - read.keys())
    called = _called(rules) if rules and any(event.changes for event in events) else {}
    return [_line(event, names, called) for event in events]


def _names_read(events: Iterable[Event]) -> dict[int, str]:
    """The names that came with the events (``queries.audit.history_at_desk``)."""
    rows = ((event.actor_id, getattr(event, "actor_name", None)) for event in events)
    return {key: name for key, name in rows if key and name}


def runs(told: Iterable[Line]) -> list[list[Line]]:
    """The lines in their order; what somebody did over and over without anything between stands together."""
    return [list(run) for _key, run in groupby(told, key=lambda line: (line.what, line.who, bool(line.reason)))]


def _called(rules: Rules) -> dict[str, str]:
    """What a rule set calls the things that its files' record names by their keys."""
    called: dict[str, str] = {}
    for stage in rules.stages:
        called |= {item.key: item.text for item in stage.check_items}
        called |= {slot.key: slot.name for slot in stage.document_slots}
        called |= {f"questions.{question.key}": question.label for question in stage.questions}
    return called


def without_names(told: Iterable[Line]) -> list[Line]:
    """The same lines for one who must not guess who else works on the file: by the seat, not by the name.

    Where a change names people, it goes with the words that were written along.
    """
    return [_without_names(line) for line in told]


def _without_names(line: Line) -> Line:
    kept = [change for change in line.changes if not change.is_of_people]
    reason = line.reason if kept == line.changes else ""
    return replace(line, who=line.capacity or line.who, changes=kept, reason=reason)


def _people_in(event: Event) -> Iterator[int | None]:
    for name in PEOPLE & event.changes.keys():
        yield from (key for key in event.changes[name] if isinstance(key, int))


def _line(event: Event, names: dict[int, str], called: Mapping[str, str]) -> Line:
    return Line(
        at=event.at,
        who=_who(event, names),
        capacity=", ".join(dict.fromkeys(_role(capacity) for capacity in event.capacities if capacity != "system")),
        what=verbs.label(event.verb),
        thing=verbs.object_label(event.object_type),
        reference=event.object_label,
        reason=event.reason,
        letter_number=event.letter_number,
        letter_date=event.letter_date,
        changes=[_change(event.object_type, name, pair, names, called) for name, pair in event.changes.items()],
    )


def _who(event: Event, names: dict[int, str]) -> str:
    if event.actor_id is None:
        return _("Sistem")
    return _person(event.actor_id, names)


def _person(key: int, names: dict[int, str]) -> str:
    return names.get(key) or _("%(number)s numaralı kişi") % {"number": key}


def _role(capacity: str) -> str:
    role = capacity.partition(":")[0]
    return str(Role(role).label) if role in Role.values else role


def _change(
    object_type: str, name: str, pair: Sequence[Any], names: dict[int, str], called: Mapping[str, str]
) -> Change:
    """A field by its own name, its values by the words of its choices, people by their names."""
    field = _field(object_type, name)
    words = {**called, **dict(getattr(field, "flatchoices", ()))}
    shown = FIELDS.get(name) or called.get(name) or getattr(field, "verbose_name", None) or _in_section(name)
    if figure := FIGURES.get(name):
        before, after = (figure(Decimal(value)) if value else NOTHING for value in pair)
    elif name in PEOPLE:
        before, after = (_person(value, names) if isinstance(value, int) else _value(value, words) for value in pair)
    elif name in CHOSEN:
        before, after = (HIDDEN if value else NOTHING for value in pair)
    else:
        before, after = (_value(value, words) for value in pair)
    return Change(str(shown), before, after, is_of_people=name in PEOPLE)


def _in_section(name: str) -> str:
    """What a form calls the section of a field that has no words here; the name itself for all else."""
    section, _dot, _rest = name.partition(".")
    return str(SectionKey(section).label) if section in SectionKey.values else name


def _field(object_type: str, name: str) -> Any:
    try:
        return apps.get_model(object_type)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return None


def _value(value: Any, words: Mapping[Any, Any]) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return format_yes(value)
    if isinstance(value, list):
        return ", ".join(_value(part, words) for part in value) or NOTHING
    if isinstance(value, str) and INSTANT.match(value):
        return format_moment_short(dt.datetime.fromisoformat(value))
    return str(words.get(value) or ANSWERS.get(value, value))
