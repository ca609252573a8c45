"""What is due at the agency's desk: every clock that runs on a file, today and in the next working days."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery

from applications.choices import Side, Status, ValueKey
from applications.models import Call, Objection, Proposal
from applications.objected import OPEN_OBJECTIONS
from applications.queries.desk import of_whom
from applications.queries.desk_lines import NAMES, Line, clocks, names_beside
from applications.queries.evaluation import PENDING, live_assignments_shown_to
from applications.queries.inside import inside
from applications.queries.messages import talks_of_desk
from applications.queries.proposals import of_agencies
from applications.queries.reserve import waiting_call_ups
from applications.queries.rules import day_count, rules_of
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.statements import INSTANT, MOST_KEPT, Statement
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import DAY, Calendar, DayCount, add_working_days, working_days_left

# How many working days the list looks ahead, and how many files of one clock it names at most.
AHEAD: Final = 5
MOST: Final = 100
# The agency's own steps that the rule set expects within working days.
STEPS: Final = {
    Status.SUBMITTED: ValueKey.CHECK_EXPECTED_DAYS,
    Status.REVIEWED: ValueKey.OPINION_EXPECTED_DAYS,
}


class DueKind(StrEnum):
    """Which clock it is; the words stand in ``presenters.desk_due``."""

    DECIDE = "decide"
    COMPLETION = "completion"
    CHECK = "check"
    EVALUATION = "evaluation"
    OPINION = "opinion"
    MESSAGE = "message"
    OBJECTION = "objection"
    CALL_UP = "call_up"


@dataclass(frozen=True, slots=True)
class Due:
    """One clock of one file; ``days_left`` counts working days, today not; 0 once it is over or ends today."""

    file: Line
    kind: DueKind
    at: dt.datetime
    days_left: int


# What else says from when an expected step runs.
CALL: Final = ("call_id", "call__is_rolling", "call_stage__closes_at")
KINDS_BY_STATUS: Final = {Status.SUBMITTED: DueKind.CHECK, Status.REVIEWED: DueKind.OPINION}
Clocks = Iterator[tuple[Line, DueKind, dt.datetime]]


def due_at_desk(user: User, *, at: dt.datetime, whose: str = "") -> list[Due]:
    """Everything that ran out or runs out within ``AHEAD`` working days, the most urgent first.

    Of the files that are the person's own (``mine``), nobody's (``unowned``) or the agency's; an objection is also its
    decider's, a call from the reserve list its caller's. How late evaluators are is told only of files whose evaluators
    the person may know. A fixed number of queries.
    """
    calendar = calendar_for([at.year - 1, at.year, at.year + 1])
    until, reader = add_working_days(at, AHEAD, calendar=calendar), reader_of(user)
    found = [
        *(
            (file, DueKind.DECIDE if kind == DueKind.COMPLETION and end <= at else kind, end)
            for kind, ask in ASKED.items()
            for file, end in clocks(ask(reader, whose), until)
        ),
        *_expected(of_whom(of_agencies(user), user, whose), until, calendar),
    ]
    found.sort(key=lambda line: (line[2], line[0].pk))
    return [Due(file, kind, end, working_days_left(at, end, calendar=calendar)) for file, kind, end in found]


@lru_cache(maxsize=MOST_KEPT)
def _completions(reader: Reader, whose: str) -> Statement:
    """The applicant's time; once it is over the agency is to decide."""
    waiting = Q(completion_requests__ended_at=None, completion_requests__due_at__lte=INSTANT)
    rows = of_whom(of_agencies(reader.user), reader.user, whose).filter(waiting, status=Status.RETURNED)
    return _first(rows.annotate(ends=F("completion_requests__due_at")))


@lru_cache(maxsize=MOST_KEPT)
def _evaluations(reader: Reader, whose: str) -> Statement:
    """The first evaluator of each file whose time runs out; found among the assignments, which are the fewer."""
    waiting = live_assignments_shown_to(reader.user).filter(state__in=PENDING, due_at__lte=INSTANT)
    waiting = waiting.filter(proposal__status=Status.UNDER_REVIEW)
    files = of_whom(of_agencies(reader.user), reader.user, whose).filter(status=Status.UNDER_REVIEW)
    first = waiting.filter(proposal__in=files.values("pk")).order_by().values("proposal").annotate(ends=Min("due_at"))
    of_file = waiting.filter(proposal=OuterRef("pk")).order_by("due_at").values("due_at")
    chosen = first.order_by("ends", "proposal").values("proposal")[:MOST]
    return _first(Proposal.objects.filter(pk__in=chosen).annotate(ends=Subquery(of_file[:1])))


@lru_cache(maxsize=MOST_KEPT)
def _messages(reader: Reader, whose: str) -> Statement:
    """The oldest message of the applicant that waits for an answer."""
    waiting = Q(messages__side=Side.APPLICANT, messages__settled_at=None, messages__due_at__lte=INSTANT)
    rows = of_whom(talks_of_desk(reader.user), reader.user, whose).filter(waiting)
    return _first(rows.annotate(ends=Min("messages__due_at")))


@lru_cache(maxsize=MOST_KEPT)
def _objections(reader: Reader, whose: str) -> Statement:
    """The objections that are to be decided."""
    rows = Objection.objects.filter(
        state__in=OPEN_OBJECTIONS, due_at__lte=INSTANT, proposal__in=inside(reader.user).values("pk")
    )
    concerned = rows.filter(_whose(reader.key, whose, file="proposal", holder="decider"))
    return _first(concerned.annotate(ends=F("due_at")), "proposal")


@lru_cache(maxsize=MOST_KEPT)
def _call_ups(reader: Reader, whose: str) -> Statement:
    """The applicant's time to answer a call from the reserve list; the clock itself puts the file back after it."""
    rows = waiting_call_ups().filter(due_at__lte=INSTANT, opinion__proposal__in=inside(reader.user).values("pk"))
    concerned = rows.filter(_whose(reader.key, whose, file="opinion__proposal", holder="called_by"))
    return _first(concerned.annotate(ends=F("due_at")), "opinion__proposal")


def _first(rows: QuerySet[Any], file: str = "") -> Statement:
    """The ``MOST`` whose clock ``ends`` first, as lines of the file that they are or belong to."""
    names = names_beside(file) if file else NAMES
    return Statement(rows.order_by("ends", "pk").values_list(*names, "ends")[:MOST])


def _whose(person: int, whose: str, *, file: str, holder: str) -> Q:
    """As ``of_whom``, of rows beside files that somebody has in hand."""
    if whose == "mine":
        return Q(**{f"{file}__expert": person}) | Q(**{holder: person})
    return Q(**{f"{file}__expert": None}) if whose == "unowned" else Q()


ASKED: Final[dict[DueKind, Callable[[Reader, str], Statement]]] = {
    DueKind.COMPLETION: _completions,
    DueKind.EVALUATION: _evaluations,
    DueKind.MESSAGE: _messages,
    DueKind.OBJECTION: _objections,
    DueKind.CALL_UP: _call_ups,
}


def _expected(files: QuerySet[Proposal], until: dt.datetime, calendar: Calendar) -> Clocks:
    """The agency's own steps, by the period that the rule set announces; without one there is no clock."""
    waiting = files.filter(status__in=list(STEPS)).order_by()
    calls = Call.objects.filter(pk__in=waiting.values("call")).select_related("rule_set")
    periods = {(call.pk, status): period for call in calls for status, period in _periods(call)}
    begun = _begun(periods, until, calendar)
    if not begun:
        return
    rows = waiting.filter(begun).order_by("status_since", "pk")
    for call, is_rolling, closes_at, *names in rows.values_list(*CALL, *NAMES)[:MOST]:
        file = Line(*names)
        days, count = periods[call, file.status]
        end = add_working_days(_begin(file, None if is_rolling else closes_at), days, calendar=calendar, count=count)
        yield file, KINDS_BY_STATUS[Status(file.status)], end


def _periods(call: Call) -> Iterator[tuple[str, tuple[int, DayCount]]]:
    rules = rules_of(call.rule_set)
    for status, key in STEPS.items():
        if days := getattr(rules.values, key):
            yield status, (days, day_count(rules))


def _begun(periods: dict[tuple[int, str], tuple[int, DayCount]], until: dt.datetime, calendar: Calendar) -> Q:
    """Files that began so early that their period may be over by then; a call's check begins when it has closed."""
    condition = Q()
    for (call, status), (days, count) in periods.items():
        latest = _latest_begin(until, days, calendar, count)
        early = Q(call=call, status=status, status_since__lt=latest)
        if status == Status.SUBMITTED:
            early &= Q(call__is_rolling=True) | Q(call_stage__closes_at__lt=latest)
        condition |= early
    return condition


def _latest_begin(until: dt.datetime, days: int, calendar: Calendar, count: DayCount) -> dt.datetime:
    """The end of the last day on which a period that begins is over in time: ``until`` is a midnight, and so is it."""
    day = until - days * DAY
    while add_working_days(day, days, calendar=calendar, count=count) > until:
        day -= DAY
    return day + DAY


def _begin(file: Line, closes_at: dt.datetime | None) -> dt.datetime:
    """The examination of a call that closes for all at once begins with its close."""
    if file.status != Status.SUBMITTED or closes_at is None:
        return file.status_since
    return max(file.status_since, closes_at)


def people_with_clocks() -> set[int]:
    """Keys of the people on whose files, objections or calls something may be due."""
    open_files = Q(status__in=[*STEPS, Status.RETURNED, Status.UNDER_REVIEW])
    objections, calls = Objection.objects.filter(state__in=OPEN_OBJECTIONS), waiting_call_ups()
    beside = Q(pk__in=objections.values("proposal")) | Q(pk__in=calls.values("opinion__proposal"))
    held = Proposal.objects.filter(open_files | beside, expert__isnull=False)
    return {
        key
        for rows, holder in ((held, "expert_id"), (objections, "decider_id"), (calls, "called_by_id"))
        for key in rows.order_by().values_list(holder, flat=True).distinct()
        if key
    }
