"""The record of a file as lines that people read."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.choices import Status
from applications.presenters import verbs
from cmdp.audit.models import Event
from cmdp.audit.verbs import label

WORDS = verbs.VERBS


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, what, by whom, from which status to which, why, by which letter."""

    at: dt.datetime
    words: str
    by: str
    moved: str
    reason: str
    letter: str


def lines_of(events: Iterable[Event], names: Mapping[int, str]) -> list[Line]:
    """The events in words; ``names`` maps the keys of people to what they are called."""
    return [
        Line(event.at, label(event.verb), _by(event, names), _moved(event), event.reason, _letter(event))
        for event in events
    ]


def _by(event: Event, names: Mapping[int, str]) -> str:
    if event.actor_id is None:
        return _("sistem")
    return names.get(event.actor_id, _("kapatılmış hesap"))


def _moved(event: Event) -> str:
    before, after = event.changes.get("status", ("", ""))
    return f"{Status(before).label} → {Status(after).label}" if before and after else ""


def _letter(event: Event) -> str:
    if not event.letter_number:
        return ""
    return _("%(number)s sayılı yazı") % {"number": event.letter_number}
