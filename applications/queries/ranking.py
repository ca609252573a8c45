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


@dataclass(frozen=True, slots=True)
class RankedLine:
    """One file in the list. ``rank`` counts from 1; ``cumulated`` is lira asked up to this line.

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

    The line is drawn where the next file in order no longer fits what is left of the envelope;
    nothing behind it is let forward because it is smaller.
    """
    call = window.call
    rules = rules_of(call.rule_set)
    files = list(Proposal.objects.filter(call_stage=window, status__in=EVALUATED).with_relations())
    results = results_of(files)
    ranked = sorted((file for file in files if file.pk in results), key=lambda f: _order(f, results[f.pk], rules))
    left = call.envelope - committed(window, besides=[file.pk for file in files if file.status == Status.REVIEWED])
    return Ranking(_lines(ranked, results, rules, left), rules, call.envelope, left)


def committed(window: CallStage, *, besides: Sequence[int] = ()) -> Decimal:
    """Lira that opinions already recommend or the Ministry approved in this stage of the call."""
    files = Proposal.objects.filter(call_stage=window).exclude(pk__in=besides)
    held = files.filter(status__in=[Status.POSITIVE, Status.WITH_MINISTRY, Status.APPROVED]).values_list(
        "pk", flat=True
    )
    amounts = amounts_of(held)
    return sum(amounts.values(), ZERO)


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
    ranked: Sequence[Proposal], results: dict[int, Result], rules: Rules, left: Decimal
) -> tuple[RankedLine, ...]:
    broken = _broken_ties(ranked, results, rules)
    sums = list(accumulate(f.requested_support if results[f.pk].passes else ZERO for f in ranked))
    inside = sum(results[f.pk].passes and total <= left for f, total in zip(ranked, sums, strict=True))
    return tuple(
        RankedLine(
            rank=place + 1,
            proposal=proposal,
            result=results[proposal.pk],
            cumulated=sums[place],
            is_within=place < inside,
            is_last_within=place == inside - 1,
            tie_broken_by=broken[place],
        )
        for place, proposal in enumerate(ranked)
    )


def _broken_ties(ranked: Sequence[Proposal], results: dict[int, Result], rules: Rules) -> list[str]:
    return ["", *(_tie_between(a, b, results, rules) for a, b in pairwise(ranked))]


def _tie_between(above: Proposal, below: Proposal, results: dict[int, Result], rules: Rules) -> str:
    first, second = results[above.pk], results[below.pk]
    if (first.passes, first.score) != (second.passes, second.score):
        return ""
    keys = zip(rules.values.tie_breaks, _tie_keys(above, first, rules), _tie_keys(below, second, rules), strict=True)
    return next((name for name, a, b in keys if a != b), "")
