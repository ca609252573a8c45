"""Records that may tell of the same project: by name, or by names much alike, in one province and about one year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

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
    return [row for row in there if search_key(row.title_tr) == search_key(title)]


def doubles_of(project: PublishedProject) -> list[PublishedProject]:
    """The records that may tell of the same project as this one."""
    years = range(project.year - YEARS_APART, project.year + YEARS_APART + 1)
    near = public().filter(province_id=project.province_id, year__in=years, is_demo=project.is_demo)
    others = with_relations(near).exclude(pk=project.pk).order_by("year", "sort_key", "pk")
    words = _words(project.title_tr)
    return [row for row in others if _may_be_one(project, row) and are_alike(words, _words(row.title_tr))]


def likely_pairs(limit: int = MOST_PAIRS) -> list[Pair]:
    """Pairs that may be doubles, by province and year; two queries, whatever their number."""
    keys = _pairs(public().order_by("province__sort_key", "year", "sort_key", "pk"))[:limit]
    rows = with_relations(public()).in_bulk({key for pair in keys for key in pair})
    return [Pair(rows[first], rows[second]) for first, second in keys]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the names share most words of the shorter one; equal names are alike however short."""
    shared = len(one & other)
    return one == other or (shared >= LEAST_SHARED and shared >= LEAST_LIKE * min(len(one), len(other)))


def _words(title: str) -> frozenset[str]:
    return frozenset(search_key(title).split())


def _may_be_one(one: PublishedProject, other: PublishedProject) -> bool:
    """Of two approvals of this system neither is the other's double."""
    return not (one.is_released and other.is_released) and one.is_demo == other.is_demo


def _pairs(rows: Iterable[PublishedProject]) -> list[tuple[int, int]]:
    by_province: dict[int, list[tuple[PublishedProject, frozenset[str]]]] = defaultdict(list)
    found = []
    for row in rows:
        words, before = _words(row.title_tr), by_province[row.province_id]
        near = [(r, w) for r, w in reversed(before) if r.year >= row.year - YEARS_APART]
        found += [(r.pk, row.pk) for r, w in near if _may_be_one(r, row) and are_alike(w, words)]
        before.append((row, words))
    return found
