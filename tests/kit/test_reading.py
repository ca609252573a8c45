"""What people type, read exactly or refused with a code."""

from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cmdp.kit import formats, reading

AMOUNTS = st.decimals(min_value=0, max_value=reading.MOST_MONEY, places=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250.000,50", "1250000.50"),
        ("1250000.50", "1250000.50"),
        ("1250000,5", "1250000.5"),
        ("1250000", "1250000"),
        ("1,250,000.50", "1250000.50"),
        ("1.250,00", "1250.00"),
        ("12.500,00 TL", "12500.00"),
        ("₺ 48.000,00", "48000.00"),
        ("TRY 1,250.00", "1250.00"),
        (" 1 250 000,00 ", "1250000.00"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1.250.000", "1250000"),
        ("0", "0"),
        ("1,25", "1.25"),
        ("999999999999,99", "999999999999.99"),
    ],
)
def test_money_is_read_in_every_clear_spelling(typed, amount):
    assert reading.parse_money(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.250", "unclear"),
        ("1,250", "unclear"),
        ("12.500", "unclear"),
        ("-5", "negative"),
        ("−5,00", "negative"),
        ("NaN", "unreadable"),
        ("Infinity", "unreadable"),
        ("1e5", "unreadable"),
        ("\uff11\uff12", "unreadable"),
        ("١٢", "unreadable"),
        ("on bin", "unreadable"),
        ("1.25.000", "unreadable"),
        ("1,250,00", "unreadable"),
        ("5 USD", "unreadable"),
        ("12,345", "unclear"),
        ("1250,005", "too_fine"),
        ("1.250.000,005", "too_fine"),
        ("1.00001", "too_fine"),
        ("1000000000000", "too_large"),
        ("9" * 400, "too_large"),
        ("", "unreadable"),
    ],
)
def test_money_that_is_unclear_or_absurd_is_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        reading.parse_money(typed)

    assert refusal.value.code == code


def test_an_unclear_amount_is_asked_back_with_both_readings():
    with pytest.raises(ValidationError) as refusal:
        reading.parse_money("1.250")

    assert refusal.value.messages == ["“1.250” iki türlü okunabilir; 1.250,00 ya da 1,25 yazın."]


def test_a_refusal_quotes_only_the_beginning_of_what_is_long():
    with pytest.raises(ValidationError) as refusal:
        reading.parse_money("x" * 5000)

    assert len(refusal.value.messages[0]) < 150


@given(AMOUNTS)
def test_money_written_by_us_is_read_back(amount):
    assert reading.parse_money(formats.format_money(amount)) == amount


@given(AMOUNTS)
def test_money_written_in_english_is_read_back(amount):
    with translation.override("en"):
        assert reading.parse_money(formats.format_money(amount)) == amount


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_money(typed):
    with suppress(ValidationError):
        assert 0 <= reading.parse_money(typed) <= reading.MOST_MONEY


@pytest.mark.parametrize(
    ("typed", "rate"),
    [("90", "90"), ("%90", "90"), ("90 %", "90"), ("12,5", "12.5"), ("% 12.25", "12.25"), ("0", "0"), ("100", "100")],
)
def test_rates_are_read(typed, rate):
    assert reading.parse_rate(typed) == Decimal(rate)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("101", "too_large"), ("-1", "unreadable"), ("yarım", "unreadable"), ("1,234", "unreadable"), ("", "unreadable")],
)
def test_rates_outside_a_whole_are_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        reading.parse_rate(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("1250", 1250), ("1.250", 1250), (" 7 ", 7)])
def test_whole_numbers_are_read(typed, number):
    assert reading.parse_whole(typed, most=2000) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2001", "out_of_range"),
        ("0", "out_of_range"),
        ("9" * 5000, "out_of_range"),
        ("-3", "out_of_range"),
        ("− 1.250", "out_of_range"),
        ("-", "unreadable"),
        ("--3", "unreadable"),
        ("1,5", "unreadable"),
        ("²", "unreadable"),
    ],
)
def test_whole_numbers_outside_their_limits_are_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        reading.parse_whole(typed, least=1, most=2000)

    assert refusal.value.code == code


@pytest.mark.parametrize("typed", ["05.04.2024", "5.4.2024", "05/04/2024", "2024-04-05", " 05.04.2024 "])
def test_days_are_read_in_three_spellings(typed):
    assert reading.parse_day(typed) == date(2024, 4, 5)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31.02.2024", "no_such_day"),
        ("00.01.2024", "no_such_day"),
        ("05/13/2026", "month_first"),
        ("2026-13-05", "month_first"),
        ("13.13.2026", "no_such_day"),
        ("05.04.0000", "no_such_day"),
        ("05.04/2024", "unreadable"),
        ("05.04.24", "unreadable"),
        ("dün", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_days_not_in_the_calendar_are_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        reading.parse_day(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize("typed", ["16.00", "16:00"])
def test_hours_are_read_with_dot_or_colon(typed):
    assert reading.parse_time(typed) == time(16, 0)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("24.00", "no_such_time"), ("16.60", "no_such_time"), ("16", "unreadable"), ("16.0", "unreadable")],
)
def test_hours_not_on_the_clock_are_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        reading.parse_time(typed)

    assert refusal.value.code == code


def test_a_moment_is_a_day_and_an_hour():
    assert reading.parse_moment("05.04.2024 16.00") == datetime(2024, 4, 5, 16, 0)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2020", "2020"),
        ("2020-02", "2020-02"),
        ("2/2020", "2020-02"),
        (" 02.2020 ", "2020-02"),
        ("14.02.2020", "2020-02-14"),
        ("2020-02-14", "2020-02-14"),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_known(typed, known):
    assert reading.parse_partial_day(typed) == known


@pytest.mark.parametrize("typed", ["", "0000", "2020-13", "13.2020", "31.02.2020", "Şubat 2020", "20"])
def test_a_partial_day_that_no_calendar_has_is_refused(typed):
    with pytest.raises(ValidationError):
        reading.parse_partial_day(typed)
