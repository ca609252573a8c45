"""Find a province by what people write, and the calendar of some years."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Prefetch, Q, QuerySet

from cmdp.kit.statements import MOST_KEPT, Statement
from cmdp.kit.text import search_key
from cmdp.regions.models import Agency, CalendarYear, Holiday, Province
from cmdp.regions.working_days import Calendar

FORMER_NAMES = {
    "afyon": "afyonkarahisar",
    "antep": "gaziantep",
    "icel": "mersin",
    "maras": "kahramanmaras",
    "k.maras": "kahramanmaras",
    "urfa": "sanliurfa",
}


def find_province(text: str) -> Province | None:
    """The province somebody wrote: ``Elâzığ``, ``ELAZIĞ``, ``Urfa``, a plate number or a NUTS 3 code."""
    key = _key(text)
    return Province.objects.filter(Q(search_key=key) | Q(plate=key) | Q(nuts3__iexact=key)).first()


def find_provinces(texts: Iterable[str]) -> dict[str, Province]:
    """The province of each text that names one, as ``find_province`` reads it; one query for all."""
    known: dict[str, Province] = {}
    for province in Province.objects.all():
        known |= dict.fromkeys((province.search_key, province.plate, search_key(province.nuts3)), province)
    keys = {text: _key(text) for text in texts}
    return {text: known[key] for text, key in keys.items() if key in known}


def _key(text: str) -> str:
    """What somebody wrote, as a province's folded name, its plate or its folded NUTS 3 code would stand."""
    key = search_key(text)
    return key.zfill(2) if key.isascii() and key.isdigit() else FORMER_NAMES.get(key, key)


def province_names() -> dict[str, str]:
    """Plate → name of every province; one query."""
    return dict(Province.objects.values_list("plate", "name"))


def agencies_with_provinces() -> QuerySet[Agency]:
    """Every agency by its name, each with its provinces by theirs: two queries."""
    provinces = Prefetch("provinces", queryset=Province.objects.order_by("sort_key"))
    return Agency.objects.order_by("sort_key").prefetch_related(provinces)


def calendar_for(years: Iterable[int]) -> Calendar:
    """The calendar of these years as a value: two queries, then none.

    A year that is not in the table has its weekends only and is not vouched for.
    """
    holidays, confirmed = _statements(tuple(sorted(set(years))))
    days = list(holidays)
    full = frozenset(date for date, is_half in days if not is_half)
    half = frozenset(date for date, is_half in days if is_half)
    return Calendar(full=full, half=half, confirmed_years=frozenset(year for (year,) in confirmed))


@lru_cache(maxsize=MOST_KEPT)
def _statements(years: tuple[int, ...]) -> tuple[Statement, Statement]:
    """What asks for the days and the confirmed ones of these years: every page with a clock does."""
    holidays = Holiday.objects.filter(date__year__in=years).order_by()
    confirmed = CalendarYear.objects.filter(year__in=years, is_confirmed=True).order_by()
    return Statement(holidays.values_list("date", "is_half_day")), Statement(confirmed.values_list("year"))


def calendar_years() -> QuerySet[CalendarYear]:
    """The years of the calendar, the newest first."""
    return CalendarYear.objects.order_by("-year")


def holidays_by_year() -> dict[int, int]:
    """How many days each year has: one query."""
    return Counter(date.year for date in Holiday.objects.values_list("date", flat=True))


def holidays_of(year: int) -> QuerySet[Holiday]:
    """The days of one year in their order."""
    return Holiday.objects.filter(date__year=year).order_by("date")
