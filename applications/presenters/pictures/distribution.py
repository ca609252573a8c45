"""Supported projects by year and one more question: the pictures and the rows of their tables."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.filters.pictures import Angle
from applications.presenters.pictures.rows import Row, plus, row_of
from applications.presenters.pictures.words import (
    FIELDS,
    PHRASES,
    label_of,
    list_address,
    look_of,
    mark_of,
    missing_of,
    title_of,
    unit_of,
    value_of,
)
from applications.queries.published.figures import Figures, Group
from applications.queries.published.filters import Filters
from applications.queries.published.spread import By, Spread
from cmdp.kit.charts.bars import Bar, draw_bars
from cmdp.kit.charts.bars import Picture as BarsPicture
from cmdp.kit.charts.columns import Column, Series, draw_columns
from cmdp.kit.charts.columns import Picture as ColumnsPicture
from cmdp.kit.charts.units import Unit, unknown_amounts

LONGEST_TABLE = 400
STACKED = frozenset({By.AXIS, By.STATUS})


@dataclass(frozen=True, slots=True)
class Multiple:
    """One group's own small chart."""

    label: str
    value: str
    href: str
    picture: ColumnsPicture


@dataclass(frozen=True, slots=True)
class Distribution:
    """What the page of the distribution shows."""

    title: str
    years: ColumnsPicture
    groups: BarsPicture
    multiples: list[Multiple]
    year_rows: list[Row]
    group_rows: list[Row]
    pair_rows: list[Row]

    @property
    def pair_count(self) -> int:
        """How many pairs of year and group have a project."""
        return len(self.pair_rows)

    @property
    def is_long(self) -> bool:
        """Whether the pairs are better downloaded than read."""
        return self.pair_count > LONGEST_TABLE


def distribution(spread: Spread, filters: Filters, angle: Angle) -> Distribution:
    """Draw what was found: years as columns, stacked where the groups have colours of their own, and groups as bars."""
    drawer = _Drawer(spread, filters, angle, unit_of(angle))
    return Distribution(
        title=title_of(angle),
        years=drawer.years(),
        groups=drawer.groups(),
        multiples=[] if angle.by in STACKED else drawer.multiples(),
        year_rows=drawer.year_rows(),
        group_rows=drawer.group_rows(),
        pair_rows=drawer.pair_rows(),
    )


@dataclass(frozen=True, slots=True)
class _Drawer:
    spread: Spread
    filters: Filters
    angle: Angle
    unit: Unit

    def years(self) -> ColumnsPicture:
        stacked = self.angle.by in STACKED
        groups = self.spread.groups if stacked else []
        series = [self._series(group) for group in groups] or [Series(str(self.angle.show.label), "plain")]
        return draw_columns(
            "yillar",
            title_of(self.angle),
            series=series,
            columns=[self._column(year, groups) for year in self.spread.years],
            unit=self.unit,
            unknown_word=_("Yılın altındaki + işaretli sayı: tutarı bilinmeyen projeler."),
        )

    def _series(self, group: Group) -> Series:
        by = self.angle.by
        note = self._said(group.figures)
        return Series(label_of(by, group), look_of(by, group), mark_of(by, group), self._of_group(group), note)

    def _column(self, year: int, groups: list[Group]) -> Column:
        whole = self.spread.of_year[year]
        parts = [self.spread.figures(year, group) for group in groups] or [whole]
        return Column(
            label=str(year),
            short=f"’{year % 100:02}",
            values=[value_of(figures, self.angle) for figures in parts],
            unknown=missing_of(whole, self.angle),
            href=list_address(self.filters, years=(year,)) if whole.count else "",
        )

    def groups(self) -> BarsPicture:
        by = self.angle.by
        bars = [
            Bar(
                label=label_of(by, group),
                value=value_of(group.figures, self.angle),
                look=look_of(by, group),
                mark=mark_of(by, group),
                href=self._of_group(group),
                note=plus(missing_of(group.figures, self.angle)),
            )
            for group in self._ordered()
        ]
        title = _("%(what)s, %(by)s göre") % {"what": self.angle.show.label, "by": PHRASES[by]}
        return draw_bars("gruplar", title, bars=bars, unit=self.unit, unknown=_("bilinmiyor"))

    def _ordered(self) -> list[Group]:
        """Provinces by size, since they have no order of their own that a reader would look for in a chart."""
        if self.angle.by is not By.PROVINCE:
            return self.spread.groups
        return sorted(self.spread.groups, key=lambda g: value_of(g.figures, self.angle) or Decimal(0), reverse=True)

    def multiples(self) -> list[Multiple]:
        """A small chart for each group, all on one scale."""
        pairs = [self.spread.figures(year, group) for group in self.spread.groups for year in self.spread.years]
        top = max((value_of(figures, self.angle) or Decimal(0) for figures in pairs), default=Decimal(0))
        return [self._multiple(group, place, top) for place, group in enumerate(self._ordered())]

    def _multiple(self, group: Group, place: int, top: Decimal) -> Multiple:
        label = label_of(self.angle.by, group)
        found = [(year, self.spread.figures(year, group)) for year in self.spread.years]
        columns = [
            Column(str(y), [value_of(f, self.angle)], missing_of(f, self.angle), short=f"’{y % 100:02}")
            for y, f in found
        ]
        picture = draw_columns(
            f"grup-{place}",
            f"{label}: {title_of(self.angle)}",
            series=[Series(label, "plain")],
            columns=columns,
            unit=self.unit,
            top=top,
            small=True,
        )
        return Multiple(label, self._said(group.figures), self._of_group(group), picture)

    def _said(self, figures: Figures) -> str:
        value, missing = value_of(figures, self.angle), missing_of(figures, self.angle)
        if value is None:
            return unknown_amounts(missing)
        return ", ".join(word for word in (self.unit.short(value), plus(missing)) if word)

    def _of_group(self, group: Group, **more: tuple[int, ...]) -> str:
        return list_address(self.filters, **{FIELDS[self.angle.by]: (group.key,)}, **more)

    def year_rows(self) -> list[Row]:
        return [
            row_of(str(year), figures, self.angle, list_address(self.filters, years=(year,)))
            for year, figures in self.spread.of_year.items()
            if figures.count
        ]

    def group_rows(self) -> list[Row]:
        return [
            row_of(label_of(self.angle.by, g), g.figures, self.angle, self._of_group(g), mark=mark_of(self.angle.by, g))
            for g in self._ordered()
        ]

    def pair_rows(self) -> list[Row]:
        by = self.angle.by
        return [
            row_of(
                label_of(by, group),
                figures,
                self.angle,
                self._of_group(group, years=(year,)),
                mark=mark_of(by, group),
                year=year,
            )
            for year in self.spread.years
            for group in self.spread.groups
            if (figures := self.spread.figures(year, group)).count
        ]
