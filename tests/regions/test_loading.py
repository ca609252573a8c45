import csv
import datetime as dt
from pathlib import Path

import pytest

from cmdp.kit.text import search_key
from cmdp.regions.loading import DATA, holidays_in_data, load, open_year
from cmdp.regions.models import Agency, CalendarYear, Holiday, Province

pytestmark = pytest.mark.django_db


def _rows(name):
    with Path(DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_load_brings_every_agency_and_province():
    load()

    agencies = [[a.nuts2, a.short_name, a.name] for a in Agency.objects.all()]
    provinces = {(p.plate, p.nuts3, p.agency.nuts2, p.name) for p in Province.objects.select_related("agency")}
    assert agencies == sorted([r["nuts2"], r["short"], r["name_tr"]] for r in _rows("agencies.csv"))
    assert provinces == {(r["plate"], r["nuts3"], r["nuts2"], r["name_tr"]) for r in _rows("provinces.csv")}
    assert (len(agencies), len(provinces)) == (26, 81)


def test_load_marks_the_provinces_of_the_programme():
    load()

    assert Province.objects.filter(in_cmdp=True).count() == sum(
        row["in_cmdp_2021_2024"] == "yes" for row in _rows("provinces.csv")
    )


def test_load_fills_the_keys_that_find_and_order():
    load()

    ordered = list(Province.objects.values_list("name", flat=True))
    assert all(province.search_key == search_key(province.name) for province in Province.objects.all())
    assert ordered.index("Çanakkale") == ordered.index("Bursa") + 1
    assert (ordered.index("Iğdır") < ordered.index("Isparta") < ordered.index("İstanbul")) is True
    assert Agency.objects.filter(sort_key="").count() == 0


def test_load_brings_years_that_nobody_has_confirmed_yet():
    load()

    years = list(CalendarYear.objects.values_list("year", "is_confirmed"))
    assert years == [(year, False) for year in range(2020, 2031)]
    assert CalendarYear.objects.filter(source="").count() == 0


def test_loading_twice_changes_nothing():
    load()
    before = [set(model.objects.values_list()) for model in (Agency, Province, CalendarYear, Holiday)]

    load()

    assert [set(model.objects.values_list()) for model in (Agency, Province, CalendarYear, Holiday)] == before


def test_loading_again_keeps_what_an_administrator_changed():
    load()
    Agency.objects.filter(nuts2="TR83").update(name="Yeni ad")
    Province.objects.filter(plate="55").update(in_cmdp=False)
    CalendarYear.objects.filter(year=2026).update(is_confirmed=True, source="Resmî Gazete")
    Holiday.objects.filter(date="2026-05-26").delete()

    load()

    assert Agency.objects.get(nuts2="TR83").name == "Yeni ad"
    assert Province.objects.get(plate="55").in_cmdp is False
    assert CalendarYear.objects.get(year=2026).source == "Resmî Gazete"
    assert Holiday.objects.filter(date="2026-05-26").count() == 0


def test_a_year_has_its_fixed_days_and_its_feasts():
    days = {h.date.isoformat()[5:]: h.is_half_day for h in holidays_in_data(2026)}

    fixed = {"01-01": False, "04-23": False, "05-01": False, "05-19": False, "07-15": False, "08-30": False}
    republic = {"10-28": True, "10-29": False}
    ramazan = {"03-19": True, "03-20": False, "03-21": False, "03-22": False}
    kurban = {"05-26": True, "05-27": False, "05-28": False, "05-29": False, "05-30": False}
    assert days == fixed | republic | ramazan | kurban


def test_where_two_holidays_meet_the_whole_day_wins():
    meeting = next(h for h in holidays_in_data(2022) if h.date == dt.date(2022, 5, 1))

    assert meeting.is_half_day is False
    assert meeting.name == "Emek ve Dayanışma Günü, Ramazan Bayramı arifesi"


@pytest.mark.parametrize("year", range(2020, 2031))
def test_the_feasts_follow_the_lunar_year(year):
    first = next(h.date for h in holidays_in_data(year) if "Ramazan Bayramı 1. gün" in h.name)
    sacrifice = next(h.date for h in holidays_in_data(year) if "Kurban Bayramı 1. gün" in h.name)

    assert 67 <= (sacrifice - first).days <= 70


def test_a_year_the_data_do_not_know_opens_with_its_fixed_days():
    open_year(2035)

    assert CalendarYear.objects.get(year=2035).is_confirmed is False
    assert Holiday.objects.filter(date__year=2035).count() == 8
