"""The list as it would be under another envelope, pass mark or floor, without an evaluator, or with severity taken out.

Nothing of it is stored, and nothing else reads it: a list beside the official one, for people to think with.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from applications.models import Assignment
from applications.queries.envelopes import WHOLE, Purse
from applications.queries.evaluation import Progress
from applications.queries.ranking import Assessed, RankedLine, Ranking, rank
from applications.queries.rules import GridRules, Rules
from applications.queries.scoring import HUNDREDTH, Result, result_of_marks


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


def suppose(
    assessed: Assessed, official: Ranking, supposed: Supposition, effects: Mapping[int, float]
) -> tuple[Ranking, list[Changed]]:
    """The supposed list, and every file of the official one in its order; no query.

    ``effects`` are the evaluators' severities of a run that still holds; without one none is taken out.
    """
    rules = _ruled(official.rules, supposed)
    results = {
        pk: result
        for pk in assessed.results
        if (result := _result(assessed.progress[pk], rules, supposed, effects)) is not None
    }
    other = rank(replace(assessed, results=results), rules, _moneyed(official.purse, supposed))
    after = {line.proposal.pk: line for line in other.lines}
    return other, [Changed(line, after.get(line.proposal.pk)) for line in official.lines]


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


def _result(progress: Progress, rules: Rules, supposed: Supposition, effects: Mapping[int, float]) -> Result | None:
    counted = [one for one in progress.sent if one.evaluator_id != supposed.without]
    if not counted:
        return None
    reviews = [{mark.criterion_id: mark.points or 0 for mark in one.review.marks.all()} for one in counted]
    result = result_of_marks(reviews, rules.grid, rules.values)
    return _freed(result, counted, rules, effects) if supposed.severity_out else result


def _freed(result: Result, counted: list[Assignment], rules: Rules, effects: Mapping[int, float]) -> Result:
    """The score less the mean severity of those that make it; the sections stay as they were marked."""
    hands = [effects.get(counted[place].evaluator_id, 0.0) for place in result.places]
    taken = Decimal(str(sum(hands) / len(hands)))
    score = ((result.score or Decimal(0)) - taken).quantize(HUNDREDTH, ROUND_HALF_UP)
    floors = any(section.is_below_floor for section in result.sections)
    return replace(result, score=score, passes=score >= rules.values.pass_mark and not floors)
