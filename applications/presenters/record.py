"""The record's events as lines for people."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from applications.queries.audit import names_of
from cmdp.accounts.choices import Role
from cmdp.audit import verbs
from cmdp.audit.models import Event


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    field: str
    before: Any
    after: Any


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


def lines(events: Iterable[Event]) -> list[Line]:
    """The events in words; the names of all who act cost one query."""
    events = list(events)
    names = names_of(event.actor_id for event in events)
    return [_line(event, names) for event in events]


def _line(event: Event, names: dict[int, str]) -> Line:
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
        changes=[Change(_field(event.object_type, name), *pair) for name, pair in event.changes.items()],
    )


def _who(event: Event, names: dict[int, str]) -> str:
    if event.actor_id is None:
        return _("Sistem")
    return names.get(event.actor_id) or _("%(number)s numaralı kişi") % {"number": event.actor_id}


def _role(capacity: str) -> str:
    role = capacity.partition(":")[0]
    return str(Role(role).label) if role in Role.values else role


def _field(object_type: str, name: str) -> str:
    try:
        return str(apps.get_model(object_type)._meta.get_field(name).verbose_name)
    except (LookupError, FieldDoesNotExist, AttributeError):
        return name
