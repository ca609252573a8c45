"""The bench's own arithmetic, and that what it measures has a floor each."""

import pytest

from tests.bench.pages import verdict
from tests.bench.reckoning import Measured, Target, measured, missed, percentile
from tests.bench.served.floor import FLOORS, statements

ROW = Measured("staff list", 10_000, 70_000, median=13.0, p95=20.0, floor=5.0, queries=9)


@pytest.mark.parametrize(("share", "value"), [(50, 5), (95, 10), (90, 9), (91, 10), (0, 1), (100, 10)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile([10, 3, 1, 2, 4, 5, 6, 7, 8, 9], share) == value


def test_a_row_is_in_milliseconds_and_times_its_floor():
    row = measured("page", 1000, 10, [0.004, 0.002, 0.03], [0.001, 0.002, 0.009], 4)

    assert (row.median, row.p95, row.floor, row.ratio) == (4.0, 30.0, 2.0, 2.0)


def test_what_is_missed_is_named():
    target = Target(ratio=2, ms=12, queries=8, growth=1.2)
    fewest = Measured("staff list", 1000, 70_000, median=10.0, p95=20.0, floor=5.0, queries=9)

    assert missed(ROW, target, fewest) == ["ratio", "ms", "queries", "growth"]
    assert missed(ROW, Target(), fewest) == []
    assert missed(ROW, Target(ms=9), fewest) == ["ms", "p95"]


def test_targets_hold_at_ten_thousand_and_growth_above():
    target = Target(ms=12, growth=1.2)
    rows = [
        Measured("staff list", files, 1, 10.0 * times, 15.0, 5.0, 1) for files, times in ((1000, 1), (100_000, 1.3))
    ]

    assert verdict([*rows, ROW], rows[0], target) == "kept"
    assert verdict([*rows, ROW], rows[1], target) == "growth"
    assert verdict([*rows, ROW], ROW, target) == "ms, growth"


def test_floors_are_statements_without_words_for_people():
    for file in FLOORS.glob("*.sql"):
        found = statements(file.stem)

        assert found
        assert not any("--" in statement or statement.endswith(";") for statement in found)
