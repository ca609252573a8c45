"""Panels of made-up evaluators, to measure how well each way of scoring finds the truly best files, and whether intervals hold.

The situations are those of the survey that the model was chosen by: 200 files over five axes, two evaluations each, the best
fifth wanted. What is simulated is said in docs/fairness.md, with what came out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from applications.queries.certainty import ENDS, RANK_ENDS, draws, effects_of, ranks_of
from applications.queries.scoring import needs_third
from applications.queries.severity import Array, Fit, Given, fit, numpy

FILES: Final = 200
AXES: Final = 5
MIDDLE: Final = 70.0
MERIT: Final = 8.0
REST: Final = 6.0
SCALE: Final = 0.15
WANTED: Final = 5  # one of so many
# Where a third is asked, beside the middle and in units of chance: as the shipped rules lie beside such marks.
RULE: Final = {"pass_mark": Decimal(MIDDLE) - 5, "gap": Decimal(REST) * 5 / 2}
MEAN, Z_SCORE, OURS = "mean", "z-score", "severity taken out"


@dataclass(frozen=True, slots=True)
class Situation:
    """How a panel is made: files per evaluator, how severity spreads, and what evaluators see and lists compare."""

    name: str
    load: int
    severity: float = 6.0
    own_axis: bool = False
    axis_step: float = 0.0
    per_axis: bool = False
    third: bool = False


SITUATIONS: Final = (
    Situation("20 files each, random piles", 20),
    Situation("8 files each, random piles", 8),
    Situation("8 files each, mild severity", 8, severity=2.0),
    Situation("8 files each of one axis, axes differ, one list", 8, own_axis=True, axis_step=8.0),
    Situation("the same, a list for each axis", 8, own_axis=True, axis_step=8.0, per_axis=True),
    Situation("the same, with the third evaluator’s rule", 8, own_axis=True, axis_step=8.0, per_axis=True, third=True),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """What a simulation knows and people do not: the merit of files, the severity of evaluators; and the scores given."""

    merits: Array
    severities: Array
    axes: Array
    scores: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one situation: the share of the truly best found by each way, and how often intervals held the truth.

    Every number is a mean over the runs with its standard error.
    """

    name: str
    found: Mapping[str, tuple[float, float]]
    held: Mapping[str, tuple[float, float]]


def measured(runs: int, *, seed: int = 2026, only: Sequence[int] = range(len(SITUATIONS))) -> Iterator[Measured]:
    """Every situation (or those at these places), so many times."""
    np = numpy()
    for at in only:
        situation = SITUATIONS[at]
        random = np.random.default_rng([seed, at])
        rows = [_run(situation, random) for _ in range(runs)]
        yield Measured(
            situation.name,
            {way: _mean([found[way] for found, _held in rows]) for way in (MEAN, Z_SCORE, OURS)},
            {what: _mean([held[what] for _found, held in rows]) for what in ("evaluators", "files", "ranks")},
        )


def _mean(values: Sequence[float]) -> tuple[float, float]:
    np = numpy()
    return float(np.mean(values)), float(np.std(values, ddof=1) / len(values) ** 0.5)


def _run(situation: Situation, random: Any) -> tuple[dict[str, float], dict[str, float]]:
    panel = make_panel(situation, random)
    model = fit(panel.scores)
    assert model is not None  # noqa: S101 - two hundred spread files always tell
    lists = [numpy().flatnonzero(panel.axes == axis) for axis in range(AXES)] if situation.per_axis else [slice(None)]
    ways = {MEAN: _means(panel), Z_SCORE: _z_scores(panel), OURS: _ours(model)}
    found = {way: _share_found(panel, values, lists) for way, values in ways.items()}
    return found, coverage(panel, model, lists, seed=int(random.integers(2**31)))


def make_panel(situation: Situation, random: Any) -> Panel:
    """One panel: merits, severities, piles, whole points from 0 to 100."""
    np = numpy()
    axes = np.arange(FILES) % AXES
    steps = np.linspace(-situation.axis_step, situation.axis_step, AXES)
    merits = MIDDLE + steps[axes] + random.normal(0, MERIT, FILES)
    crowd = 2 * FILES // situation.load
    severities = random.normal(0, situation.severity, crowd)
    scales = 1 + random.uniform(-SCALE, SCALE, crowd)

    def points(file: int, evaluator: int) -> float:
        told = MIDDLE + scales[evaluator] * (merits[file] - MIDDLE) + severities[evaluator] + random.normal(0, REST)
        return float(np.clip(np.round(told), 0, 100))

    scores = [
        Given(file, str(axes[file]), who, points(file, who)) for file, who in _piles(situation, axes, crowd, random)
    ]
    if situation.third:
        scores += _thirds(situation, scores, crowd, points, random)
    return Panel(merits, severities, axes, tuple(scores))


def _piles(situation: Situation, axes: Array, crowd: int, random: Any) -> list[tuple[int, int]]:
    """Two evaluators for every file, each with the same number; nobody twice on one file."""
    np = numpy()
    pairs: list[tuple[int, int]] = []
    groups = [np.flatnonzero(axes == axis) for axis in range(AXES)] if situation.own_axis else [np.arange(FILES)]
    share = crowd // len(groups)
    for at, files in enumerate(groups):
        seats = np.repeat(np.arange(at * share, (at + 1) * share), situation.load)
        first, second = random.permutation(seats).reshape(2, -1)
        _untangle(first, second, random)
        pairs += [(int(file), int(who)) for row in (first, second) for file, who in zip(files, row, strict=True)]
    return pairs


def _untangle(first: Array, second: Array, random: Any) -> None:
    """Swap the second of a doubled pair with any other file's until none is doubled."""
    np = numpy()
    while (clash := first == second).any():
        here, there = np.flatnonzero(clash)[0], random.integers(len(second))
        second[[here, there]] = second[[there, here]]


def _thirds(
    situation: Situation, scores: Sequence[Given], crowd: int, points: Callable[[int, int], float], random: Any
) -> list[Given]:
    """Another evaluator of the axis wherever the two disagree as the rules describe."""
    share = crowd // AXES if situation.own_axis else crowd
    by_file: dict[int, list[Given]] = {}
    for score in scores:
        by_file.setdefault(score.file, []).append(score)
    found = []
    for file, (one, other) in by_file.items():
        if needs_third([Decimal(one.points), Decimal(other.points)], **RULE):
            first = one.evaluator // share * share
            others = [who for who in range(first, first + share) if who not in {one.evaluator, other.evaluator}]
            who = int(random.choice(others))
            found.append(Given(file, one.axis, who, points(file, who)))
    return found


def _by_file(panel: Panel, values: Array) -> Array:
    np = numpy()
    files = np.array([score.file for score in panel.scores])
    return np.bincount(files, weights=values) / np.bincount(files)


def _means(panel: Panel) -> Array:
    return _by_file(panel, numpy().array([score.points for score in panel.scores]))


def _z_scores(panel: Panel) -> Array:
    """Each evaluator's points less his mean, over his spread: what is often done, and what we never do."""
    np = numpy()
    points = np.array([score.points for score in panel.scores])
    who = np.array([score.evaluator for score in panel.scores])
    counts = np.maximum(np.bincount(who), 1)
    means = np.bincount(who, weights=points) / counts
    spreads = np.sqrt(np.bincount(who, weights=(points - means[who]) ** 2) / counts)
    return _by_file(panel, (points - means[who]) / np.maximum(spreads[who], 1.0))


def _ours(model: Fit) -> Array:
    return numpy().array(list(model.qualities().values()))


def _share_found(panel: Panel, values: Array, lists: Sequence[Any]) -> float:
    """Of the truly best of every list, how many stand among as many best by these values."""
    np = numpy()
    hits = wanted = 0
    for files in lists:
        merits, ours = panel.merits[files], values[files]
        best = len(merits) // WANTED
        hits += len(set(np.argsort(-merits)[:best]) & set(np.argsort(-ours, kind="stable")[:best]))
        wanted += best
    return hits / wanted


def coverage(panel: Panel, model: Fit, lists: Sequence[Any], *, seed: int) -> dict[str, float]:
    """How often the intervals held the truth: evaluators' severity, files' merit, files' rank in their list."""
    np = numpy()
    blocks = list(draws(model, seed=seed))
    drawn = np.concatenate([block.merits for block in blocks]) + model.solved.layout.centre
    effects = effects_of(model, np.concatenate([block.severities for block in blocks]))
    low, high = np.quantile(drawn, ENDS, axis=0)
    in_rank = []
    for files in lists:
        first, last = np.quantile(ranks_of(drawn[:, files]), RANK_ENDS, axis=0, method="inverted_cdf")
        truth = ranks_of(panel.merits[None, files])[0]
        in_rank.append((first <= truth) & (truth <= last))
    held = [one.low <= panel.severities[one.evaluator] <= one.high for one in effects]
    inside = (low <= panel.merits) & (panel.merits <= high)
    return {
        "evaluators": float(np.mean(held)),
        "files": float(np.mean(inside)),
        "ranks": float(np.mean(np.concatenate(in_rank))),
    }
