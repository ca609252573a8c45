"""What a letter tells of an opinion: the quarter, unless that tells the place; sections; until when one may object."""

import pytest

from applications.queries.telling import FEWEST_RANKED, quarter_of


@pytest.mark.parametrize(
    ("rank", "ranked", "quarter"),
    [(1, 8, 1), (2, 8, 1), (3, 8, 2), (6, 8, 3), (8, 8, 4), (1, 7, None), (23, 23, 4), (6, 23, 1), (7, 23, 2)],
)
def test_a_rank_stands_in_its_quarter(rank, ranked, quarter):
    assert quarter_of(rank, ranked) == quarter


@pytest.mark.parametrize("ranked", range(FEWEST_RANKED, 60))
def test_quarters_never_go_back_and_none_is_of_one_file(ranked):
    quarters = [quarter_of(rank, ranked) for rank in range(1, ranked + 1)]

    assert quarters == sorted(quarters)
    assert all(quarters.count(quarter) >= 2 for quarter in (1, 2, 3, 4))
