"""The reserve list of a stage: who waits before whom for money, and what is free."""

from decimal import Decimal

from django.db.models import F, OuterRef, Subquery

from applications.choices import Status
from applications.models import CallStage, Opinion, Proposal
from applications.queries.envelopes import part_of
from applications.queries.ranking import committed_by_part
from applications.queries.rules import rules_of


def reserve_list(window: CallStage) -> list[Proposal]:
    """The files that wait, in the order of the list that was released: by the rank of their last opinion."""
    newest = Opinion.objects.filter(proposal=OuterRef("pk"), act__call_stage=window).order_by("-pk")
    rows = Proposal.objects.filter(call_stage=window, status=Status.RESERVE).select_related(
        "main_measure__axis", "province"
    )
    ranked = rows.annotate(told_rank=Subquery(newest.values("rank")[:1]))
    return list(ranked.order_by(F("told_rank").asc(nulls_last=True), "pk"))


def ahead_of(proposal: Proposal) -> list[Proposal]:
    """The files that wait before this one for the same envelope; empty for the next in turn, and for one that waits no more."""
    values, waiting = rules_of(proposal.call.rule_set).values, reserve_list(proposal.call_stage)
    same = [file for file in waiting if part_of(file, values) == part_of(proposal, values)]
    keys = [file.pk for file in same]
    return same[: keys.index(proposal.pk)] if proposal.pk in keys else []


def free_of(window: CallStage) -> Decimal:
    """Lira of the call's envelope that no opinion and no approval holds in this stage."""
    return window.call.envelope - sum(committed_by_part(window).values(), Decimal(0))
