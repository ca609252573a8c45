"""Few classes for many values: each holds values that lie close together (Fisher's natural breaks)."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import accumulate

MOST = 5
CENTS = 100


def natural_classes(values: Sequence[Decimal], most: int = MOST) -> list[tuple[Decimal, Decimal]]:
    """The least and the largest value of each class, rising; the classes differ least inside themselves.

    Equal values are never parted; with no more different values than classes, each is its own.
    """
    weights = Counter(values)
    different = sorted(weights)
    if len(different) <= most:
        return [(value, value) for value in different]
    starts = _starts(different, [weights[value] for value in different], most)
    ends = [*starts[1:], len(different)]
    return [(different[start], different[end - 1]) for start, end in zip(starts, ends, strict=True)]


def class_of(value: Decimal, classes: Sequence[tuple[Decimal, Decimal]]) -> int:
    """Which class a value stands in, from 1."""
    return next(place for place, (_least, largest) in enumerate(classes, start=1) if value <= largest)


def _starts(values: Sequence[Decimal], weights: Sequence[int], most: int) -> list[int]:
    """Where each class begins in the rising values, by the exact search over all partings."""
    numbers = [int(value * CENTS) for value in values]
    weight = _sums(weights)
    first_power = _sums([w * n for w, n in zip(weights, numbers, strict=True)])
    second_power = _sums([w * n * n for w, n in zip(weights, numbers, strict=True)])

    def spread(start: int, end: int) -> Fraction:
        """The squared distances from the mean, from running sums and therefore exact."""
        many, one, two = (sums[end] - sums[start] for sums in (weight, first_power, second_power))
        return two - Fraction(one * one, many)

    @cache
    def best(start: int, classes: int) -> tuple[Fraction, list[int]]:
        """The least spread of the values from ``start`` on in so many classes, and where these begin."""
        if classes == 1:
            return spread(start, len(numbers)), [start]
        cuts = range(start + 1, len(numbers) - classes + 2)
        return min(
            (spread(start, cut) + best(cut, classes - 1)[0], [start, *best(cut, classes - 1)[1]]) for cut in cuts
        )

    return best(0, most)[1]


def _sums(numbers: Sequence[int]) -> list[int]:
    return [0, *accumulate(numbers)]
