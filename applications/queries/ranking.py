"""The ranked list of a call with the line where the money ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from applications.choices import AssessmentMode, MinistryActKind, OpinionOutcome, Status
from applications.models import CallStage, MinistryAct, Opinion, Proposal
from applications.queries.evaluation import EVALUATED, results_of
from applications.queries.rules import Rules, rules_of
from applications.queries.scoring import Result
from applications.rulebook import FIRST_SENT

ZERO = Decimal(0)
Key = tuple[Decimal | float, ...]
Money = tuple[Decimal, dict[int, Decimal]]
HELD = (Status.POSITIVE, Status.WITH_MINISTRY, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class RankedLine:
    """One file in the list. ``rank`` counts from 1; ``cumulated`` is lira up to this line: what
    was recommended or approved already, else what is asked.

    ``tie_broken_by`` names the rule (a section's key or ``first_sent``) that set this line behind
    the one above it although the scores are equal; empty where no tie had to be broken.
    """

    rank: int
    proposal: Proposal
    result: Result
    cumulated: Decimal
    is_within: bool
    is_last_within: bool
    tie_broken_by: str

    @property
    def suggestion(self) -> OpinionOutcome:
        """What score, floors and money suggest; the commission's word is its own."""
        if not self.result.passes:
            return OpinionOutcome.NEGATIVE
        return OpinionOutcome.POSITIVE if self.is_within else OpinionOutcome.RESERVE


@dataclass(frozen=True, slots=True)
class Ranking:
    """The list of one stage of a call, its envelope in lira, and what earlier acts left of it."""

    lines: tuple[RankedLine, ...]
    rules: Rules
    envelope: Decimal
    left: Decimal

    @property
    def is_marked(self) -> bool:
        """Whether the rule set asks for marks rather than opinions."""
        return self.rules.values.assessment_mode == AssessmentMode.MARKS


def ranking_of(window: CallStage) -> Ranking:
    """Rank the evaluated files of a call's stage: passing ones first, by score, by the written tie-breaks.

    The line is drawn where the next file in order no longer fits what earlier acts left of the
    envelope; nothing behind it is let forward because it is smaller.
    """
    call = window.call
    rules = rules_of(call.rule_set)
    files = list(Proposal.objects.filter(call_stage=window, status__in=EVALUATED).with_relations())
    results = results_of(files)
    amounts = amounts_of([file.pk for file in files if file.status in HELD])
    left = call.envelope - sum(amounts.values(), ZERO)
    ranked = sorted((file for file in files if file.pk in results), key=lambda f: _order(f, results[f.pk], rules))
    return Ranking(_lines(ranked, results, rules, (left, amounts)), rules, call.envelope, left)


def committed(window: CallStage) -> Decimal:
    """Lira that opinions already recommend or the Ministry approved in this stage of the call."""
    held = Proposal.objects.filter(call_stage=window, status__in=HELD).values_list("pk", flat=True)
    return sum(amounts_of(held).values(), ZERO)


def amounts_of(proposal_ids: Iterable[int]) -> dict[int, Decimal]:
    """The last amount that stands for each file: the Ministry's where it approved, else the agency's."""
    proposal_ids = list(proposal_ids)
    opinions = Opinion.objects.filter(proposal__in=proposal_ids, amount__isnull=False).order_by("pk")
    found = {row.proposal_id: row.amount or ZERO for row in opinions}
    approvals = MinistryAct.objects.filter(proposal__in=proposal_ids, kind=MinistryActKind.APPROVED).order_by("pk")
    return found | {row.proposal_id: row.amount or ZERO for row in approvals}


def _order(proposal: Proposal, result: Result, rules: Rules) -> Key:
    score = result.score if result.score is not None else ZERO
    return (0 if result.passes else 1, -score, *_tie_keys(proposal, result, rules), proposal.pk)


def _tie_keys(proposal: Proposal, result: Result, rules: Rules) -> Key:
    means = {part.section.key: section.mean for part, section in zip(rules.grid, result.sections, strict=False)}
    sent = proposal.first_sent_at.timestamp() if proposal.first_sent_at else float("inf")
    return tuple(sent if key == FIRST_SENT else -means.get(key, ZERO) for key in rules.values.tie_breaks)


def _lines(
    ranked: Sequence[Proposal], results: dict[int, Result], rules: Rules, money: Money
) -> tuple[RankedLine, ...]:
    left, amounts = money
    broken = _broken_ties(ranked, results, rules)
    asked = [f.requested_support if _waits(f, results) else ZERO for f in ranked]
    waiting = list(accumulate(asked))
    sums = list(accumulate(amounts.get(f.pk, each) for f, each in zip(ranked, asked, strict=True)))
    within = [
        f.pk in amounts or (_waits(f, results) and total <= left) for f, total in zip(ranked, waiting, strict=True)
    ]
    last = max((place for place, is_in in enumerate(within) if is_in), default=None)
    return tuple(
        RankedLine(
            rank=place + 1,
            proposal=proposal,
            result=results[proposal.pk],
            cumulated=sums[place],
            is_within=within[place],
            is_last_within=place == last,
            tie_broken_by=broken[place],
        )
        for place, proposal in enumerate(ranked)
    )


def _waits(proposal: Proposal, results: dict[int, Result]) -> bool:
    """Whether the file may still take from what is left: it passes and has no opinion yet."""
    return proposal.status == Status.REVIEWED and results[proposal.pk].passes


def _broken_ties(ranked: Sequence[Proposal], results: dict[int, Result], rules: Rules) -> list[str]:
    return ["", *(_tie_between(a, b, results, rules) for a, b in pairwise(ranked))]


def _tie_between(above: Proposal, below: Proposal, results: dict[int, Result], rules: Rules) -> str:
    first, second = results[above.pk], results[below.pk]
    if (first.passes, first.score) != (second.passes, second.score):
        return ""
    keys = zip(rules.values.tie_breaks, _tie_keys(above, first, rules), _tie_keys(below, second, rules), strict=True)
    return next((name for name, a, b in keys if a != b), "")
