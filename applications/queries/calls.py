"""Which calls a person may see, and how they stand at an instant."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet

from applications.choices import CallState
from applications.models import Call, CallStage, ProvinceRule
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import Person, agencies_of

OF_A_CARD = ("rule_set__support_types", "rule_set__provinces__province", "rule_set__applicant_types")


class Standing(StrEnum):
    """Where the clock has a published call."""

    OPEN = "open"
    COMING = "coming"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Stood:
    """A call with its standing: ``window`` is the one that is open, comes next, or was the last."""

    call: Call
    standing: Standing
    window: CallStage

    @property
    def is_open(self) -> bool:
        """Whether a sending counts now."""
        return self.standing == Standing.OPEN

    @property
    def next_instant(self) -> dt.datetime | None:
        """When the clock changes this standing next; ``None`` once it is closed for good."""
        if self.standing == Standing.CLOSED:
            return None
        return self.window.closes_at if self.is_open else self.window.opens_at

    @property
    def takes_new_files(self) -> bool:
        """Whether a new file may be started: only in the first stage."""
        return self.is_open and self.window.order == min(window.order for window in self.call.stages.all())


def published() -> QuerySet[Call]:
    """What everybody may see, with the windows and what a line in a list names."""
    return with_windows(Call.objects.filter(state=CallState.PUBLISHED))


def visible_to(user: Person) -> QuerySet[Call]:
    """Exactly the rows for which ``policies.call.may_view_call`` says yes."""
    return Call.objects.filter(Q(state=CallState.PUBLISHED) | Q(agency__in=agencies_of(user, *AGENCY_ROLES)))


def of_agencies(user: Person) -> QuerySet[Call]:
    """The calls of the person's agencies, drafts among them: the agency's desk."""
    return with_windows(Call.objects.filter(agency__in=agencies_of(user, *AGENCY_ROLES)))


def with_windows(calls: QuerySet[Call]) -> QuerySet[Call]:
    """Join what a list of calls names."""
    windows = Prefetch("stages", CallStage.objects.select_related("stage"))
    return calls.select_related("agency", "rule_set", "edition").prefetch_related(windows)


def stood(call: Call, at: dt.datetime) -> Stood:
    """How a call with at least one window stands: open in one window, waiting for the next, or closed for good."""
    windows = list(call.stages.all())
    for window in windows:
        if window.is_open(at):
            return Stood(call, Standing.OPEN, window)
    coming = [window for window in windows if not window.has_opened(at)]
    return Stood(call, Standing.COMING, coming[0]) if coming else Stood(call, Standing.CLOSED, windows[-1])


def board(at: dt.datetime, *, with_rules: bool = False) -> dict[Standing, list[Stood]]:
    """Every published call by its standing: what closes first, what opens first, what closed last comes first.

    ``with_rules`` reads along what a card says of the rules.
    """
    named = OF_A_CARD if with_rules else ()
    all_stood = [stood(call, at) for call in published().prefetch_related(*named)]
    lists = {standing: [row for row in all_stood if row.standing == standing] for standing in Standing}
    lists[Standing.OPEN].sort(key=lambda row: row.window.closes_at)
    lists[Standing.COMING].sort(key=lambda row: row.window.opens_at)
    lists[Standing.CLOSED].sort(key=lambda row: row.window.closes_at, reverse=True)
    return lists


def at_home(rows: Iterable[ProvinceRule], call: Call) -> list[ProvinceRule]:
    """Where the call takes files: of the provinces that its rule set names those of its agency."""
    return [row for row in rows if row.province.agency_id == call.agency_id]


def next_instants(rows: Iterable[Stood]) -> list[dt.datetime]:
    """The instants at which these calls open or close next."""
    return [row.next_instant for row in rows if row.next_instant is not None]


def spoken_of(calls: Mapping[Standing, list[Stood]]) -> list[Stood]:
    """The calls that a page about the programme speaks of: the open ones, else the coming, else the closed."""
    return calls[Standing.OPEN] or calls[Standing.COMING] or calls[Standing.CLOSED]
