"""The angle of a picture in an address."""

import pytest
from django.http import QueryDict

from applications.filters.pictures import Angle, Show, read_angle
from applications.queries.published.spread import By


@pytest.mark.parametrize(
    ("query", "convertible", "angle"),
    [
        ("", True, Angle()),
        ("show=support&by=status&lira=constant", True, Angle(Show.SUPPORT, By.STATUS, constant=True)),
        ("show=total_cost&by=province", True, Angle(Show.TOTAL_COST, By.PROVINCE)),
        ("show=support&lira=constant", False, Angle(Show.SUPPORT)),
        ("show=%00&by=%27%3B--&lira=1", True, Angle()),
        ("show=support&show=count", True, Angle(Show.COUNT)),
    ],
)
def test_an_angle_is_read_from_an_address(query, convertible, angle):
    assert read_angle(QueryDict(query), convertible=convertible) == angle


@pytest.mark.parametrize("angle", [Angle(), Angle(Show.SUPPORT, By.YEAR_KIND, constant=True), Angle(by=By.STATUS)])
def test_an_angle_survives_its_address(angle):
    query = QueryDict(mutable=True)
    query.update(angle.pairs())

    assert read_angle(query, convertible=True) == angle


def test_what_goes_without_saying_is_not_in_the_address():
    assert Angle().pairs() == {}
