"""The angle of a picture in an address."""

import pytest
from django.http import QueryDict

from applications.filters.pictures import Angle, Show, read_angle
from applications.queries.published.spread import By

YEARS = (2018, 2024)


@pytest.mark.parametrize(
    ("query", "years", "angle"),
    [
        ("", YEARS, Angle()),
        ("show=support&by=status&lira=constant", YEARS, Angle(Show.SUPPORT, By.STATUS, constant=True)),
        ("show=total_cost&by=province", YEARS, Angle(Show.TOTAL_COST, By.PROVINCE)),
        ("show=support&lira=constant", (), Angle(Show.SUPPORT)),
        ("show=support&baz=2018", YEARS, Angle(Show.SUPPORT, constant=True, base=2018)),
        ("baz=2018&lira=constant", YEARS, Angle(constant=True, base=2018)),
        ("baz=2019", YEARS, Angle()),
        ("baz=2018", (), Angle()),
        ("show=%00&by=%27%3B--&lira=1&baz=%00", YEARS, Angle()),
        ("show=support&show=count", YEARS, Angle(Show.COUNT)),
    ],
)
def test_an_angle_is_read_from_an_address(query, years, angle):
    assert read_angle(QueryDict(query), convertible=years) == angle


@pytest.mark.parametrize(
    "angle",
    [
        Angle(),
        Angle(Show.SUPPORT, By.YEAR_KIND, constant=True),
        Angle(Show.SUPPORT, constant=True, base=2018),
        Angle(by=By.STATUS),
    ],
)
def test_an_angle_survives_its_address(angle):
    query = QueryDict(mutable=True)
    query.update(angle.pairs())

    assert read_angle(query, convertible=YEARS) == angle


def test_what_goes_without_saying_is_not_in_the_address():
    assert Angle().pairs() == {}
