"""Agencies and provinces; asking twice for one gives the same row."""

import datetime as dt
from typing import Any

from cmdp.kit.text import search_key, sort_key
from cmdp.regions.models import Agency, CalendarYear, Holiday, Province

AGENCIES = {"TR83": "OKA", "TRC2": "KARACADAĞ", "TR72": "ORAN"}
PROVINCES = {
    "Samsun": ("55", "TR831", "TR83"),
    "Tokat": ("60", "TR832", "TR83"),
    "Diyarbakır": ("21", "TRC22", "TRC2"),
    "Şanlıurfa": ("63", "TRC21", "TRC2"),
    "Sivas": ("58", "TR722", "TR72"),
}


def make_agency(nuts2: str = "TR83") -> Agency:
    """The agency of a NUTS 2 region."""
    short = AGENCIES.get(nuts2, nuts2)
    fields = {"short_name": short, "name": f"{short} Kalkınma Ajansı", "sort_key": sort_key(short)}
    return Agency.objects.get_or_create(nuts2=nuts2, defaults=fields)[0]


def make_province(name: str = "Samsun") -> Province:
    """One of the provinces above, with its agency."""
    plate, nuts3, nuts2 = PROVINCES[name]
    keys = {"search_key": search_key(name), "sort_key": sort_key(name)}
    fields = {"name": name, "nuts3": nuts3, "agency": make_agency(nuts2), "in_cmdp": True, **keys}
    return Province.objects.get_or_create(plate=plate, defaults=fields)[0]


def make_calendar_year(year: int = 2026, **fields: Any) -> CalendarYear:
    """A year of the calendar, unconfirmed unless told otherwise."""
    return CalendarYear.objects.create(year=year, **{"source": "Deneme takvimi", **fields})


def make_holiday(date: str = "2026-01-01", **fields: Any) -> Holiday:
    """A whole day on which nobody works."""
    return Holiday.objects.create(date=dt.date.fromisoformat(date), **{"name": "Tatil", **fields})
