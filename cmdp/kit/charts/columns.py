"""Columns side by side, each of one part or of several; for years, and for whatever has an order of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cmdp.kit.charts.looks import Look, looks_of
from cmdp.kit.charts.scales import TICKS, Scale, scale_for
from cmdp.kit.charts.units import Unit, full_or_none, unknown_amounts
from cmdp.kit.formats import format_number

HEAD, PLOT, FOOT, ROOM = Decimal("2.75"), Decimal(14), Decimal("1.75"), Decimal("1.5")
SMALL_TICKS = 2
SMALL_HEAD, SMALL_PLOT = Decimal("1.25"), Decimal("3.5")
HAIRLINE = Decimal("0.125")
FEWEST, MANY, CROWD = 6, 8, 14
FILLED = Decimal("0.72")


@dataclass(frozen=True, slots=True)
class Series:
    """What a part of a column is: ``look`` names its colour and texture, ``mark`` its short sign, ``note`` its sum."""

    label: str
    look: str
    mark: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One place on the axis: a value for each series (nothing where none is known), and how many are not known."""

    label: str
    values: Sequence[Decimal | None]
    unknown: int = 0
    href: str = ""
    short: str = ""

    @property
    def total(self) -> Decimal | None:
        """The sum of what is known; nothing when nothing is."""
        known = [value for value in self.values if value is not None]
        return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a column."""

    look: str
    y: str
    height: str
    says: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column on the sheet."""

    label: str
    short: str
    href: str
    x: str
    slot: str
    bar_x: str
    bar: str
    centre: str
    says: str
    value: str
    value_y: str
    unknown: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the sheet and the value it stands for."""

    y: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that the component ``chart_columns`` needs no arithmetic for."""

    id: str
    title: str
    description: str
    axis: str
    lines: list[Line]
    columns: list[Drawn]
    keys: Sequence[Series]
    looks: list[Look]
    height: str
    base: str
    label_y: str
    unknown_y: str
    unknown_word: str
    size: str
    is_empty: bool
    is_small: bool

    @property
    def has_links(self) -> bool:
        """Whether something in the picture leads somewhere; a picture without is one image."""
        return any(column.href for column in self.columns)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the picture's parts stand, down the page."""

    head: Decimal
    plot: Decimal
    scale: Scale
    unit: Unit

    @property
    def base(self) -> Decimal:
        return self.head + self.plot

    def height(self, value: Decimal) -> Decimal:
        """How high a value stands; what is more than nothing is seen."""
        return max(self.plot * self.scale.share(value), HAIRLINE) if value else Decimal(0)


def draw_columns(
    name: str,
    title: str,
    *,
    series: Sequence[Series],
    columns: Sequence[Column],
    unit: Unit,
    description: str = "",
    unknown_word: str = "",
    top: Decimal | None = None,
    small: bool = False,
) -> Picture:
    """Stack each column's values on a common scale from zero; ``top`` gives several pictures the same scale."""
    shown = [top, *(column.total for column in columns), *_values(columns)]
    scale = scale_for(shown, whole=unit.is_whole, most=SMALL_TICKS if small else TICKS)
    head, plot = (SMALL_HEAD, SMALL_PLOT) if small else (HEAD, PLOT)
    sheet = Sheet(head=head, plot=plot, scale=scale, unit=unit)
    has_unknown = any(column.unknown for column in columns)
    return Picture(
        id=name,
        title=title,
        description=description or summary(columns, unit),
        axis=unit.axis(scale.top),
        lines=[Line(_rem(sheet.base - plot * scale.share(t)), unit.tick(t, scale.top)) for t in scale.ticks[1:]],
        columns=[_column(sheet, series, column, place, len(columns)) for place, column in enumerate(columns)],
        is_empty=not any(column.total or column.unknown for column in columns),
        keys=series if len(series) > 1 else [],
        looks=looks_of(one.look for one in series),
        height=_rem(sheet.base + FOOT + (ROOM if has_unknown else 0)),
        base=_rem(sheet.base),
        label_y=_rem(sheet.base + Decimal("1.25")),
        unknown_y=_rem(sheet.base + Decimal("2.75")),
        unknown_word=unknown_word if has_unknown and not small else "",
        size="crowded" if len(columns) > CROWD else "many" if len(columns) > MANY else "few",
        is_small=small,
    )


def summary(columns: Sequence[Column], unit: Unit) -> str:
    """The picture in one sentence: from where to where, and its highest place."""
    known = [(column.total, column.label) for column in columns if column.total]
    if not known:
        return _("Gösterilecek değer yok.")
    highest, where = max(known, key=lambda pair: pair[0])
    words = {"first": columns[0].label, "last": columns[-1].label, "where": where, "value": unit.full(highest)}
    return _("%(first)s – %(last)s; en yüksek değer %(where)s: %(value)s.") % words


def _values(columns: Sequence[Column]) -> list[Decimal]:
    """Every part by itself: none may be below zero, even where another makes good for it."""
    return [value for column in columns for value in column.values if value is not None]


def _column(sheet: Sheet, series: Sequence[Series], column: Column, place: int, count: int) -> Drawn:
    slot = Decimal(100) / max(count, FEWEST)
    left, total = slot * place, column.total
    parts = _parts(sheet, series, column)
    tall = sum((Decimal(part.height.removesuffix("rem")) for part in parts), Decimal(0))
    return Drawn(
        label=column.label,
        short=column.short or column.label,
        href=column.href,
        x=_share(left),
        slot=_share(slot),
        bar_x=_share(left + slot * (1 - FILLED) / 2),
        bar=_share(slot * FILLED),
        centre=_share(left + slot / 2),
        says=says(series, column, sheet.unit),
        value=sheet.unit.tick(total, sheet.scale.top) if total else "",
        value_y=_rem(sheet.base - tall - Decimal("0.375")),
        unknown=format_number(column.unknown) if column.unknown else "",
        parts=parts,
    )


def _parts(sheet: Sheet, series: Sequence[Series], column: Column) -> list[Part]:
    """From the base upwards, in the order of the series; what is nothing or not known has no rectangle."""
    parts, floor = [], sheet.base
    for one, value in zip(series, column.values, strict=True):
        if value:
            height = sheet.height(value)
            floor -= height
            parts.append(Part(one.look, _rem(floor), _rem(height), f"{one.label}: {sheet.unit.full(value)}"))
    return parts


def says(series: Sequence[Series], column: Column, unit: Unit) -> str:
    """A column in words: its place, its sum, its parts, and what is not known of it."""
    words = [f"{column.label}: {full_or_none(unit, column.total)}"]
    if len(series) > 1:
        words += [f"{one.label} {unit.full(v)}" for one, v in zip(series, column.values, strict=True) if v]
    if column.unknown:
        words.append(unknown_amounts(column.unknown))
    return "; ".join(words)


def _share(value: Decimal) -> str:
    return f"{value:.3f}%"


def _rem(value: Decimal) -> str:
    return f"{value:.3f}rem"
