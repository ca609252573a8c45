"""Sentences beside an act of deciding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.models import CallStage, Proposal
from applications.queries.envelopes import part_of, parts_of
from applications.queries.rules import rules_of
from cmdp.kit.formats import format_money


def waiting_words(ahead: Sequence[Proposal], free: Decimal) -> list[str]:
    """What is free in the call, and who waits before a file of the reserve list."""
    told = [_("Çağrının bütçe zarfında serbest kalan: %(free)s.") % {"free": format_money(free)}]
    if ahead:
        told.append(_("Bu dosyanın önünde bekleyenler: %(files)s.") % {"files": ", ".join(map(str, ahead))})
    return told


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One file of the reserve list; ``place`` counts from 1 within its envelope, ``part`` is that envelope's name, if any."""

    file: Proposal
    place: int
    part: str

    @property
    def is_next(self) -> bool:
        """Whether it is the one to be called."""
        return self.place == 1


def waiting_lines(window: CallStage, waiting: Iterable[Proposal]) -> list[WaitingLine]:
    """The files that wait, in the order in which they are called."""
    rules = rules_of(window.call.rule_set)
    labels = {part.key: part.label for part in parts_of(window.call, rules.values.envelope_split)}
    places: Counter[str] = Counter()
    lines = []
    for file in waiting:
        key = part_of(file, rules.values)
        places[key] += 1
        lines.append(WaitingLine(file, places[key], str(labels.get(key, ""))))
    return lines
