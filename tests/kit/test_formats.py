"""What people read: money, rates, days and instants in both languages."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit import formats

ISTANBUL = ZoneInfo("Europe/Istanbul")
FRIDAY = datetime(2024, 4, 5, 13, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))


@pytest.mark.parametrize(
    ("amount", "turkish", "english"),
    [
        (Decimal(1250000), "1.250.000,00 TL", "TRY 1,250,000.00"),
        (Decimal("0.005"), "0,01 TL", "TRY 0.01"),
        (Decimal(-48000), "−48.000,00 TL", "TRY −48,000.00"),
        (7, "7,00 TL", "TRY 7.00"),
        (None, "–", "–"),
    ],
)
def test_money_is_written_in_both_languages(amount, turkish, english):
    with translation.override("tr"):
        assert formats.format_money(amount) == turkish
    with translation.override("en"):
        assert formats.format_money(amount) == english


def test_money_in_a_column_leaves_the_unit_to_its_header():
    assert formats.format_money(Decimal("1250.5"), unit=False) == "1.250,50"


@pytest.mark.parametrize(
    ("rate", "turkish", "english"),
    [
        (Decimal("90.00"), "%90", "90%"),
        (Decimal("87.50"), "%87,5", "87.5%"),
        (Decimal("12.345"), "%12,35", "12.35%"),
        (100, "%100", "100%"),
        (0, "%0", "0%"),
        (None, "–", "–"),
    ],
)
def test_rates_carry_the_sign_on_the_language_s_side(rate, turkish, english):
    with translation.override("tr"):
        assert formats.format_rate(rate) == turkish
    with translation.override("en"):
        assert formats.format_rate(rate) == english


@pytest.mark.parametrize(("value", "shown"), [(Decimal("79.25"), "79,25"), (Decimal("84.00"), "84"), (None, "–")])
def test_marks_have_no_idle_zeros(value, shown):
    assert formats.format_mark(value) == shown


@pytest.mark.parametrize(
    ("value", "turkish", "english"),
    [(Decimal("79.255"), "79,26", "79.26"), (Decimal(84), "84,00", "84.00"), (None, "–", "–")],
)
def test_scores_keep_their_two_decimals(value, turkish, english):
    with translation.override("en"):
        assert formats.format_score(value) == english
    assert formats.format_score(value) == turkish


@pytest.mark.parametrize(("value", "shown"), [(1234567, "1.234.567"), (Decimal("1234.5"), "1.234,5"), (None, "–")])
def test_numbers_group_their_thousands(value, shown):
    assert formats.format_number(value) == shown


@pytest.mark.parametrize(
    ("form", "turkish", "english"),
    [
        (formats.format_day, "5 Nisan 2024 Cuma", "Friday, 5 April 2024"),
        (formats.format_day_short, "05.04.2024", "05/04/2024"),
        (formats.format_time, "16.00", "16:00"),
        (formats.format_moment, "5 Nisan 2024 Cuma, 16.00", "Friday, 5 April 2024, 16:00"),
        (formats.format_moment_short, "05.04.2024 16.00", "05/04/2024 16:00"),
    ],
)
def test_instants_are_written_in_the_country_s_time(form, turkish, english):
    with translation.override("tr"):
        assert form(FRIDAY) == turkish
    with translation.override("en"):
        assert form(FRIDAY) == english


@pytest.mark.parametrize(
    "form",
    [
        formats.format_day,
        formats.format_day_short,
        formats.format_time,
        formats.format_moment,
        formats.format_moment_short,
        formats.format_deadline,
    ],
)
def test_no_instant_is_a_dash(form):
    assert form(None) == "–"


def test_days_and_hours_without_an_instant_stay_as_they_are():
    assert formats.format_day(date(2024, 4, 5)) == "5 Nisan 2024 Cuma"
    assert formats.format_time(time(9, 5)) == "09.05"


def test_a_deadline_names_its_last_minute():
    assert formats.format_deadline(FRIDAY + formats.MINUTE) == "5 Nisan 2024 Cuma, 16.00 (dâhil)"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=2, hours=3, minutes=59), "2 gün 3 saat kaldı"),
        (timedelta(days=2, minutes=59), "2 gün kaldı"),
        (timedelta(hours=3, minutes=12), "3 saat 12 dakika kaldı"),
        (timedelta(minutes=1), "1 dakika kaldı"),
        (timedelta(seconds=59), "1 dakikadan az kaldı"),
        (timedelta(0), "süre doldu"),
        (timedelta(days=-1), "süre doldu"),
    ],
)
def test_what_is_left_is_said_in_its_two_largest_units(left, words):
    assert formats.format_left(FRIDAY + left, FRIDAY) == words


def test_no_time_at_all_is_no_minute():
    assert formats.format_duration(timedelta(0)) == "0 dakika"


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (812, "812 B"), (1024, "1,0 KB"), (250_000, "244 KB"), (3_565_158, "3,4 MB")]
)
def test_sizes_choose_their_unit(size, words):
    assert formats.format_size(size) == words


def test_the_inclusive_minute_and_the_exclusive_instant_are_one_deadline():
    instant = formats.exclusive_instant(date(2026, 12, 4), time(16, 0))

    assert instant == datetime(2026, 12, 4, 16, 1, tzinfo=ISTANBUL)
    assert formats.inclusive_minute(instant) == datetime(2026, 12, 4, 16, 0, tzinfo=ISTANBUL)


@given(MOMENTS)
def test_every_minute_comes_back_from_its_instant(moment):
    instant = formats.exclusive_instant(moment.date(), time(moment.hour, moment.minute))

    shown = formats.inclusive_minute(instant).astimezone(ISTANBUL)

    assert (shown.date(), shown.hour, shown.minute) == (moment.date(), moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("amount", "turkish", "english"),
    [
        (Decimal(1_254_000_000), "1,25 milyar TL", "TRY 1.25 billion"),
        (Decimal(999_999_999), "1 milyar TL", "TRY 1 billion"),
        (Decimal(19_474_000), "19,5 milyon TL", "TRY 19.5 million"),
        (Decimal(158_300_000), "158 milyon TL", "TRY 158 million"),
        (Decimal("640500.25"), "641 bin TL", "TRY 641 thousand"),
        (Decimal("950.50"), "950,50 TL", "TRY 950.50"),
        (Decimal(10) ** 16, "10.000 trilyon TL", "TRY 10,000 trillion"),
        (Decimal(-1_500_000), "−1,5 milyon TL", "TRY −1.5 million"),
        (0, "0,00 TL", "TRY 0.00"),
        (None, "–", "–"),
    ],
)
def test_large_sums_are_said_in_three_digits(amount, turkish, english):
    with translation.override("tr"):
        assert formats.format_short_money(amount) == turkish
    with translation.override("en"):
        assert formats.format_short_money(amount) == english


@given(st.decimals(min_value=1, max_value=Decimal(10) ** 14, places=2))
def test_a_short_sum_is_off_by_less_than_half_a_hundredth(amount):
    size, _word = formats.large_unit(amount)
    said = formats.format_short(amount / size).replace(".", "").replace(",", ".")

    assert abs(Decimal(said) * size - amount) <= amount / 200


def test_a_short_number_that_is_not_known_is_a_dash():
    assert formats.format_short(None) == "–"
