"""A part of a map: one region among its neighbours, and a point in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from cmdp.kit.charts.choropleth import Sheet

Spot = tuple[float, float]
# Width to height; how much wider than what is looked at; the least width, in units of the sheet.
RATIO, ROOM, LEAST = 2.0, 2.2, 220.0
# As shares of the width that is seen.
LETTER, DOT = 0.034, 0.013
SLIM = 0.6  # how wide a letter is beside its height
SUBPATH: Final = re.compile(r"M([^lz]+)l?([^z]*)z")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether some of the other lies in it."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, spot: Spot) -> bool:
        """Whether a point lies in it."""
        return self.left <= spot[0] <= self.right and self.top <= spot[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Region:
    """An outline; its name stands where there is room for it."""

    path: str
    is_own: bool
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Locator:
    """A drawing that the component ``chart_locator`` needs no arithmetic for; the point ``spot`` may be missing."""

    id: str
    title: str
    description: str
    view: Box
    regions: list[Region]
    spot: Spot | None

    @property
    def width(self) -> float:
        """In units of the sheet."""
        return self.view.right - self.view.left

    @property
    def view_box(self) -> str:
        """The part of the sheet that is seen, as SVG has it."""
        return f"{self.view.left:.1f} {self.view.top:.1f} {self.width:.1f} {self.width / RATIO:.1f}"

    @property
    def letter(self) -> str:
        """The size of the names."""
        return f"{self.width * LETTER:.1f}"

    @property
    def dot(self) -> tuple[str, str, str] | None:
        """Middle and radius of the point."""
        return (f"{self.spot[0]:.1f}", f"{self.spot[1]:.1f}", f"{self.width * DOT:.1f}") if self.spot else None


def draw_locator(
    name: str, title: str, description: str, *, sheet: Sheet, own: str, names: Mapping[str, str], spot: Spot | None
) -> Locator:
    """The region ``own`` and what of its neighbours lies around it; ``names`` by the key of the shape."""
    boxes = {key: box_of(shape.path) for key, shape in sheet.shapes.items()}
    view = _view(boxes[own], spot, sheet)
    order = sorted((key for key in sheet.shapes if view.meets(boxes[key])), key=lambda key: key == own)
    return Locator(
        id=name,
        title=title,
        description=description,
        view=view,
        regions=[_region(sheet, key, own, names, view) for key in order],
        spot=spot,
    )


def _region(sheet: Sheet, key: str, own: str, names: Mapping[str, str], view: Box) -> Region:
    (x, y), name = sheet.shapes[key].at, names.get(key, "")
    half = len(name) * (view.right - view.left) * LETTER * SLIM / 2
    fits = view.holds((x - half, y)) and view.holds((x + half, y))
    return Region(sheet.shapes[key].path, key == own, name if fits else "", x, y)


def _view(box: Box, spot: Spot | None, sheet: Sheet) -> Box:
    """Room around the region and the point, pushed back onto the sheet where it would leave it."""
    xs, ys = zip(*((box.left, box.top), (box.right, box.bottom), *([spot] if spot else [])), strict=True)
    width = min(max((max(xs) - min(xs)) * ROOM, (max(ys) - min(ys)) * ROOM * RATIO, LEAST), sheet.height * RATIO)
    left = _within((min(xs) + max(xs) - width) / 2, sheet.width - width)
    top = _within((min(ys) + max(ys) - width / RATIO) / 2, sheet.height - width / RATIO)
    return Box(left, top, left + width, top + width / RATIO)


def _within(start: float, most: float) -> float:
    return min(max(start, 0.0), max(most, 0.0))


@lru_cache(maxsize=256)
def box_of(path: str) -> Box:
    """The rectangle that holds an outline of whole numbers: ``M0,0l10,0 0,10z``."""
    xs, ys = zip(*_corners(path), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _corners(path: str) -> Iterator[Spot]:
    for start, steps in SUBPATH.findall(path):
        pairs = [_pair(start), *map(_pair, steps.split())]
        yield from accumulate(pairs, lambda at, step: (at[0] + step[0], at[1] + step[1]))


def _pair(text: str) -> Spot:
    x, y = text.split(",")
    return float(x), float(y)
