import pytest
from django.urls import reverse

from cmdp.regions.loading import load
from cmdp.regions.models import CalendarYear, Holiday
from tests.factories.people import make_member
from tests.factories.regions import make_calendar_year, make_holiday

pytestmark = pytest.mark.django_db

DAY = {"date": "23.03.2026", "name": "İdari izin", "length": "half", "source": "Resmî Gazete"}


@pytest.fixture
def desk(client):
    """A browser in which an administrator is signed in."""
    client.force_login(make_member("administrator"), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _at(name, *arguments):
    return reverse(f"applications:{name}", args=arguments)


def _text(response):
    return response.content.decode()


def test_the_years_are_listed_with_their_state(desk):
    load()

    page = _text(desk.get(_at("calendar")))

    assert _at("calendar_year", 2026) in page
    assert page.count("onaysız") == 11


def test_without_years_the_page_says_what_to_do(desk):
    assert "Takvimde yıl yok" in _text(desk.get(_at("calendar")))


def test_a_year_shows_its_days(desk):
    load()

    page = _text(desk.get(_at("calendar_year", 2026)))

    assert "20 Mart 2026 Cuma" in page
    assert "Kurban Bayramı arifesi" in page
    assert _at("holiday_remove", 2026, 10, 29) in page


def test_a_year_without_days_says_so(desk):
    make_calendar_year(2026, is_confirmed=True)

    page = _text(desk.get(_at("calendar_year", 2026)))

    assert "Bu yılda tatil günü yok" in page
    assert _at("calendar_reopen", 2026) in page


@pytest.mark.parametrize("year", [1999, 99_999_999_999])
def test_a_year_that_is_not_there_is_not_found(year, desk):
    assert desk.get(_at("calendar_year", year)).status_code == 404


def test_a_year_is_opened(desk):
    response = desk.post(_at("calendar_year_open"), {"year": "2031"})

    assert response.url == _at("calendar_year", 2031)
    assert Holiday.objects.count() == 8


@pytest.mark.parametrize(
    ("year", "sentence"),
    [("2026", "Bu yıl takvimde var."), ("20x", "20x"), ("1", "Yıl 2000 ile 2100 arasında olmalı.")],
)
def test_a_year_that_cannot_be_opened_says_why(year, sentence, desk):
    make_calendar_year(2026)

    assert sentence in _text(desk.post(_at("calendar_year_open"), {"year": year}))
    assert CalendarYear.objects.count() == 1


def test_a_day_is_added(desk):
    make_calendar_year(2026)

    response = desk.post(_at("holiday_add", 2026), DAY)

    holiday = Holiday.objects.get()
    assert response.url == _at("calendar_year", 2026)
    assert (holiday.date.isoformat(), holiday.name, holiday.is_half_day) == ("2026-03-23", "İdari izin", True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"date": "01.01.2026"}, "Bu gün takvimde var"),
        ({"date": "01.01.2027"}, "Gün 2026 yılında olmalı."),
        ({"date": "31.02.2026"}, "31.02.2026"),
        ({"length": "third"}, "Seçtiğiniz değer listede yok; listeden yeniden seçin."),
    ],
)
def test_a_day_that_cannot_be_added_says_why_and_keeps_what_was_typed(typed, sentence, desk):
    make_calendar_year(2026)
    make_holiday("2026-01-01")

    page = _text(desk.post(_at("holiday_add", 2026), DAY | typed))

    assert sentence in page
    assert "İdari izin" in page
    assert Holiday.objects.count() == 1


def test_a_day_is_taken_out_with_a_reason(desk):
    make_calendar_year(2026)
    make_holiday("2026-03-23", name="İdari izin")
    address = _at("holiday_remove", 2026, 3, 23)

    assert "İdari izin" in _text(desk.get(address))
    assert "error-summary" in _text(desk.post(address, {"reason": " "}))
    assert desk.post(address, {"reason": "Karar geri alındı"}).url == _at("calendar_year", 2026)
    assert Holiday.objects.count() == 0
    assert desk.get(address).status_code == 404


def test_a_day_that_no_calendar_has_is_not_found(desk):
    make_calendar_year(2026)

    assert desk.get(_at("holiday_remove", 2026, 2, 31)).status_code == 404


def test_a_year_is_confirmed_and_opened_again(desk):
    load()

    assert "Kurban Bayramı" in _text(desk.get(_at("calendar_confirm", 2026)))
    desk.post(_at("calendar_confirm", 2026), {"source": "Resmî Gazete"})
    assert CalendarYear.objects.get(year=2026).is_confirmed is True

    assert desk.get(_at("calendar_reopen", 2026)).status_code == 200
    desk.post(_at("calendar_reopen", 2026), {"reason": "Eksik"})
    assert CalendarYear.objects.get(year=2026).is_confirmed is False


def test_a_year_without_feasts_warns_before_it_is_confirmed(desk):
    make_calendar_year(2040)

    page = _text(desk.get(_at("calendar_confirm", 2040)))

    assert "dinî bayramları eklediniz mi?" in page
    assert 'name="source"' in page


def test_confirming_twice_answers_with_the_reason(desk):
    make_calendar_year(2026, is_confirmed=True)

    response = desk.post(_at("calendar_confirm", 2026), {"source": "Kaynak"})

    assert response.status_code == 403
    assert "Bu yıl zaten onaylanmış." in _text(response)
