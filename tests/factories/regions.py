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
    return Agency.objects.filter(nuts2=nuts2).first() or Agency.objects.create(nuts2=nuts2, **_agency(nuts2))


def make_province(name: str = "Samsun") -> Province:
    """One of the provinces above, with its agency."""
    found = Province.objects.select_related("agency").filter(plate=PROVINCES[name][0]).first()
    return found or Province.objects.create(**_province(name, make_agency(PROVINCES[name][2])))


def make_provinces() -> None:
    """All provinces above that are not there yet."""
    there = set(Province.objects.values_list("plate", flat=True))
    missing = [name for name, (plate, *_) in PROVINCES.items() if plate not in there]
    agencies = {nuts2: make_agency(nuts2) for nuts2 in {PROVINCES[name][2] for name in missing}}
    Province.objects.bulk_create(Province(**_province(name, agencies[PROVINCES[name][2]])) for name in missing)


def _agency(nuts2: str) -> dict[str, Any]:
    short = AGENCIES.get(nuts2, nuts2)
    return {"short_name": short, "name": f"{short} Kalkınma Ajansı", "sort_key": sort_key(short)}


def _province(name: str, agency: Agency) -> dict[str, Any]:
    plate, nuts3, _ = PROVINCES[name]
    keys = {"search_key": search_key(name), "sort_key": sort_key(name)}
    return {"plate": plate, "name": name, "nuts3": nuts3, "agency": agency, "in_cmdp": True, **keys}


def make_calendar_year(year: int = 2026, **fields: Any) -> CalendarYear:
    """A year of the calendar, unconfirmed unless told otherwise."""
    return CalendarYear.objects.create(year=year, **{"source": "Deneme takvimi", **fields})


def make_holiday(date: str = "2026-01-01", **fields: Any) -> Holiday:
    """A whole day on which nobody works."""
    return Holiday.objects.create(date=dt.date.fromisoformat(date), **{"name": "Tatil", **fields})
