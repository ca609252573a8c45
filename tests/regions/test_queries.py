import datetime as dt

import pytest

from cmdp.regions.loading import load
from cmdp.regions.models import CalendarYear, Holiday
from cmdp.regions.queries import (
    agencies_with_provinces,
    calendar_for,
    calendar_years,
    find_province,
    find_provinces,
    holidays_of,
)
from cmdp.regions.working_days import Calendar
from tests.factories.regions import make_calendar_year, make_holiday

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Elâzığ", "Elazığ"),
        ("ELAZIĞ", "Elazığ"),
        ("elazig", "Elazığ"),
        ("Urfa", "Şanlıurfa"),
        ("Hakkâri", "Hakkari"),
        ("Maraş", "Kahramanmaraş"),
        ("K.Maraş", "Kahramanmaraş"),
        ("Antep", "Gaziantep"),
        ("Afyon", "Afyonkarahisar"),
        ("İçel", "Mersin"),
        ("  izmir ", "İzmir"),
        ("IĞDIR", "Iğdır"),
        ("1", "Adana"),
        ("55", "Samsun"),
        ("tr831", "Samsun"),
    ],
)
def test_a_province_is_found_by_what_people_write(written, name):
    load()

    assert str(find_province(written)) == name


@pytest.mark.parametrize("written", ["", "Atlantis", "99"])
def test_what_is_no_province_finds_none(written):
    load()

    assert find_province(written) is None


def test_agencies_come_with_their_provinces_in_two_queries(django_assert_num_queries):
    load()

    with django_assert_num_queries(2):
        agencies = {agency.short_name: [p.name for p in agency.provinces.all()] for agency in agencies_with_provinces()}

    assert agencies["OKA"] == ["Amasya", "Çorum", "Samsun", "Tokat"]
    assert len(agencies) == 26


def test_the_calendar_of_some_years_holds_nothing_of_others(django_assert_num_queries):
    make_calendar_year(2026, is_confirmed=True)
    make_calendar_year(2027)
    make_holiday("2025-01-01")
    make_holiday("2026-01-01")
    make_holiday("2026-10-28", is_half_day=True)

    with django_assert_num_queries(2):
        calendar = calendar_for([2026, 2027])

    assert calendar == Calendar(
        full=frozenset({dt.date(2026, 1, 1)}),
        half=frozenset({dt.date(2026, 10, 28)}),
        confirmed_years=frozenset({2026}),
    )


def test_years_come_newest_first_and_days_in_order():
    make_calendar_year(2025)
    make_calendar_year(2026)
    make_holiday("2026-05-01")
    make_holiday("2026-01-01")
    make_holiday("2025-01-01")

    assert [str(year) for year in calendar_years()] == ["2026", "2025"]
    assert [holiday.date.isoformat() for holiday in holidays_of(2026)] == ["2026-01-01", "2026-05-01"]
    assert (CalendarYear.objects.count(), Holiday.objects.count()) == (2, 3)


def test_many_spellings_are_read_as_one_by_one_in_one_query(django_assert_num_queries):
    load()
    written = ["Elâzığ", "ELAZIĞ", "Urfa", "K.Maraş", "5", "05", "TRB21", "Atlantis", "²", ""]

    with django_assert_num_queries(1):
        found = find_provinces(written)

    one_by_one = {text: find_province(text) for text in written}
    assert found == {text: province for text, province in one_by_one.items() if province is not None}
