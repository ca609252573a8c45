"""The reserve list of a stage: who waits before whom for money, what is free, who was called and what they answered."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from applications.choices import Status
from applications.models import CallStage, CallUp, Opinion, Proposal
from applications.queries.envelopes import part_of
from applications.queries.ranking import committed_by_part
from applications.queries.rules import Rules, end_of_working_days, rules_of
from applications.reserved import CallUpState
from cmdp.regions.working_days import ends_soon


def reserve_list(window: CallStage) -> list[Proposal]:
    """The files that wait, in the order of the list that was released: by the rank of their last opinion.

    Those that were called up on it and let their time pass wait behind all others (``has_lapsed``).
    """
    newest = Opinion.objects.filter(proposal=OuterRef("pk"), act__call_stage=window).order_by("-pk")
    rows = Proposal.objects.filter(call_stage=window, status=Status.RESERVE).select_related(
        "main_measure__axis", "province"
    )
    ranked = rows.annotate(told_rank=Subquery(newest.values("rank")[:1]), opinion_id=Subquery(newest.values("pk")[:1]))
    lapsed = CallUp.objects.filter(opinion=OuterRef("opinion_id"), state=CallUpState.LAPSED)
    return list(
        ranked.annotate(has_lapsed=Exists(lapsed)).order_by("has_lapsed", F("told_rank").asc(nulls_last=True), "pk")
    )


def ahead_of(proposal: Proposal) -> list[Proposal]:
    """The files that wait before this one for the same envelope; empty for the next in turn, and for one that waits no more."""
    values, waiting = rules_of(proposal.call.rule_set).values, reserve_list(proposal.call_stage)
    same = [file for file in waiting if part_of(file, values) == part_of(proposal, values)]
    keys = [file.pk for file in same]
    return same[: keys.index(proposal.pk)] if proposal.pk in keys else []


def free_of(window: CallStage) -> Decimal:
    """Lira of the call's envelope that no opinion and no approval holds in this stage."""
    return window.call.envelope - sum(committed_by_part(window).values(), Decimal(0))


def recommended_for(proposal: Proposal) -> Decimal:
    """Lira of the last opinion on a file, else what it asks for."""
    opinion = proposal.opinions.order_by("pk").last()
    return (opinion.amount if opinion else None) or proposal.requested_support


# Those who were called -------------------------------------------------------------------
def answer_until(rules: Rules, at: dt.datetime) -> dt.datetime | None:
    """The exclusive end of the time to answer a call that is made now; ``None`` where the rule set asks for no answer."""
    days = rules.values.reserve_answer_days
    return end_of_working_days(rules, at, days) if days else None


def call_ups_on(proposal: Proposal) -> QuerySet[CallUp]:
    """Every call of a file from the reserve list, the newest first."""
    return CallUp.objects.filter(opinion__proposal=proposal).order_by("-pk")


def waiting_call_ups() -> QuerySet[CallUp]:
    """Every call that waits for an answer."""
    return CallUp.objects.filter(state=CallUpState.WAITING)


def waiting_call_up(proposal: Proposal) -> CallUp | None:
    """The call that waits for an answer."""
    return call_ups_on(proposal).filter(state=CallUpState.WAITING).first()


def call_ups_of(window: CallStage) -> QuerySet[CallUp]:
    """Whom a stage called up, the newest first, with the files."""
    rows = CallUp.objects.filter(opinion__act__call_stage=window).order_by("-pk")
    return rows.select_related("opinion__proposal__organisation", "called_by", "ended_by")


def calls_that_wait() -> QuerySet[CallUp]:
    """The call that waits for the applicant's answer, of the file of an outer query."""
    return waiting_call_ups().filter(opinion__proposal=OuterRef("pk"))


def with_answer_due(files: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Say of each file until when its applicant answers a call from the reserve list; ``None`` where none waits."""
    return files.annotate(call_up_due_at=Subquery(calls_that_wait().values("due_at")[:1]))


def answer_due_at(proposal: Proposal) -> dt.datetime | None:
    """Until when its applicant answers a call from the reserve list; read with the row or asked for."""
    if proposal.status != Status.POSITIVE:
        return None
    if "call_up_due_at" in proposal.__dict__:
        due_at: dt.datetime | None = proposal.__dict__["call_up_due_at"]
        return due_at
    waiting = waiting_call_up(proposal)
    return waiting.due_at if waiting else None


def call_ups_to_lapse(at: dt.datetime) -> list[int]:
    """Files whose applicant let the time to answer pass."""
    late = waiting_call_ups().filter(due_at__lte=at)
    return list(late.order_by("pk").values_list("opinion__proposal_id", flat=True))


def call_ups_to_remind(at: dt.datetime) -> Iterator[int]:
    """Calls not yet answered, nor reminded of, that end within the rule set's days, at most half of the time given."""
    waiting = waiting_call_ups().filter(reminded_at=None, due_at__gt=at)
    for row in waiting.select_related("opinion__act__call__rule_set").order_by("pk"):
        days = rules_of(row.opinion.act.call.rule_set).values.reserve_reminder_days
        if ends_soon(row.called_at, row.due_at, days=days, at=at):
            yield row.pk
