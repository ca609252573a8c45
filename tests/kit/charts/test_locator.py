"""A part of a map: the region and its neighbours, the point in it, never more than the sheet."""

from dataclasses import dataclass

import pytest

from cmdp.kit.charts.locator import box_of, draw_locator


@dataclass(frozen=True)
class Square:
    path: str
    at: tuple[int, int]


@dataclass(frozen=True)
class Row:
    """Ten squares in a row."""

    width: int = 1000
    height: int = 400

    @property
    def shapes(self):
        return {str(n): Square(f"M{n * 100},100l100,0 0,100 -100,0z", (n * 100 + 50, 150)) for n in range(10)}


def _draw(own, spot=None):
    names = {str(place): f"İl {place}" for place in range(10)}
    return draw_locator("m", "Yer", "Bir il", sheet=Row(), own=own, names=names, spot=spot)


def test_the_region_is_drawn_last_among_those_around_it():
    picture = _draw("4", (430.0, 120.0))

    assert picture.view_box == "230.0 40.0 440.0 220.0"
    assert [(region.name, region.is_own) for region in picture.regions] == [
        ("İl 2", False),
        ("İl 3", False),
        ("İl 5", False),
        ("İl 6", False),
        ("İl 4", True),
    ]
    assert (picture.dot, picture.letter) == (("430.0", "120.0", "5.7"), "15.0")


def test_without_a_point_there_is_no_dot():
    assert _draw("4").dot is None


@pytest.mark.parametrize(
    ("own", "spot", "left"), [("0", None, "0.0"), ("9", None, "560.0"), ("0", (990.0, 150.0), "95.0")]
)
def test_what_is_seen_stays_on_the_sheet_and_holds_the_point(own, spot, left):
    picture = _draw(own, spot)

    assert picture.view_box.split()[0] == left
    assert picture.view.right <= 1000


def test_a_name_without_room_is_left_out():
    names = [region.name for region in _draw("9").regions]

    assert names == ["", "İl 6", "İl 7", "İl 8", "İl 9"]


def test_the_box_of_an_outline_holds_its_islands():
    box = box_of("M10,10l5,0 0,5zM0,20l1,1 1,0z")

    assert (box.left, box.top, box.right, box.bottom) == (0, 10, 15, 21)
