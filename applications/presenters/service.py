"""The figures of the service in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.queries.service import Gauge
from cmdp.kit.formats import NOTHING, format_duration, format_number


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as it is read; ``advice`` only where somebody should look."""

    label: str | Promise
    now: str
    most: str
    word: str
    tone: str
    advice: str | Promise


def lines(gauges: Iterable[Gauge]) -> list[Line]:
    """Those that want somebody to look first."""
    return [_line(gauge) for gauge in sorted(gauges, key=lambda gauge: gauge.is_well)]


def _line(gauge: Gauge) -> Line:
    word, tone = (_("iyi"), "success") if gauge.is_well else (_("bakılmalı"), "danger")
    advice = "" if gauge.is_well else gauge.advice
    now = NOTHING if gauge.value is None else _said(gauge, gauge.value)
    return Line(gauge.label, now, _said(gauge, gauge.most), word, tone, advice)


def _said(gauge: Gauge, value: float) -> str:
    return format_duration(dt.timedelta(seconds=value)) if gauge.is_age else format_number(int(value))
