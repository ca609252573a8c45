"""Whose time to object ends soon: found by the days on which it began, so that a round of the clock stays cheap."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from applications.choices import Status, ValueKey
from applications.models import Notification, Objection, Opinion, Proposal, RuleSet, RuleValue
from applications.queries.notifying import counted_from
from applications.queries.objections import GIVEN, OPINED, Decision, objection_end_by
from applications.queries.rules import Rules, rules_of
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import DAY, ISTANBUL, Calendar, end_of, ends_soon

Span = tuple[dt.datetime, dt.datetime]
TOLD: Final = frozenset({Status.INELIGIBLE, *OPINED})


def objections_to_remind(at: dt.datetime) -> Iterator[int]:
    """Files whose applicant was told an outcome, did not object, was not yet reminded, and has little time left for it.

    Within the rule set's days, at most half of the time that was given.
    """
    asking = RuleValue.objects.filter(key=ValueKey.HAS_OBJECTIONS, value="yes")
    sets = RuleSet.objects.filter(pk__in=asking.values("rule_set"), calls__isnull=False)
    calendar = calendar_for([at.year - 1, at.year, at.year + 1])
    for rule_set in sets.order_by("pk").distinct():
        rules = rules_of(rule_set)
        if span := _begun(calendar, rules, at):
            for key, told_at, official in _untold(Proposal.objects.filter(call__rule_set=rule_set), span):
                begun = counted_from(told_at, official)
                end = objection_end_by(calendar, rules, begun)
                if ends_soon(begun, end, days=rules.values.objection_reminder_days, at=at):
                    yield key


def is_untold(proposal: Proposal, decision: Decision, *, at: dt.datetime) -> bool:
    """Whether the applicant still is to be reminded of a decision: it stands, nobody objected, and there is time."""
    if decision.is_over(at) or proposal.objection_reminded_of == decision.notified_at:
        return False
    return not proposal.objections.filter(notified_at=decision.notified_at).exists()


def _begun(calendar: Calendar, rules: Rules, at: dt.datetime) -> Span | None:
    """From when to when a notification came whose time ends within the rule set's days: an exclusive end."""
    ahead, day, near = rules.values.objection_reminder_days * DAY, at, []
    while (end := objection_end_by(calendar, rules, day)) > at:
        if end <= at + ahead:
            near.append(day.astimezone(ISTANBUL).date())
        day -= DAY
    return (end_of(near[-1] - DAY), end_of(near[0])) if near else None


def _untold(files: QuerySet[Proposal], span: Span) -> list[tuple[int, dt.datetime, dt.date | None]]:
    """Those told or officially notified within a span and when, neither reminded of it nor objected to."""
    of_stage = Opinion.objects.filter(proposal=OuterRef("pk"), act__call_stage=OuterRef("call_stage"))
    first, last = (instant.astimezone(ISTANBUL).date() for instant in span)
    official = Notification.objects.filter(notified_on__gte=first, notified_on__lt=last)
    released = Opinion.objects.filter(act__released_at__gte=span[0], act__released_at__lt=span[1])
    checked = Q(status=Status.INELIGIBLE, status_since__gte=span[0], status_since__lt=span[1])
    opined = Q(status__in=OPINED, pk__in=released.values("proposal"))
    cut = released.filter(amount__lt=F("proposal__requested_support"), act__objection=None, call_ups=None)
    opined |= Q(status__in=GIVEN, pk__in=cut.values("proposal"))
    told = Case(
        When(status=Status.INELIGIBLE, then=F("status_since")),
        default=Subquery(of_stage.order_by("-pk").values("act__released_at")[:1]),
    )
    same = {"proposal": OuterRef("pk"), "told_at": OuterRef("told")}
    notified = Notification.objects.filter(**same).order_by("-notified_on").values("notified_on")[:1]
    objected = Objection.objects.filter(proposal=OuterRef("pk"), notified_at=OuterRef("told"))
    found = files.filter(checked | opined | Q(status__in=TOLD, pk__in=official.values("proposal")))
    rows = found.annotate(told=told, official=Subquery(notified)).filter(~Exists(objected), told__isnull=False)
    rows = rows.exclude(objection_reminded_of=F("told")).order_by("pk")
    return list(rows.values_list("pk", "told", "official"))
