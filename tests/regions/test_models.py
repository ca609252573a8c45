import pytest
from django.db import IntegrityError

from tests.factories.regions import make_agency, make_calendar_year, make_holiday, make_province

pytestmark = pytest.mark.django_db


def test_rows_name_themselves():
    assert str(make_agency()) == "OKA"
    assert str(make_province()) == "Samsun"
    assert str(make_calendar_year(2026)) == "2026"
    assert str(make_holiday("2026-01-01", name="Yılbaşı")) == "2026-01-01 Yılbaşı"


def test_a_holiday_has_a_name():
    with pytest.raises(IntegrityError, match="holiday_has_a_name"):
        make_holiday("2026-01-01", name="")


def test_a_confirmed_year_names_its_source():
    with pytest.raises(IntegrityError, match="confirmed_year_names_its_source"):
        make_calendar_year(2026, is_confirmed=True, source="")
