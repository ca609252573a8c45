"""The filters and the order of the scoreboard in an address: read, and written back."""

from collections.abc import Collection

from django.http import QueryDict

from applications.queries.scoreboard import FAILED, PASSED, SORTS, USUAL, WAITING, ScoreFilters

AXIS, MARK, THIRD, SORT = "eksen", "gecme", "ucuncu", "sirala"
MARKS = (PASSED, FAILED, WAITING)


def read_scores(params: QueryDict, axes: Collection[str]) -> ScoreFilters:
    """What an address asks for; words that mean nothing are left out."""
    asked, mark, sort = params.getlist(AXIS), params.get(MARK, ""), params.get(SORT, "")
    return ScoreFilters(
        axes=tuple(axis for axis in axes if axis in asked),
        mark=mark if mark in MARKS else "",
        third=params.get(THIRD) == "1",
        sort=sort if sort.removeprefix("-") in SORTS else USUAL,
    )


def score_address(filters: ScoreFilters) -> str:
    """The same as the part of an address after ``?``, without what goes without saying."""
    query = QueryDict(mutable=True)
    query.setlist(AXIS, list(filters.axes))
    told = {
        MARK: filters.mark,
        THIRD: "1" if filters.third else "",
        SORT: "" if filters.sort == USUAL else filters.sort,
    }
    for name, value in told.items():
        if value:
            query[name] = value
    return query.urlencode()
