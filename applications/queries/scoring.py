"""The arithmetic of marks: totals, the third evaluator, the score. Pure; the table stands in docs/scoring.md.

Totals are sums of whole points. What people are shown is what is judged: a mean is rounded half up
to two decimals first and only then held against the pass mark or a section's floor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from applications.choices import CombiningRule, ReviewOpinion
from applications.queries.rules import GridRules, Values

HUNDREDTH = Decimal("0.01")
FOR = frozenset({ReviewOpinion.SUPPORT, ReviewOpinion.CONDITIONAL})
PAIR = 2


def mean(numbers: Sequence[Decimal]) -> Decimal:
    """The arithmetic mean, to two decimals, half up."""
    return (sum(numbers, Decimal(0)) / len(numbers)).quantize(HUNDREDTH, ROUND_HALF_UP)


def needs_third(totals: Sequence[Decimal], *, pass_mark: Decimal, gap: Decimal) -> bool:
    """Whether two totals ask for a third: they lie ``gap`` or more apart, or the pass mark lies between.

    Only a pair can disagree: one evaluator has nobody to differ from, and three already stand.
    """
    if len(totals) != PAIR:
        return False
    low, high = min(totals), max(totals)
    return high - low >= gap or low < pass_mark <= high


def counted(totals: Sequence[Decimal], rule: str) -> tuple[int, ...]:
    """The places of the totals that make the score.

    All of them, unless the rule is *nearest two* and one pair of three is nearer than the other;
    two pairs equally near count all three.
    """
    everyone = tuple(range(len(totals)))
    if rule != CombiningRule.NEAREST_TWO or len(totals) <= PAIR:
        return everyone
    low, middle, high = sorted(everyone, key=lambda place: totals[place])[:3]
    below, above = totals[middle] - totals[low], totals[high] - totals[middle]
    if below == above:
        return everyone
    return tuple(sorted((low, middle) if below < above else (middle, high)))


def combine(totals: Sequence[Decimal], rule: str) -> Decimal:
    """One score out of the totals, to two decimals, half up."""
    return mean([totals[place] for place in counted(totals, rule)])


def opinions_differ(opinions: Sequence[str]) -> bool:
    """Whether of two evaluators one is for the project and the other against."""
    return len(opinions) == PAIR and len({opinion in FOR for opinion in opinions}) == PAIR


def majority(opinions: Sequence[str]) -> ReviewOpinion:
    """The word of most: against unless more are for; with a condition if any of those asks for one."""
    favourable = [opinion for opinion in opinions if opinion in FOR]
    if len(favourable) * PAIR <= len(opinions):
        return ReviewOpinion.AGAINST
    if ReviewOpinion.CONDITIONAL in favourable:
        return ReviewOpinion.CONDITIONAL
    return ReviewOpinion.SUPPORT


@dataclass(frozen=True, slots=True)
class Limit:
    """What a section's mean is held against, in points."""

    name: str
    max_points: int
    floor: Decimal | None


def limits_of(grid: Sequence[GridRules]) -> tuple[Limit, ...]:
    """The limits of a grid, in its order."""
    return tuple(Limit(part.section.name, part.max_points, part.section.floor) for part in grid)


@dataclass(frozen=True, slots=True)
class SectionMean:
    """A section's mean of the evaluators that count, beside its limits (points)."""

    name: str
    mean: Decimal
    max_points: int
    floor: Decimal | None

    @property
    def is_below_floor(self) -> bool:
        """Whether the mean misses the section's floor."""
        return self.floor is not None and self.mean < self.floor


@dataclass(frozen=True, slots=True)
class Result:
    """What the evaluators' marks add up to, or the majority of their opinions; ``places`` are of those that count among the ``totals``."""

    score: Decimal | None
    sections: tuple[SectionMean, ...]
    opinion: str
    passes: bool
    places: tuple[int, ...]
    totals: tuple[Decimal, ...] = ()


Points = Mapping[int, int]


def section_sums(points: Points, grid: Sequence[GridRules]) -> tuple[Decimal, ...]:
    """What one evaluator gave, section by section; ``points`` maps a criterion's key to its points."""
    return tuple(Decimal(sum(points[criterion.pk] for criterion in part.criteria)) for part in grid)


def result_of_marks(reviews: Sequence[Points], grid: Sequence[GridRules], values: Values) -> Result:
    """The score, the sections, and whether the pass mark and every floor are reached."""
    return result_of_sums([section_sums(points, grid) for points in reviews], limits_of(grid), values)


def result_of_sums(reviews: Sequence[Sequence[Decimal]], limits: Sequence[Limit], values: Values) -> Result:
    """The same out of each evaluator's sums by section."""
    totals = tuple(sum(sums, Decimal(0)) for sums in reviews)
    places = counted(totals, values.combining)
    means = [mean([reviews[place][at] for place in places]) for at in range(len(limits))]
    score = mean([totals[place] for place in places])
    return result_of_means(score, means, limits, values.pass_mark, places=places, totals=totals)


def result_of_means(
    score: Decimal,
    means: Sequence[Decimal],
    limits: Sequence[Limit],
    pass_mark: Decimal,
    *,
    places: tuple[int, ...],
    totals: tuple[Decimal, ...],
) -> Result:
    """A score and the means beside it, held against the pass mark and every floor."""
    sections = tuple(
        SectionMean(limit.name, of_section, limit.max_points, limit.floor)
        for limit, of_section in zip(limits, means, strict=True)
    )
    passes = score >= pass_mark and not any(section.is_below_floor for section in sections)
    return Result(score, sections, "", passes, places, totals)


def result_of_opinions(opinions: Sequence[str]) -> Result:
    """The majority, without a score."""
    word = majority(opinions)
    return Result(None, (), word, word in FOR, tuple(range(len(opinions))))
