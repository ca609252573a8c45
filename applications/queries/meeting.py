"""Who may stand beside whom on one file: one rule for the plan, its approval, whoever follows, and asking by hand.

Pure; ``queries.company`` reads it from the tables.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Company:
    """People, by key. ``houses`` are what a person's employer is known by; the pairs ``apart`` are in the order of keys."""

    houses: Mapping[int, frozenset[str]] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()

    def may_meet(self, one: int, other: int) -> bool:
        """Never two of one employer, nor two who are kept apart; nor anybody beside themselves."""
        nobody: frozenset[str] = frozenset()
        are_of_one_house = self.houses.get(one, nobody) & self.houses.get(other, nobody)
        return one != other and not are_of_one_house and (min(one, other), max(one, other)) not in self.apart

    def gets_on(self, person: int, others: Iterable[int]) -> bool:
        """Whether somebody may stand beside all of these."""
        return all(self.may_meet(person, other) for other in others)

    def is_at_peace(self, people: Collection[int]) -> bool:
        """Whether all of these may stand on one file."""
        return all(self.may_meet(one, other) for one, other in combinations(people, 2))

    def households(self, people: Iterable[int]) -> list[list[int]]:
        """Those of these of whom at most one may stand on a file; one household within another says nothing more."""
        found: dict[str, set[int]] = defaultdict(set)
        for person in people:
            for house in self.houses.get(person, ()):
                found[house].add(person)
        groups = {frozenset(inmates) for inmates in found.values() if len(inmates) > 1}
        return sorted(sorted(group) for group in groups if not any(group < other for other in groups))
