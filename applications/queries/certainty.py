"""How sure the order of files is: ranks drawn from the fitted model, again and again, from a seed. Advice only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from applications.queries.severity import LEAST, MOST, Array, Fit, Given, Layout, Solved, components, numpy, solve

OURS: Final = "1"
LEVEL: Final = 0.9
ENDS: Final = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
# Ranks are promised LEVEL as well; scales that evaluators stretch are not in the model, and a little more covers for it.
RANK_ENDS: Final = (0.035, 0.965)
BATCHES: Final = 40
EACH: Final = 25
REACH: Final = 0.01
WIDEST: Final = 2.0
LEAST_BEND: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Span:
    """Between which places a file's merit stands in its list, and how likely it is above the line."""

    low: int
    high: int
    chance: float

    def __str__(self) -> str:
        return f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"

    def crosses(self, line: int) -> bool:
        """Whether the span lies on both sides of the place where the money ends."""
        return self.low <= line < self.high


@dataclass(frozen=True, slots=True)
class Effect:
    """One evaluator: how many points more than others he gives to the same kind of files (fewer, where negative).

    ``low`` to ``high`` covers the truth at ``LEVEL``; ``component`` numbers the connected part of the evaluators.
    """

    evaluator: int
    points: float
    low: float
    high: float
    files: int
    component: int

    def is_severe(self, *, beyond: Decimal) -> bool:
        """Whether it is more than ``beyond`` points, to either side, and its interval leaves nothing out."""
        return abs(self.points) > beyond and self.low * self.high > 0


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the draws say: the span of every ranked file, the effect of every evaluator."""

    spans: Mapping[int, Span]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A block of draws: merits (a column for each file of the fit) and severities (for each evaluator), in points."""

    merits: Array
    severities: Array


def version() -> str:
    """Our formulas and the library whose generator draws: another version may draw other numbers."""
    return f"{OURS}/numpy-{numpy().__version__}"


def digest_of(scores: Sequence[Given], lists: Mapping[str, Sequence[int]], lines: Mapping[str, int]) -> str:
    """What a run rests on, as one hash: every score, the order of every list, where each line was."""
    told = [(one.file, one.axis, one.evaluator, round(one.points * 100)) for one in scores]
    lists_told = [(part, list(files), lines[part]) for part, files in sorted(lists.items())]
    return sha256(repr((sorted(told), lists_told)).encode()).hexdigest()


def seed_of(digest: str) -> int:
    """The seed follows from the marks: nobody draws again until the answer pleases."""
    return int(digest[:7], 16)


def certainty_of(fit: Fit, lists: Mapping[str, Sequence[int]], lines: Mapping[str, int], *, seed: int) -> Certainty:
    """Draw from the fitted model (list's key → files in their order; → how many of them stand above the line)."""
    np = numpy()
    layout = fit.solved.layout
    places = {file: at for at, file in enumerate(layout.files)}
    columns = {part: np.array([places[file] for file in files], dtype=int) for part, files in lists.items() if files}
    severities: list[Array] = []
    ranks: dict[str, list[Array]] = {part: [] for part in columns}
    for drawn in draws(fit, seed=seed):
        severities.append(drawn.severities)
        for part, of_part in columns.items():
            ranks[part].append(ranks_of(drawn.merits[:, of_part]))
    spans: dict[int, Span] = {}
    for part in columns:
        spans |= _spans(lists[part], np.concatenate(ranks[part]), lines[part])
    return Certainty(spans, effects_of(fit, np.concatenate(severities)))


def _spans(files: Sequence[int], ranks: Array, line: int) -> dict[int, Span]:
    low, high = numpy().quantile(ranks, RANK_ENDS, axis=0, method="inverted_cdf")
    chances = (ranks <= line).mean(axis=0)
    rows = zip(files, low, high, chances, strict=True)
    return {file: Span(int(least), int(most), round(float(chance), 3)) for file, least, most, chance in rows}


def effects_of(fit: Fit, severities: Array) -> tuple[Effect, ...]:
    """Every evaluator's effect out of the draws, by key."""
    layout = fit.solved.layout
    counts, parts = layout.np.bincount(layout.evaluator), components(layout)
    low, high = layout.np.quantile(severities, ENDS, axis=0)
    middle = fit.solved.effects[len(layout.axes) :]
    rows = zip(layout.evaluators, middle, low, high, counts, strict=True)
    return tuple(
        Effect(evaluator, _points(points), _points(least), _points(most), int(files), parts[evaluator])
        for evaluator, points, least, most, files in rows
    )


def _points(value: Any) -> float:
    return round(float(value), 2)


def ranks_of(merits: Array) -> Array:
    """Draw by draw the place of every file, 1 for the best."""
    np = numpy()
    order = np.argsort(-merits, axis=1, kind="stable")
    ranks = np.empty(merits.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, np.arange(1, merits.shape[1] + 1, dtype=np.int32)[None, :], axis=1)
    return ranks


def draws(fit: Fit, *, seed: int) -> Iterator[Drawn]:
    """Blocks of what the scores let merits and severities be.

    Each block first draws the two ratios of standard deviations themselves, as sharply as the likelihood knows them.
    """
    np = numpy()
    random = np.random.default_rng(seed)
    roots = np.exp(np.array(fit.logs) / 2)
    values, vectors = np.linalg.eigh(_bend(fit.solved.layout, roots))
    spread = vectors * np.minimum(np.sqrt(2.0 / np.maximum(values, LEAST_BEND)), WIDEST)
    for _ in range(BATCHES):
        drawn = abs(roots + spread @ random.standard_normal(2))
        logs = np.clip(2 * np.log(np.maximum(drawn, np.exp(LEAST / 2))), LEAST, MOST)
        yield _drawn(solve(fit.solved.layout, logs), random)


def _bend(layout: Layout, roots: Array) -> Array:
    """How the deviance bends in the ratios of standard deviations: even where one of them is nothing."""
    np = numpy()

    def deviance(moved: Array) -> float:
        return solve(layout, 2 * np.log(np.maximum(abs(moved), np.exp(LEAST / 2)))).deviance

    steps = REACH * np.eye(2)
    middle = deviance(roots)
    own = [deviance(roots + step) - 2 * middle + deviance(roots - step) for step in steps]
    signs = [(a, b) for a in (1, -1) for b in (1, -1)]
    cross = sum(a * b * deviance(roots + a * steps[0] + b * steps[1]) for a, b in signs) / 4
    return np.array([[own[0], cross], [cross, own[1]]]) / REACH**2


def _drawn(solved: Solved, random: Array) -> Drawn:
    np, layout = numpy(), solved.layout
    noise = (solved.noise * layout.spare / random.chisquare(layout.spare, (EACH, 1))) ** 0.5
    wander = np.linalg.solve(solved.factor.T, random.standard_normal((layout.size, EACH))).T
    effects = solved.effects[None, :] + noise * wander
    first = np.concatenate([[0], np.cumsum(layout.per_file)[:-1]])
    taken = np.add.reduceat(effects[:, layout.columns].sum(axis=2), first, axis=1)
    own = (layout.sums - taken) * solved.shrink
    own += noise * solved.shrink**0.5 * random.standard_normal(own.shape)
    return Drawn(effects[:, layout.axis[first]] + own, effects[:, len(layout.axes) :])
