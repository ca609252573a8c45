"""Load what the programme starts with: agencies, provinces, calendar years.

Run as often as one likes: what is there already stays as it is, whoever changed it.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from cmdp.kit.text import search_key, sort_key
from cmdp.regions.models import Agency, CalendarYear, Holiday, Province

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load() -> None:
    """Add every agency, province and calendar year that is missing; overwrite nothing.

    A year comes with its holidays when it is first made, so that a day taken out by an
    administrator does not come back.
    """
    _load_agencies()
    _load_provinces()
    known = set(CalendarYear.objects.values_list("year", flat=True))
    for row in _rows("years.csv"):
        if int(row["year"]) not in known:
            open_year(int(row["year"]), row["source"])


def open_year(year: int, source: str = "") -> CalendarYear:
    """Add an unconfirmed year with the fixed days of every year and the feasts the data know."""
    opened = CalendarYear.objects.create(year=year, source=source)
    Holiday.objects.bulk_create(holidays_in_data(year))
    return opened


def holidays_in_data(year: int) -> list[Holiday]:
    """The holidays of a year as shipped, unsaved; where two fall on one day, the whole day wins."""
    days: dict[dt.date, Holiday] = {}
    for found in (*_fixed(year), *_feasts(year)):
        other = days.get(found.date)
        if other is not None:
            found.name = f"{other.name}, {found.name}"
            found.is_half_day = other.is_half_day and found.is_half_day
            found.source = f"{other.source}; {found.source}"
        days[found.date] = found
    return [days[date] for date in sorted(days)]


def fixed_days(year: int) -> frozenset[dt.date]:
    """The days that are holidays every year."""
    return frozenset(holiday.date for holiday in _fixed(year))


def _load_agencies() -> None:
    for row in _rows("agencies.csv"):
        fields = {"short_name": row["short"], "name": row["name_tr"], "sort_key": sort_key(row["short"])}
        Agency.objects.get_or_create(nuts2=row["nuts2"], defaults=fields)


def _load_provinces() -> None:
    agencies = {agency.nuts2: agency for agency in Agency.objects.all()}
    for row in _rows("provinces.csv"):
        name = row["name_tr"]
        fields = {
            "nuts3": row["nuts3"],
            "name": name,
            "agency": agencies[row["nuts2"]],
            "in_cmdp": row["in_cmdp_2021_2024"] == "yes",
            "search_key": search_key(name),
            "sort_key": sort_key(name),
        }
        Province.objects.get_or_create(plate=row["plate"], defaults=fields)


def _fixed(year: int) -> Iterator[Holiday]:
    for row in _rows("fixed_holidays.csv"):
        yield _holiday(dt.date(year, int(row["month"]), int(row["day"])), row)


def _feasts(year: int) -> Iterator[Holiday]:
    for row in _rows("holidays.csv"):
        date = dt.date.fromisoformat(row["date"])
        if date.year == year:
            yield _holiday(date, row)


def _holiday(date: dt.date, row: dict[str, str]) -> Holiday:
    return Holiday(date=date, name=row["name"], is_half_day=row["length"] == "half", source=row["source"])


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
