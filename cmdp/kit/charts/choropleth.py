"""A map whose regions are shaded by value in few classes, each value written where it belongs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.translation import ngettext

from cmdp.kit.charts.classes import class_of, natural_classes
from cmdp.kit.charts.looks import Look, looks_of
from cmdp.kit.charts.scales import largest
from cmdp.kit.charts.units import Unit, full_or_none, unknown_amounts

NONE, UNKNOWN = "none", "unknown"
# Which of the five shades so many classes take: few classes stand far apart.
SHADES = {1: "3", 2: "24", 3: "135", 4: "1245", 5: "12345"}
MORE = "+"


class Shape(Protocol):
    """An outline and the place of its label."""

    @property
    def path(self) -> str: ...

    @property
    def at(self) -> tuple[int, int]: ...


class Sheet(Protocol):
    """All the shapes by key, and the size of what they are drawn on."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def shapes(self) -> Mapping[str, Shape]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a region: ``value`` is nothing when none is known, ``unknown`` counts what it leaves out."""

    label: str
    value: Decimal | None
    unknown: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A region on the sheet."""

    path: str
    look: str
    x: int
    y: int
    value: str
    href: str
    says: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend; the note says how many regions it stands for."""

    look: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that the component ``chart_map`` needs no arithmetic for."""

    id: str
    title: str
    description: str
    width: int
    height: int
    axis: str
    regions: list[Region]
    keys: list[Key]
    looks: list[Look]
    has_more: bool

    @property
    def has_links(self) -> bool:
        """Whether something in the picture leads somewhere; a picture without is one image."""
        return any(region.href for region in self.regions)


@dataclass(frozen=True, slots=True)
class Words:
    """What the map says of regions without a value: where there is nothing, and where nothing is known."""

    none: str
    unknown: str


def draw_map(
    name: str, title: str, *, sheet: Sheet, places: Mapping[str, Place], unit: Unit, words: Words, description: str = ""
) -> Picture:
    """Shade each region that has a place; the others lie quiet underneath. Values rise from the first class on."""
    top = largest([place.value for place in places.values()])
    classes = natural_classes([place.value for place in places.values() if place.value])
    looks = {key: _look(places.get(key), classes) for key in sheet.shapes}
    order = sorted(sheet.shapes, key=lambda key: key in places)
    return Picture(
        id=name,
        title=title,
        description=description or _summary(places, unit, words),
        width=sheet.width,
        height=sheet.height,
        axis=unit.axis(top),
        regions=[_region(sheet.shapes[key], places.get(key), looks[key], unit, top) for key in order],
        keys=_keys(Counter(looks.values()), classes, unit, words),
        looks=looks_of([UNKNOWN] if UNKNOWN in looks.values() else []),
        has_more=any(place.unknown and place.value for place in places.values()),
    )


def _look(place: Place | None, classes: Sequence[tuple[Decimal, Decimal]]) -> str:
    if place is None:
        return NONE
    if place.value:
        return SHADES[len(classes)][class_of(place.value, classes) - 1]
    return UNKNOWN if place.value is None or place.unknown else NONE


def _region(shape: Shape, place: Place | None, look: str, unit: Unit, top: Decimal) -> Region:
    more = MORE if place and place.value and place.unknown else ""
    return Region(
        path=shape.path,
        look=look,
        x=shape.at[0],
        y=shape.at[1],
        value=unit.tick(place.value, top) + more if place and place.value else "",
        href=place.href if place else "",
        says=_says(place, unit) if place else "",
    )


def _says(place: Place, unit: Unit) -> str:
    words = [f"{place.label}: {full_or_none(unit, place.value)}"]
    if place.unknown:
        words.append(unknown_amounts(place.unknown))
    return "; ".join(words)


def _keys(counts: Counter[str], classes: Sequence[tuple[Decimal, Decimal]], unit: Unit, words: Words) -> list[Key]:
    """The legend from nothing to the most; a class of one value is that value, and what nowhere is has no line."""
    shades = SHADES[len(classes)] if classes else ""
    ranges = [(shade, _range(least, most, unit)) for shade, (least, most) in zip(shades, classes, strict=True)]
    lines = [(NONE, words.none), *ranges, (UNKNOWN, words.unknown)]
    return [Key(look, label, provinces(counts[look])) for look, label in lines if counts[look]]


def provinces(count: int) -> str:
    """How many provinces."""
    return ngettext("%(n)d il", "%(n)d il", count) % {"n": count}


def _range(least: Decimal, most: Decimal, unit: Unit) -> str:
    return unit.short(least) if unit.short(least) == unit.short(most) else f"{unit.short(least)} – {unit.short(most)}"


def _summary(places: Mapping[str, Place], unit: Unit, words: Words) -> str:
    """The map in one sentence: how many regions have something, and which the most."""
    known = [(place.value, place.label) for place in places.values() if place.value]
    if not known:
        return words.none
    value, label = max(known)
    told = {"n": len(known), "where": label, "value": unit.full(value)}
    return (
        ngettext(
            "%(n)d ilde değer var; en yükseği %(where)s: %(value)s.",
            "%(n)d ilde değer var; en yükseği %(where)s: %(value)s.",
            len(known),
        )
        % told
    )
