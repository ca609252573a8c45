"""The list as it would be under another envelope, pass mark or floor, without an evaluator, or with severity taken out.

Nothing of it is stored, and nothing else reads it: a list beside the official one, for people to think with. What was
kept of the marks does for most of it; the marks are read of those files alone from which an evaluator is left out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from applications.models import CallStage
from applications.queries.entrants import Assessed
from applications.queries.envelopes import WHOLE, Purse
from applications.queries.ranking import RankedLine, Ranking, rank
from applications.queries.rules import GridRules, Rules
from applications.queries.scoring import HUNDREDTH, Limit, Result, limits_of, result_of_means
from applications.queries.tallies import Hand, hands_of, result_of_hands, sent_in


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is supposed; an empty field supposes nothing. Lira, points; ``floors`` and ``shares`` by section's and part's key."""

    envelope: Decimal | None = None
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    pass_mark: Decimal | None = None
    floors: Mapping[str, Decimal] = field(default_factory=dict)
    without: int | None = None
    severity_out: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """One file of the official list, and where it would stand; nowhere where nobody's marks were left."""

    before: RankedLine
    after: RankedLine | None

    @property
    def crosses(self) -> bool:
        """Whether the suggestion would be another."""
        return self.after is None or self.before.suggestion != self.after.suggestion

    @property
    def moves(self) -> bool:
        """Whether anything of it would be otherwise."""
        return self.after is None or (self.before.place, self.before.result.score) != (
            self.after.place,
            self.after.result.score,
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What a supposition needs beside the list: who marked each file, in the order of asking; the marks of some files."""

    evaluators: Mapping[int, Sequence[int]] = field(default_factory=dict)
    hands: Mapping[int, Sequence[Hand]] = field(default_factory=dict)


def read_for(window: CallStage, rules: Rules, supposed: Supposition) -> Read:
    """Read it; no query where neither an evaluator nor severity is left out, three at most."""
    hands: dict[int, list[Hand]] = {}
    if supposed.without is not None:
        own = sent_in(window).filter(evaluator=supposed.without).order_by().values("proposal")
        hands = hands_of(sent_in(window).filter(proposal__in=own), rules)
    evaluators: defaultdict[int, list[int]] = defaultdict(list)
    if supposed.severity_out:
        for file, evaluator in sent_in(window).order_by("pk").values_list("proposal_id", "evaluator_id"):
            evaluators[file].append(evaluator)
    return Read(evaluators, hands)


def suppose(
    assessed: Assessed, official: Ranking, supposed: Supposition, effects: Mapping[int, float], read: Read
) -> tuple[Ranking, list[Changed]]:
    """The supposed list, and every file of the official one in its order; no query.

    ``effects`` are the evaluators' severities of a run that still holds; without one none is taken out.
    """
    trial = _Trial(_ruled(official.rules, supposed), supposed, effects, read)
    results = {key: found for key, kept in assessed.results.items() if (found := trial.result(key, kept)) is not None}
    other = rank(replace(assessed, results=results), trial.rules, _moneyed(official.purse, supposed))
    after = {line.file.pk: line for line in other.lines}
    return other, [Changed(line, after.get(line.file.pk)) for line in official.lines]


def _ruled(rules: Rules, supposed: Supposition) -> Rules:
    values = rules.values if supposed.pass_mark is None else replace(rules.values, pass_mark=supposed.pass_mark)
    return replace(rules, values=values, grid=tuple(_floored(part, supposed) for part in rules.grid))


def _floored(part: GridRules, supposed: Supposition) -> GridRules:
    """A section with another floor: a copy, since compiled rules are shared by everybody."""
    if part.section.key not in supposed.floors:
        return part
    section = copy(part.section)
    section.floor = supposed.floors[part.section.key]
    return GridRules(section, part.criteria)


def _moneyed(purse: Purse, supposed: Supposition) -> Purse:
    """The purse with other money; a call that is one envelope has its one share with it."""
    if set(purse.shares) == {WHOLE}:
        envelope = purse.envelope if supposed.envelope is None else supposed.envelope
        return replace(purse, envelope=envelope, shares={WHOLE: envelope})
    shares = {**purse.shares, **supposed.shares}
    needed = max(purse.envelope, sum(shares.values(), Decimal(0)))
    return replace(purse, envelope=needed if supposed.envelope is None else supposed.envelope, shares=shares)


class _Trial:
    """What becomes of one file's result after the other under a supposition."""

    def __init__(self, rules: Rules, supposed: Supposition, effects: Mapping[int, float], read: Read) -> None:
        self.rules, self.supposed, self.effects, self.read = rules, supposed, effects, read
        self.limits: Sequence[Limit] = limits_of(rules.grid)

    def result(self, file: int, kept: Result) -> Result | None:
        """Nothing where nobody's marks are left."""
        if file not in self.read.hands:
            found = self._held(kept, kept.score or Decimal(0))
            return self._freed(found, self.read.evaluators.get(file, ()))
        hands = [hand for hand in self.read.hands[file] if hand.evaluator != self.supposed.without]
        if not hands:
            return None
        return self._freed(result_of_hands(hands, self.rules), [hand.evaluator for hand in hands])

    def _held(self, result: Result, score: Decimal) -> Result:
        """A score held against the supposed pass mark, with its sections against the supposed floors."""
        means, counted = [section.mean for section in result.sections], {"places": result.places}
        return result_of_means(score, means, self.limits, self.rules.values.pass_mark, **counted, totals=result.totals)

    def _freed(self, result: Result, evaluators: Sequence[int]) -> Result:
        """The score less the mean severity of those that make it; the sections stay as they were marked."""
        if not self.supposed.severity_out:
            return result
        effects = [self.effects.get(evaluators[place], 0.0) for place in result.places]
        taken = Decimal(str(sum(effects) / len(effects)))
        score = ((result.score or Decimal(0)) - taken).quantize(HUNDREDTH, ROUND_HALF_UP)
        return self._held(result, score)
