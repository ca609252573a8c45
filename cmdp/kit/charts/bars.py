"""Bars one below the other: for names, which need room to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cmdp.kit.charts.looks import Look, looks_of
from cmdp.kit.charts.scales import largest
from cmdp.kit.charts.units import Unit

ROW = Decimal("2.9")
LONGEST = Decimal(60)
HAIRLINE = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and its value; ``value`` is nothing when none is known, ``note`` says what the value leaves out."""

    label: str
    value: Decimal | None
    look: str = "plain"
    mark: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar on the sheet."""

    label: str
    mark: str
    look: str
    href: str
    y: str
    width: str
    value: str
    note: str
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that the component ``chart_bars`` needs no arithmetic for."""

    id: str
    title: str
    description: str
    bars: list[Drawn]
    row: str
    height: str
    looks: list[Look]

    @property
    def has_links(self) -> bool:
        """Whether something in the picture leads somewhere; a picture without is one image."""
        return any(bar.href for bar in self.bars)


def draw_bars(
    name: str, title: str, *, bars: Sequence[Bar], unit: Unit, unknown: str, description: str = ""
) -> Picture:
    """Bars of a common scale from zero in the order given; ``unknown`` stands where no value is known."""
    longest = largest([bar.value for bar in bars])
    drawn = [_bar(bar, place, longest, unit, unknown) for place, bar in enumerate(bars)]
    return Picture(
        id=name,
        title=title,
        description=description or "; ".join(bar.says for bar in drawn[:3]),
        bars=drawn,
        row=f"{ROW}rem",
        height=f"{ROW * len(bars)}rem",
        looks=looks_of(bar.look for bar in bars),
    )


def _bar(bar: Bar, place: int, longest: Decimal, unit: Unit, unknown: str) -> Drawn:
    share = max(LONGEST * bar.value / longest, HAIRLINE) if bar.value else None
    said = unknown if bar.value is None else unit.full(bar.value)
    return Drawn(
        label=bar.label,
        mark=bar.mark,
        look=bar.look,
        href=bar.href,
        y=f"{ROW * place}rem",
        width="" if share is None else f"{share:.3f}%",
        value=unknown if bar.value is None else unit.short(bar.value),
        note=bar.note,
        says=f"{bar.label}: {said}" + (f" ({bar.note})" if bar.note else ""),
    )
