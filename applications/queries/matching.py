"""Who evaluates which file: hard rules, then the best floor of fit, then the best total, then an even load.

Pure: it is handed a problem and gives back pairs, or says which rule cannot be met and by how much. The solver
(``queries.highs``) is asked from a fixed seed over rows in a fixed order, so the same problem has the same answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from applications.queries.highs import INF, Row, Solver
from applications.queries.meeting import Company, Pair

Tell = Callable[[int, int], None]
NEARLY: Final = 1e-6
HALF: Final = 0.5
STEPS: Final = 10


class Rule(StrEnum):
    """The hard rules that can be weighed; that a pair is not permitted at all cannot."""

    NEED = "need"
    MOST = "most"
    LEAST = "least"
    EMPLOYER = "employer"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Problem:
    """``fit`` holds the permitted pairs (file, person) alone, whole numbers from 0 up; a bigger one fits better.

    ``need`` is how many people a file still wants; ``least`` and ``most`` bound what a person gets on top of what they
    hold; who may not meet never shares a file.
    """

    fit: Mapping[Pair, int]
    need: Mapping[int, int]
    least: Mapping[int, int]
    most: Mapping[int, int]
    company: Company = field(default_factory=Company)

    @property
    def pairs(self) -> list[Pair]:
        """The permitted pairs in a fixed order."""
        return sorted(self.fit)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that cannot be met, by how much it would have to give, and at which files or people (by key)."""

    rule: Rule
    amount: int
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The pairs, or why there are none. Several findings that are ``alone`` are each enough; else all are needed."""

    pairs: tuple[Pair, ...] = ()
    floor: int = 0
    total: int = 0
    findings: tuple[Finding, ...] = ()
    alone: bool = True


def solve(problem: Problem, tell: Tell = lambda _done, _total: None) -> Solution:
    """The best assignment, or what is in its way."""
    pairs = _best(problem, tell)
    if pairs is None:
        return _explain(problem, tell)
    tell(STEPS, STEPS)
    fits = [problem.fit[pair] for pair in pairs]
    return Solution(tuple(pairs), min(fits, default=0), sum(fits))


def _best(problem: Problem, tell: Tell) -> list[Pair] | None:
    """The best pairs over the highest floor for which there are any, found by halving; most often at the first guess."""
    ceiling = _ceiling(problem)
    floors = [fit for fit in sorted({0, *problem.fit.values()}) if fit <= ceiling]
    low, high, step, found = 0, len(floors) - 1, 1, None
    probe = high
    while low <= high:
        tell(min(step, STEPS - 1), STEPS)
        pairs = _Model(problem, floor=floors[probe]).best()
        if pairs is not None:
            found, low = pairs, probe + 1
        else:
            high = probe - 1
        probe, step = (low + high + 1) // 2, step + 1
    return found


def _ceiling(problem: Problem) -> int:
    """No floor lies above what the pickiest file could have, were it alone."""
    by_file: dict[int, list[int]] = defaultdict(list)
    for (file, _person), fit in problem.fit.items():
        by_file[file].append(fit)
    wanting = [(by_file[file], need) for file, need in problem.need.items() if need]
    return min((sorted(fits, reverse=True)[need - 1] if len(fits) >= need else 0 for fits, need in wanting), default=0)


def _explain(problem: Problem, tell: Tell) -> Solution:
    """Each rule that alone would have to give; if none is enough, how many places stay empty whatever is done."""
    found: list[Finding] = []
    for step, rule in enumerate((Rule.MOST, Rule.LEAST, Rule.EMPLOYER, Rule.APART, Rule.NEED), 2):
        tell(step, STEPS)
        found += _Model(problem, giving=(rule,)).gives(rule) or []
    if found:
        return Solution(findings=tuple(found))
    rules = (Rule.NEED, Rule.LEAST)
    return Solution(findings=tuple(_Model(problem, giving=rules).gives(*rules) or []), alone=False)


class _Model:
    """One question to the solver: a column per permitted pair, a row per rule; ``giving`` rules may be broken at a price.

    Who must not meet on a file is told to the solver only where two of them did: there are tens of thousands of such
    rows, and few that matter. Whole numbers are asked for only where the answer is not whole by itself.
    """

    def __init__(self, problem: Problem, *, floor: int = 0, giving: Iterable[Rule] = ()) -> None:
        self.problem, self.giving = problem, frozenset(giving)
        self.pairs = [pair for pair in problem.pairs if problem.fit[pair] >= floor]
        self.breach = 1.0 + sum(problem.need.values()) * max(problem.fit.values(), default=0)
        self.columns: list[tuple[float, float]] = [(0.0, 1.0)] * len(self.pairs)
        self.rows: list[Row] = []
        self.slack: dict[Rule, list[tuple[int, int]]] = defaultdict(list)
        self.of_file: dict[int, dict[int, int]] = defaultdict(dict)
        self.of_person: dict[int, list[int]] = defaultdict(list)
        for column, (file, person) in enumerate(self.pairs):
            self.of_file[file][person] = column
            self.of_person[person].append(column)
        for file, need in sorted(problem.need.items()):
            self._row(need, need, list(self.of_file[file].values()), give=(Rule.NEED, file, 1.0))
        for person, most in sorted(problem.most.items()):
            self._row(-INF, most, self.of_person[person], give=(Rule.MOST, person, -1.0))
            if least := problem.least.get(person, 0):
                self._row(least, INF, self.of_person[person], give=(Rule.LEAST, person, 1.0))
        self.together = list(self._company())
        self.told: set[int] = set()

    def _row(self, low: float, high: float, columns: list[int], *, give: tuple[Rule, int, float]) -> None:
        rule, key, sign = give
        values = [1.0] * len(columns)
        if rule in self.giving:
            self.columns.append((self.breach, INF))
            columns, values = [*columns, len(self.columns) - 1], [*values, sign]
            self.slack[rule].append((columns[-1], key))
        self.rows.append((low, high, columns, values))

    def _company(self) -> Iterable[tuple[Rule, int, list[int]]]:
        """Columns of which at most one may be taken: people of one employer, and people who stand apart, at one file."""
        company = self.problem.company
        for file, columns in sorted(self.of_file.items()):
            for inmates in company.households(columns):
                yield Rule.EMPLOYER, file, [columns[person] for person in inmates]
            for one, other in sorted(company.apart):
                if one in columns and other in columns:
                    yield Rule.APART, file, [columns[one], columns[other]]

    # The questions --------------------------------------------------------------------
    def best(self) -> list[Pair] | None:
        """The best total and, among those, the evenest load: its squares weigh less together than one point of fit."""
        weight = 1.0 + sum(self.problem.need.values()) * max(self.problem.most.values(), default=0)
        for column, pair in enumerate(self.pairs):
            self.columns[column] = (-weight * self.problem.fit[pair], 1.0)
        for person, columns in sorted(self.of_person.items()):
            first, many = len(self.columns), min(self.problem.most[person], len(columns))
            self.columns += [(2.0 * step + 1, 1.0) for step in range(many)]
            levels = list(range(first, first + many))
            self.rows.append((0.0, 0.0, [*columns, *levels], [1.0] * len(columns) + [-1.0] * many))
        values = self._run()
        if values is None:
            return None
        return [pair for column, pair in enumerate(self.pairs) if values[column] > HALF]

    def gives(self, *rules: Rule) -> list[Finding] | None:
        """By how much, and where, these rules have to give; ``None`` where that does not help.

        A point of fit weighs less than the least breach: it only keeps the solver from choosing among equals.
        """
        for column, pair in enumerate(self.pairs):
            self.columns[column] = (-float(self.problem.fit[pair]), 1.0)
        values = self._run()
        if values is None:
            return None
        return [finding for rule in rules if (finding := self._finding(rule, values)).amount]

    def _finding(self, rule: Rule, values: Sequence[float]) -> Finding:
        broken = [(key, round(values[column])) for column, key in self.slack[rule]]
        return Finding(rule, sum(much for _key, much in broken), tuple(sorted({key for key, much in broken if much})))

    # The solver -----------------------------------------------------------------------
    def _run(self) -> Sequence[float] | None:
        """The columns' values, or ``None`` where nothing keeps every rule."""
        if not self.columns:  # nobody may be asked for anything; the solver calls an empty model no model at all
            return [] if all(low <= 0 <= high for low, high, _columns, _values in self.rows) else None
        solver = Solver(self.columns, self.rows)
        while True:
            values = solver.answer()
            if values is None:
                return None
            if self._tell_of_company(solver, values):
                continue
            if solver.is_whole or all(abs(value - round(value)) < NEARLY for value in values):
                return values
            solver.demand_whole()

    def _tell_of_company(self, solver: Solver, values: Sequence[float]) -> bool:
        """Add the rows that this answer breaks; says whether there were any."""
        broken = [
            number
            for number, (_rule, _file, columns) in enumerate(self.together)
            if number not in self.told and sum(values[column] for column in columns) > 1 + NEARLY
        ]
        for number in broken:
            rule, file, columns = self.together[number]
            before = len(self.columns)
            self._row(-INF, 1.0, columns, give=(rule, file, -1.0))
            solver.add(self.columns[before:], self.rows[-1])
        self.told.update(broken)
        return bool(broken)
