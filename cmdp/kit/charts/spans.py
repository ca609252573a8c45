"""Spans along a row of months: what is done from when to when, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from cmdp.kit.charts.looks import Look, looks_of

HEAD, ROW = Decimal("1.5"), Decimal("2.9")
STEPS: Final = (1, 2, 3, 6, 12)
MOST_TICKS: Final = 12
SHORT, LONG = 28, 80
CUT: Final = "…"
LOOK: Final = "plain"


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts from one month to another, both inclusive and counted from 1."""

    label: str
    first: int
    last: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A span on the sheet: its name at two lengths, for wide sheets and narrow ones."""

    label: str
    short: str
    href: str
    y: str
    x: str
    width: str
    when: str
    says: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The line at which a month begins."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that the component ``chart_spans`` needs no arithmetic for."""

    id: str
    title: str
    description: str
    ticks: list[Tick]
    spans: list[Drawn]
    head: str
    row: str
    height: str
    looks: list[Look]

    @property
    def has_links(self) -> bool:
        """Whether something in the picture leads somewhere; a picture without is one image."""
        return any(span.href for span in self.spans)


def draw_spans(name: str, title: str, *, spans: Sequence[Span], months: int = 0) -> Picture:
    """Spans in the order given over at least so many months; one that lasts longer makes the sheet longer."""
    whole = max([months, 1, *(span.last for span in spans)])
    drawn = [_span(span, place, whole) for place, span in enumerate(spans)]
    step = next((step for step in STEPS if whole <= step * MOST_TICKS), -(-whole // MOST_TICKS))
    return Picture(
        id=name,
        title=title,
        description=_("%(months)d ay üzerinde: %(spans)s.")
        % {"months": whole, "spans": "; ".join(span.says for span in drawn)},
        ticks=[Tick(_share(month - 1, whole), str(month)) for month in range(1, whole + 1, step)],
        spans=drawn,
        head=f"{HEAD}rem",
        row=f"{ROW}rem",
        height=f"{HEAD + ROW * len(drawn)}rem",
        looks=looks_of([LOOK]),
    )


def months_said(first: int, last: int) -> str:
    """``3. ay`` or ``3–6. ay``."""
    if first == last:
        return _("%(month)d. ay") % {"month": first}
    return _("%(first)d–%(last)d. ay") % {"first": first, "last": last}


def _span(span: Span, place: int, whole: int) -> Drawn:
    when = months_said(span.first, span.last)
    return Drawn(
        label=_cut(span.label, LONG),
        short=_cut(span.label, SHORT),
        href=span.href,
        y=f"{HEAD + ROW * place}rem",
        x=_share(span.first - 1, whole),
        width=_share(span.last - span.first + 1, whole),
        when=when,
        says=f"{span.label}: {when}",
    )


def _cut(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + CUT


def _share(months: int, whole: int) -> str:
    return f"{Decimal(100) * months / whole:.3f}%"
