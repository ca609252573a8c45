"""Scales start at nothing, end on a round number, and refuse what they cannot show."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit.charts.scales import largest, scale_for

AMOUNTS = st.decimals(min_value=0, max_value=Decimal(10) ** 15, places=2)


@pytest.mark.parametrize(
    ("values", "whole", "ticks"),
    [
        ([1], True, [0, 1]),
        ([3, 2], True, [0, 1, 2, 3]),
        ([5], True, [0, 2, 4, 6]),
        ([14, None], True, [0, 5, 10, 15]),
        ([], True, [0, 1]),
        ([0, None], False, [0, Decimal("0.5"), 1]),
        ([Decimal("158300000.50")], False, [0, 50_000_000, 100_000_000, 150_000_000, 200_000_000]),
        ([Decimal("0.01")], False, [0, Decimal("0.005"), Decimal("0.01")]),
    ],
)
def test_a_scale_names_round_values(values, whole, ticks):
    assert scale_for(values, whole=whole).ticks == ticks


@given(st.lists(AMOUNTS, min_size=1))
def test_a_scale_holds_every_value_in_at_most_four_steps(amounts):
    scale = scale_for(amounts)

    assert all(0 <= scale.share(amount) <= 1 for amount in amounts)
    assert scale.ticks[0] == 0
    assert scale.ticks[-1] == scale.top
    assert len(scale.ticks) <= 5


@given(AMOUNTS)
def test_a_scale_leaves_less_than_half_of_the_picture_idle(amount):
    assert amount == 0 or scale_for([amount]).share(amount) > Decimal("0.5")


@pytest.mark.parametrize("values", [[Decimal(-1)], [5, Decimal("-0.01"), None]])
def test_less_than_nothing_is_refused(values):
    with pytest.raises(ValueError, match="less than nothing"):
        scale_for(values)


@pytest.mark.parametrize(("values", "top"), [([], 1), ([None], 1), ([Decimal(0)], 1), ([3, Decimal(7), None], 7)])
def test_the_largest_value_is_one_where_there_is_nothing_to_show(values, top):
    assert largest(values) == top
