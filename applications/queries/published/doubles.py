"""Records that may tell of the same project: by name, or by names much alike, in one province and about one year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from applications.models import PublishedProject
from applications.queries.published.filters import public
from applications.queries.published.listing import with_relations
from cmdp.kit.text import search_key

# What tells one project from another: year, province, folded name.
Name = tuple[int, int, str]
YEARS_APART: Final = 1
LEAST_SHARED: Final = 2
LEAST_LIKE: Final = 0.75
MOST_PAIRS: Final = 100
MOST_ALIKE: Final = 10
# A word of more names than this tells no pair apart.
MOST_COMMON: Final = 200
NAMED: Final = ("pk", "province_id", "year", "title_tr", "proposal_id")


@dataclass(frozen=True, slots=True)
class _Named:
    """What tells a record from another."""

    key: int
    province_id: int
    year: int
    words: frozenset[str]
    is_released: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that a person should look at side by side."""

    first: PublishedProject
    second: PublishedProject


def name_of(year: int, province_id: int, title: str) -> Name:
    """The name by which two records are one project."""
    return year, province_id, search_key(title)


def keys_by_name() -> dict[Name, list[int]]:
    """The keys of the records of every name; merged ones left out."""
    found: dict[Name, list[int]] = defaultdict(list)
    rows = public().order_by("pk").values_list("pk", "year", "province_id", "title_tr")
    for key, year, province_id, title in rows:
        found[name_of(year, province_id, title)].append(key)
    return found


def same_named(year: int, province_id: int, title: str) -> list[PublishedProject]:
    """The records of exactly this name in this year and province."""
    there = public().filter(year=year, province_id=province_id).order_by("pk")
    named = [key for key, name in there.values_list("pk", "title_tr") if search_key(name) == search_key(title)]
    return list(public().filter(pk__in=named).order_by("pk"))


def doubles_of(project: PublishedProject, limit: int = MOST_ALIKE) -> list[PublishedProject]:
    """The first records that may tell of the same project as this one."""
    years = range(project.year - YEARS_APART, project.year + YEARS_APART + 1)
    near = public().filter(province_id=project.province_id, year__in=years, is_demo=project.is_demo)
    mine = _named(project.pk, project.province_id, project.year, project.title_tr, project.proposal_id)
    others = (
        _named(*row) for row in near.exclude(pk=project.pk).order_by("year", "sort_key", "pk").values_list(*NAMED)
    )
    alike = islice((other.key for other in others if _may_be_one(mine, other)), limit)
    return list(with_relations(public().filter(pk__in=list(alike))).order_by("year", "sort_key", "pk"))


def likely_pairs(limit: int = MOST_PAIRS) -> list[Pair]:
    """The first pairs that may be doubles, by province and year; two queries, whatever their number."""
    rows = public().order_by("province__sort_key", "is_demo", "year", "sort_key", "pk").values_list(*NAMED, "is_demo")
    keys = list(islice(_pairs(rows), limit))
    found = with_relations(public()).in_bulk({key for pair in keys for key in pair})
    return [Pair(found[first], found[second]) for first, second in keys]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the names share most words of the shorter one; equal names are alike however short."""
    shared = len(one & other)
    return one == other or (shared >= LEAST_SHARED and shared >= LEAST_LIKE * min(len(one), len(other)))


def _named(key: int, province_id: int, year: int, title: str, proposal_id: int | None) -> _Named:
    return _Named(key, province_id, year, frozenset(search_key(title).split()), proposal_id is not None)


def _may_be_one(one: _Named, other: _Named) -> bool:
    """Whether the names are alike and the years near; of two approvals of this system neither is the other's double."""
    if one.is_released and other.is_released:
        return False
    return abs(one.year - other.year) <= YEARS_APART and are_alike(one.words, other.words)


def _pairs(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of one province, each row with those before it that share its whole name or one of its rarer words."""
    shelves: dict[tuple[int, bool], _Shelf] = {}
    for *told, is_demo in rows:
        row = _named(*told)
        shelf = shelves.setdefault((row.province_id, is_demo), _Shelf())
        yield from ((other.key, row.key) for other in shelf.near(row) if _may_be_one(other, row))
        shelf.add(row)


class _Shelf:
    """The rows of one province, found by their names and by words that are not in every other name."""

    def __init__(self) -> None:
        self.by_name: dict[frozenset[str], list[_Named]] = defaultdict(list)
        self.by_word: dict[str, list[_Named]] = defaultdict(list)

    def near(self, row: _Named) -> list[_Named]:
        """The rows that may be alike, the oldest first."""
        rarer = (self.by_word[word] for word in row.words if len(self.by_word[word]) <= MOST_COMMON)
        found = {other.key: other for others in (self.by_name[row.words], *rarer) for other in others}
        return [found[key] for key in sorted(found)]

    def add(self, row: _Named) -> None:
        self.by_name[row.words].append(row)
        for word in row.words:
            self.by_word[word].append(row)
