"""How severe evaluators are: points = axis + file + evaluator + what is left, fitted by REML. Advice only.

Axes are fixed, files and evaluators drawn from normal distributions (so their effects are shrunk), all in points. Files are
swept out of the equations of the mixed model, which leaves a small dense system of axes and evaluators whatever the
number of files. The formulas stand in docs/fairness.md. Pure; numpy is loaded when it is first asked, as for HiGHS.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, Final

Array = Any  # numpy's; the library is no import of the web's processes
LEAST, MOST = (
    -16.0,
    6.0,
)  # of the logarithms of the two ratios of variances: from nothing to four hundred times the rest
GRID: Final = (-6.0, -2.0, 0.0, 2.0)
LEAST_SPARE: Final = 7
STEP: Final = 1e-4
NEAR: Final = 1e-8
TINY: Final = 1e-9
STEPS: Final = 60
HALVINGS: Final = 20
LONGEST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Given:
    """The points that one evaluator gave to one file."""

    file: int
    axis: str
    evaluator: int
    points: float


def numpy() -> Any:
    """The library, when it is needed."""
    return import_module("numpy")


class Layout:
    """The scores as places in the equations: axes first, then evaluators; and the sums that every fit needs."""

    def __init__(self, scores: Sequence[Given]) -> None:
        np = self.np = numpy()
        ordered = sorted(scores, key=lambda score: (score.file, score.evaluator))
        self.axes = sorted({score.axis for score in ordered})
        self.evaluators = sorted({score.evaluator for score in ordered})
        self.files = sorted({score.file for score in ordered})
        places = ({key: at for at, key in enumerate(keys)} for keys in (self.axes, self.evaluators, self.files))
        axis, evaluator, file = places
        self.axis = np.array([axis[score.axis] for score in ordered])
        self.evaluator = np.array([evaluator[score.evaluator] for score in ordered])
        self.file = np.array([file[score.file] for score in ordered])
        points = np.array([score.points for score in ordered], dtype=float)
        self.centre = float(points.mean())
        self.points = points - self.centre
        self.columns = np.stack([self.axis, len(self.axes) + self.evaluator], axis=1)
        self.size = len(self.axes) + len(self.evaluators)
        self.per_file = np.bincount(self.file, minlength=len(self.files))
        self.sums = np.bincount(self.file, weights=self.points, minlength=len(self.files))

    @property
    def spare(self) -> int:
        """How many more scores there are than axes."""
        return len(self.points) - len(self.axes)

    @cached_property
    def crossed(self) -> tuple[Array, Array]:
        """The equations of axes and evaluators as if no file had anything of its own: left side, right side."""
        np = self.np
        left, right = np.zeros((self.size, self.size)), np.zeros(self.size)
        np.add.at(left, (self.columns[:, :, None], self.columns[:, None, :]), 1.0)
        np.add.at(right, self.columns, self.points[:, None])
        return left, right

    @cached_property
    def swept(self) -> Mapping[int, tuple[int, float, Array, Array]]:
        """Scores per file → how many such files, their squared sums, and what they take from both sides."""
        np, found = self.np, {}
        first = np.concatenate([[0], np.cumsum(self.per_file)[:-1]])
        for count in np.unique(self.per_file):
            files = np.flatnonzero(self.per_file == count)
            rows = first[files][:, None] + np.arange(count)[None, :]
            columns = self.columns[rows].reshape(len(files), -1)
            left, right = np.zeros((self.size, self.size)), np.zeros(self.size)
            np.add.at(left, (columns[:, :, None], columns[:, None, :]), 1.0)
            np.add.at(right, columns, self.sums[files][:, None])
            found[int(count)] = (len(files), float((self.sums[files] ** 2).sum()), left, right)
        return found


@dataclass(frozen=True)
class Solved:
    """The equations at one pair of ratios of variances (files, evaluators; to what is left)."""

    layout: Layout
    ratios: tuple[float, float]
    factor: Array
    effects: Array
    deviance: float
    noise: float

    @property
    def shrink(self) -> Array:
        """By how much each file's sum counts toward its own effect."""
        return 1.0 / (self.layout.per_file + 1.0 / self.ratios[0])

    def file_effects(self, effects: Array) -> Array:
        """What each file has beyond its axis, given the effects of axes and evaluators."""
        layout = self.layout
        told = effects[layout.columns].sum(axis=1)
        taken = layout.np.bincount(layout.file, weights=told, minlength=len(layout.files))
        return (layout.sums - taken) * self.shrink


def solve(layout: Layout, logs: Sequence[float]) -> Solved:
    """Solve the mixed model's equations and tell −2 log of the restricted likelihood, up to its constant."""
    np = layout.np
    files, evaluators = (float(np.exp(log)) for log in logs)
    left, right = (side.copy() for side in layout.crossed)
    spread, logdet = float((layout.points**2).sum()), 0.0
    for count, (number, squares, of_left, of_right) in layout.swept.items():
        weight = 1.0 / (count + 1.0 / files)
        left -= weight * of_left
        right -= weight * of_right
        spread -= weight * squares
        logdet += number * float(np.log(files / weight))
    behind = np.arange(len(layout.axes), layout.size)
    left[behind, behind] += 1.0 / evaluators
    factor = np.linalg.cholesky(left)
    effects = np.linalg.solve(left, right)
    logdet += 2.0 * float(np.log(np.diag(factor)).sum()) + len(behind) * float(np.log(evaluators))
    noise = max(spread - float(right @ effects), TINY) / layout.spare
    return Solved(layout, (files, evaluators), factor, effects, layout.spare * float(np.log(noise)) + logdet, noise)


@dataclass(frozen=True)
class Fit:
    """What was found at the best restricted likelihood."""

    solved: Solved
    logs: tuple[float, float]

    @property
    def variances(self) -> dict[str, float]:
        """Points squared, of files, evaluators and what is left."""
        files, evaluators = self.solved.ratios
        noise = self.solved.noise
        return {"file": files * noise, "evaluator": evaluators * noise, "rest": noise}

    def qualities(self) -> dict[int, float]:
        """File → its points with the evaluators' severity taken out, drawn toward its axis as far as little is known."""
        layout, effects = self.solved.layout, self.solved.effects
        merit = _axis_of_files(layout, effects) + self.solved.file_effects(effects) + layout.centre
        return dict(zip(layout.files, map(float, merit), strict=True))

    def axes(self) -> dict[str, float]:
        """Axis → its mean in points."""
        layout = self.solved.layout
        means = self.solved.effects[: len(layout.axes)] + layout.centre
        return dict(zip(layout.axes, map(float, means), strict=True))

    def residuals(self, *, beyond: float) -> list[tuple[int, int, float]]:
        """File, evaluator, and the points that neither explains, where they are more than ``beyond``; the largest first."""
        layout, effects = self.solved.layout, self.solved.effects
        told = effects[layout.columns].sum(axis=1) + self.solved.file_effects(effects)[layout.file]
        left = layout.points - told
        large = [at for at in layout.np.argsort(-abs(left), kind="stable") if abs(left[at]) > beyond]
        return [
            (layout.files[layout.file[at]], layout.evaluators[layout.evaluator[at]], float(left[at])) for at in large
        ]


def tell_apart(scores: Sequence[Given]) -> bool:
    """Whether scores can tell files, evaluators and rest apart: enough of them, not all alike within their axis."""
    axes = {score.axis for score in scores}
    if len(scores) <= len({score.file for score in scores}) or len(scores) - len(axes) < LEAST_SPARE:
        return False
    return len({(score.axis, score.points) for score in scores}) > len(axes)


def fit(scores: Sequence[Given]) -> Fit | None:
    """The model at the best restricted likelihood; nothing where the scores do not ``tell_apart``."""
    if not tell_apart(scores):
        return None
    layout = Layout(scores)
    start = min(((a, b) for a in GRID for b in GRID), key=lambda logs: solve(layout, logs).deviance)
    logs = _descend(layout, start)
    return Fit(solve(layout, logs), logs)


def _axis_of_files(layout: Layout, effects: Array) -> Array:
    first = layout.np.unique(layout.file, return_index=True)[1]
    return effects[layout.axis[first]]


def _descend(layout: Layout, start: Sequence[float]) -> tuple[float, float]:
    """Newton's steps from the best point of the grid; a step that does not help is halved."""
    np = layout.np
    here = np.array(start, dtype=float)
    best = solve(layout, here).deviance
    for _ in range(STEPS):
        slope, bend = _bends(layout, here)
        values, vectors = np.linalg.eigh(bend)
        step = -(vectors @ ((vectors.T @ slope) / np.maximum(abs(values), STEP)))
        step *= min(1.0, LONGEST / max(abs(step).max(), TINY))
        there, found = _shortened(layout, here, step, best)
        moved = abs(there - here).max()
        here, best = there, found
        if moved < NEAR:
            break
    return float(here[0]), float(here[1])


def _shortened(layout: Layout, here: Array, step: Array, best: float) -> tuple[Array, float]:
    """The step, halved until it helps; none where no part of it does."""
    tries = (layout.np.clip(here + step / 2**halvings, LEAST, MOST) for halvings in range(HALVINGS))
    found = ((there, solve(layout, there).deviance) for there in tries)
    return next(((there, deviance) for there, deviance in found if deviance <= best), (here, best))


def _bends(layout: Layout, here: Array) -> tuple[Array, Array]:
    """Slope and curvature of the deviance, by differences to both sides."""
    np, units = layout.np, STEP * layout.np.eye(2)
    middle = solve(layout, here).deviance
    up, down = ([solve(layout, here + sign * unit).deviance for unit in units] for sign in (1, -1))
    mixed = [solve(layout, here + a * units[0] + b * units[1]).deviance for a in (1, -1) for b in (1, -1)]
    cross = (mixed[0] - mixed[1] - mixed[2] + mixed[3]) / (4 * STEP**2)
    slope = (np.array(up) - np.array(down)) / (2 * STEP)
    own = (np.array(up) - 2 * middle + np.array(down)) / STEP**2
    return slope, np.array([[own[0], cross], [cross, own[1]]])


def components(layout: Layout) -> dict[int, int]:
    """Evaluator → the number of the part of the graph of evaluators and files that he stands in; the largest is 1.

    Severity is comparable within a part; between parts it rests on the parts' evaluators being alike on average.
    """
    chief = {evaluator: evaluator for evaluator in layout.evaluators}

    def head(evaluator: int) -> int:
        while chief[evaluator] != evaluator:
            chief[evaluator] = chief[chief[evaluator]]
            evaluator = chief[evaluator]
        return evaluator

    seen: dict[int, int] = {}
    for file, place in zip(layout.file, layout.evaluator, strict=True):
        evaluator = layout.evaluators[place]
        other = seen.setdefault(int(file), evaluator)
        chief[head(evaluator)] = head(other)
    heads = [head(evaluator) for evaluator in layout.evaluators]
    order = sorted(set(heads), key=lambda one: (-heads.count(one), one))
    return {evaluator: order.index(one) + 1 for evaluator, one in zip(layout.evaluators, heads, strict=True)}
