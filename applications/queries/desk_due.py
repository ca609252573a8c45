"""What is due at the agency's desk: every clock that runs on a file, today and in the next working days."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from django.db.models import F, Min, Q, QuerySet

from applications.choices import Side, Status, ValueKey
from applications.models import Call, Objection, Proposal
from applications.objected import OPEN_OBJECTIONS
from applications.queries.desk import of_whom
from applications.queries.evaluation import PENDING, live_assignments_shown_to
from applications.queries.inside import inside
from applications.queries.messages import talks_of_desk
from applications.queries.proposals import of_agencies
from applications.queries.reserve import waiting_call_ups
from applications.queries.rules import day_count, rules_of
from cmdp.accounts.models import User
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

    file: Proposal
    kind: DueKind
    at: dt.datetime
    days_left: int


KINDS_BY_STATUS: Final = {Status.SUBMITTED: DueKind.CHECK, Status.REVIEWED: DueKind.OPINION}
Clocks = Iterator[tuple[Proposal, DueKind, dt.datetime]]


def due_at_desk(user: User, *, at: dt.datetime, whose: str = "") -> list[Due]:
    """Everything that ran out or runs out within ``AHEAD`` working days, the most urgent first.

    Of the files that are the person's own (``mine``), nobody's (``unowned``) or the agency's; an objection is also its
    decider's, a call from the reserve list its caller's. How late evaluators are is told only of files whose evaluators
    the person may know. A fixed number of queries.
    """
    calendar = calendar_for([at.year - 1, at.year, at.year + 1])
    until = add_working_days(at, AHEAD, calendar=calendar)
    files = of_whom(of_agencies(user), user, whose).select_related("organisation", "expert")
    found = [
        *_completions(files, at, until),
        *_evaluations(files, user, until),
        *_messages(of_whom(talks_of_desk(user), user, whose).select_related("organisation", "expert"), until),
        *_objections(user, whose, until),
        *_call_ups(user, whose, until),
        *_expected(files, until, calendar),
    ]
    found.sort(key=lambda line: (line[2], line[0].pk))
    return [Due(file, kind, end, working_days_left(at, end, calendar=calendar)) for file, kind, end in found]


def _completions(files: QuerySet[Proposal], at: dt.datetime, until: dt.datetime) -> Clocks:
    """The applicant's time; once it is over the agency is to decide."""
    waiting = Q(completion_requests__ended_at=None, completion_requests__due_at__lte=until)
    rows = files.filter(waiting, status=Status.RETURNED).annotate(due_at=F("completion_requests__due_at"))
    for file in rows.order_by("due_at", "pk")[:MOST]:
        yield file, DueKind.DECIDE if file.due_at <= at else DueKind.COMPLETION, file.due_at


def _evaluations(files: QuerySet[Proposal], user: User, until: dt.datetime) -> Clocks:
    """The first evaluator of each file whose time runs out; found among the assignments, which are the fewer."""
    waiting = live_assignments_shown_to(user).filter(state__in=PENDING, due_at__lte=until)
    waiting = waiting.filter(proposal__status=Status.UNDER_REVIEW, proposal__in=files.order_by().values("pk"))
    first = waiting.order_by().values_list("proposal").annotate(ends=Min("due_at")).order_by("ends", "proposal")
    ends = dict(first[:MOST])
    for file in files.filter(pk__in=list(ends)):
        yield file, DueKind.EVALUATION, ends[file.pk]


def _messages(files: QuerySet[Proposal], until: dt.datetime) -> Clocks:
    """The oldest message of the applicant that waits for an answer."""
    waiting = Q(messages__side=Side.APPLICANT, messages__settled_at=None, messages__due_at__lte=until)
    rows = files.filter(waiting).annotate(due_at=Min("messages__due_at"))
    for file in rows.order_by("due_at", "pk")[:MOST]:
        yield file, DueKind.MESSAGE, file.due_at


def _objections(user: User, whose: str, until: dt.datetime) -> Clocks:
    """The objections that are to be decided."""
    rows = Objection.objects.filter(
        state__in=OPEN_OBJECTIONS, due_at__lte=until, proposal__in=inside(user).values("pk")
    )
    concerned = rows.filter(_whose(user, whose, file="proposal", holder="decider"))
    for row in concerned.select_related("proposal__organisation", "proposal__expert").order_by("due_at", "pk")[:MOST]:
        yield row.proposal, DueKind.OBJECTION, row.due_at


def _call_ups(user: User, whose: str, until: dt.datetime) -> Clocks:
    """The applicant's time to answer a call from the reserve list; the clock itself puts the file back after it."""
    rows = waiting_call_ups().filter(due_at__lte=until, opinion__proposal__in=inside(user).values("pk"))
    concerned = rows.filter(_whose(user, whose, file="opinion__proposal", holder="called_by"))
    files = concerned.select_related("opinion__proposal__organisation", "opinion__proposal__expert")
    for row in files.order_by("due_at", "pk")[:MOST]:
        yield row.opinion.proposal, DueKind.CALL_UP, cast("dt.datetime", row.due_at)  # a call that waits has its end


def _whose(user: User, whose: str, *, file: str, holder: str) -> Q:
    """As ``of_whom``, of rows beside files that somebody has in hand."""
    if whose == "mine":
        return Q(**{f"{file}__expert": user}) | Q(**{holder: user})
    return Q(**{f"{file}__expert": None}) if whose == "unowned" else Q()


def _expected(files: QuerySet[Proposal], until: dt.datetime, calendar: Calendar) -> Clocks:
    """The agency's own steps, by the period that the rule set announces; without one there is no clock."""
    waiting = files.filter(status__in=list(STEPS)).order_by()
    calls = Call.objects.filter(pk__in=waiting.values("call")).select_related("rule_set")
    periods = {(call.pk, status): period for call in calls for status, period in _periods(call)}
    begun = _begun(periods, until, calendar)
    if not begun:
        return
    rows = waiting.filter(begun).select_related("organisation", "expert", "call", "call_stage")
    for file in rows.order_by("status_since", "pk")[:MOST]:
        days, count = periods[file.call_id, file.status]
        end = add_working_days(_begin(file), days, calendar=calendar, count=count)
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


def _begin(file: Proposal) -> dt.datetime:
    """The examination of a call that closes for all at once begins with its close."""
    waits_for_close = file.status == Status.SUBMITTED and not file.call.is_rolling
    return max(file.status_since, file.call_stage.closes_at) if waits_for_close else file.status_since


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
