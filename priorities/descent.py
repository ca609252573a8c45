"""What became of a measure, and where it came from: figures read across editions.

Every edition says of each measure of the one before whether it stands on, who its heirs are, or that
it ended. Followed step by step, this leads from any edition to any other, forwards and backwards.
A measure that was split has no exact counterpart afterwards, and one that was merged none before:
``groups`` gives the smallest sets of measures whose sums may be compared.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from priorities.models import Edition, Measure, Succession
from priorities.queries import published_editions

Lineages = frozenset[uuid.UUID]
Heirs = Mapping[uuid.UUID, Lineages]
NOBODY: Lineages = frozenset()


class Fate(StrEnum):
    """How a measure went over into the edition after it; found by counting, never stored."""

    KEPT = "kept"
    PARTED = "parted"
    REPLACED = "replaced"
    SPLIT = "split"
    MERGED = "merged"
    ENDED = "ended"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of one edition and those of another that together cover the same ground."""

    before: tuple[Measure, ...]
    after: tuple[Measure, ...]

    @property
    def is_exact(self) -> bool:
        """Whether one measure answers to one: its figures are the same thing in both editions."""
        return len(self.before) == len(self.after) == 1


@dataclass(frozen=True)
class Descent:
    """The published editions in their order (and one draft, if asked for), and how each follows from the one before.

    Read once with two queries, then asked as often as needed.
    """

    order: tuple[int, ...]
    standing: Mapping[int, Mapping[uuid.UUID, Measure]]
    heirs: Mapping[int, Heirs]

    def carry(self, lineages: Iterable[uuid.UUID], *, since: int, until: int) -> Lineages:
        """The lineages that answer, in the edition with key ``until``, to those of the edition ``since``."""
        start, end = self.order.index(since), self.order.index(until)
        carried = asked = frozenset(lineages)
        if start <= end:
            for edition in self.order[start + 1 : end + 1]:
                carried = self._forwards(carried, edition)
        else:
            for place in range(start, end, -1):
                carried = self._backwards(carried, self.order[place], self.order[place - 1])
        return carried | (asked & self.standing[until].keys())

    def translate(self, measure: Measure, edition: Edition) -> list[Measure]:
        """The measures of ``edition`` that answer to this one, in reading order; none where it ended."""
        return self._read(self.carry([measure.lineage], since=measure.edition_id, until=edition.pk), edition.pk)

    def successors_of(self, lineage: uuid.UUID, edition: Edition) -> list[Measure]:
        """What ``edition`` has of a measure that last stood in it or in an earlier one."""
        until = self.order.index(edition.pk)
        since = next((pk for pk in reversed(self.order[: until + 1]) if lineage in self.standing[pk]), None)
        return [] if since is None else self._read(self.carry([lineage], since=since, until=edition.pk), edition.pk)

    def origins_of(self, measure: Measure) -> list[Measure]:
        """The measures of the edition before that name this one as an heir; none where it just stood on or is new."""
        place = self.order.index(measure.edition_id)
        if place == 0:
            return []
        parents = {old for old, new in self.heirs[measure.edition_id].items() if measure.lineage in new}
        return self._read(frozenset(parents), self.order[place - 1])

    def last_before(self, lineage: uuid.UUID, edition: int) -> Measure | None:
        """The measure as it last stood before the edition with this key."""
        earlier = self.order[: self.order.index(edition)]
        return next((self.standing[pk][lineage] for pk in reversed(earlier) if lineage in self.standing[pk]), None)

    def fate(self, lineage: uuid.UUID, edition: int) -> Fate:
        """How a measure of the edition before went over into the one with this key."""
        table = self.heirs[edition]
        if lineage in self.standing[edition]:
            return Fate.PARTED if table.get(lineage) else Fate.KEPT
        if (heirs := table.get(lineage)) is None:
            return Fate.UNSAID
        if len(heirs) != 1:
            return Fate.SPLIT if heirs else Fate.ENDED
        is_shared = (
            heirs <= self.standing[self._before(edition)].keys() or sum(heirs <= new for new in table.values()) > 1
        )
        return Fate.MERGED if is_shared else Fate.REPLACED

    def groups(self, before: Edition, after: Edition) -> list[Group]:
        """The smallest sets that may be compared, every measure of both editions in exactly one, in reading order."""
        links = {old: self.carry([old], since=before.pk, until=after.pk) for old in self.standing[before.pk]}
        found: list[tuple[set[uuid.UUID], set[uuid.UUID]]] = []
        for old, new in links.items():
            joined = [pair for pair in found if pair[1] & new]
            found = [pair for pair in found if pair not in joined]
            found.append(({old}.union(*(pair[0] for pair in joined)), set(new).union(*(pair[1] for pair in joined))))
        reached = {lineage for _old, new in found for lineage in new}
        found += [(set(), {lineage}) for lineage in self.standing[after.pk] if lineage not in reached]
        groups = [Group(self._tuple(old, before.pk), self._tuple(new, after.pk)) for old, new in found]
        return sorted(groups, key=lambda group: [_place(measure) for measure in group.after or group.before])

    def _forwards(self, lineages: Lineages, edition: int) -> Lineages:
        table = self.heirs[edition]
        stood = lineages & self.standing[edition].keys()
        return stood.union(*(table.get(lineage, NOBODY) for lineage in lineages))

    def _backwards(self, lineages: Lineages, edition: int, before: int) -> Lineages:
        parents = {old for old, new in self.heirs[edition].items() if new & lineages}
        return (lineages | parents) & self.standing[before].keys()

    def _before(self, edition: int) -> int:
        return self.order[self.order.index(edition) - 1]

    def _read(self, lineages: Lineages, edition: int) -> list[Measure]:
        return list(self._tuple(lineages, edition))

    def _tuple(self, lineages: Iterable[uuid.UUID], edition: int) -> tuple[Measure, ...]:
        standing = self.standing[edition]
        return tuple(sorted((standing[lineage] for lineage in lineages if lineage in standing), key=_place))


def read_descent(draft: Edition | None = None) -> Descent:
    """How the published editions follow from one another; with ``draft``, also what it would make of the newest one."""
    editions = list(published_editions().reverse())
    if draft is not None and draft not in editions:
        editions.append(draft)
    standing: dict[int, dict[uuid.UUID, Measure]] = {edition.pk: {} for edition in editions}
    for measure in Measure.objects.filter(edition__in=editions).select_related("axis", "edition"):
        standing[measure.edition_id][measure.lineage] = measure
    heirs: dict[int, dict[uuid.UUID, set[uuid.UUID]]] = {edition.pk: defaultdict(set) for edition in editions}
    for row in Succession.objects.filter(edition__in=editions).select_related("heir"):
        heirs[row.edition_id][row.from_lineage] |= {row.heir.lineage} if row.heir else set()
    frozen = {key: {old: frozenset(new) for old, new in table.items()} for key, table in heirs.items()}
    return Descent(tuple(edition.pk for edition in editions), standing, frozen)


def _place(measure: Measure) -> tuple[int, int, int]:
    return measure.axis.order, measure.order, measure.pk
