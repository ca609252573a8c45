"""Natural classes: few, rising, whole, and never worse than any other parting."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit.charts.classes import class_of, natural_classes

VALUES = st.lists(st.integers(1, 400).map(Decimal), min_size=1, max_size=11)


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([1, 1, 2, 5], [(1, 1), (2, 2), (5, 5)]),
        ([1, 1, 2, 2, 3, 9, 10, 11, 30, 31, 100], [(1, 1), (2, 3), (9, 11), (30, 31), (100, 100)]),
    ],
)
def test_values_that_lie_close_share_a_class(values, classes):
    assert natural_classes([Decimal(value) for value in values]) == classes


@given(VALUES)
def test_no_other_parting_has_values_closer_to_their_means(values):
    different = sorted(set(values))
    classes = natural_classes(values, 3)
    inside = [[value for value in values if least <= value <= most] for least, most in classes]

    count = min(3, len(different))
    others = [
        [
            [v for v in values if low <= different.index(v) < high]
            for low, high in zip((0, *cuts), (*cuts, 99), strict=True)
        ]
        for cuts in combinations(range(1, len(different)), count - 1)
    ]

    assert sum(map(_spread, inside)) <= min(sum(map(_spread, parting)) for parting in others)


@given(VALUES)
def test_every_value_stands_in_the_class_that_holds_it(values):
    classes = natural_classes(values)

    for value in values:
        least, most = classes[class_of(value, classes) - 1]
        assert least <= value <= most


def _spread(values):
    mean = sum(values) / len(values)
    return round(sum((value - mean) ** 2 for value in values), 9)
