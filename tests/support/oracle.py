"""Every assignment there is, looked at one by one: slow, and independent of any solver."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from applications.queries.matching import Pair, Problem


@dataclass(frozen=True, order=True)
class Worth:
    """How good an assignment is: the floor first, then the total, then how even the load is (fewer squares)."""

    floor: int
    total: int
    evenness: int


def best_of(problem: Problem) -> Worth | None:
    """The worth of the best assignment; ``None`` where every one breaks a rule."""
    return max((worth_of(problem, pairs) for pairs in _all(problem) if obeys(problem, pairs)), default=None)


def _all(problem: Problem) -> Iterator[list[Pair]]:
    """Every way to give each file as many permitted people as it needs."""
    files = sorted(problem.need)
    crews = [
        list(combinations(sorted(person for own, person in problem.fit if own == file), problem.need[file]))
        for file in files
    ]
    for chosen in product(*crews):
        yield [(file, person) for file, crew in zip(files, chosen, strict=True) for person in crew]


def worth_of(problem: Problem, pairs: list[Pair]) -> Worth:
    """What an assignment is worth."""
    fits = [problem.fit[pair] for pair in pairs]
    loads = Counter(person for _file, person in pairs)
    return Worth(min(fits, default=0), sum(fits), -sum(load * load for load in loads.values()))


def obeys(problem: Problem, pairs: list[Pair]) -> bool:
    """Whether an assignment keeps every hard rule, each looked at by itself."""
    loads = Counter(person for _file, person in pairs)
    counts = Counter(file for file, _person in pairs)
    crews = [[person for own, person in pairs if own == file] for file in problem.need]
    return (
        set(pairs) <= set(problem.fit)
        and len(set(pairs)) == len(pairs)
        and all(counts[file] == need for file, need in problem.need.items())
        and all(problem.least.get(person, 0) <= loads[person] <= most for person, most in problem.most.items())
        and not any(_are_of_one_house(problem, crew) or _are_apart(problem, crew) for crew in crews)
    )


def _are_of_one_house(problem: Problem, crew: list[int]) -> bool:
    houses = [house for person in crew for house in problem.company.houses.get(person, ())]
    return len(set(houses)) < len(houses)


def _are_apart(problem: Problem, crew: list[int]) -> bool:
    return any(tuple(sorted(pair)) in problem.company.apart for pair in combinations(crew, 2))
