import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdp.regions.working_days import (
    ISTANBUL,
    Calendar,
    DayCount,
    add_working_days,
    end_of,
    is_working_day,
    last_day,
    working_days_left,
)

OCTOBER = Calendar(
    full=frozenset({dt.date(2026, 10, 29)}), half=frozenset({dt.date(2026, 10, 28)}), confirmed_years=frozenset({2026})
)
FIVE = DayCount(end=dt.time(17, 0))
FIVE_WITH_HALVES = DayCount(end=dt.time(17, 0), half_days_count=True)

days = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))
calendars = st.builds(Calendar, full=st.frozensets(days, max_size=60), half=st.frozensets(days, max_size=60))
counts = st.builds(
    DayCount, end=st.just(dt.time(17, 0)), first_day=st.sampled_from(["next", "same"]), half_days_count=st.booleans()
)
instants = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2028, 12, 31), timezones=st.just(dt.UTC))
lengths = st.integers(1, 40)


def at(day, month, hour=10, minute=0):
    return dt.datetime(2026, month, day, hour, minute, tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("day", "half_days_count", "works"),
    [
        (dt.date(2026, 10, 27), False, True),
        (dt.date(2026, 10, 28), False, False),
        (dt.date(2026, 10, 28), True, True),
        (dt.date(2026, 10, 29), True, False),
        (dt.date(2026, 10, 31), True, False),
        (dt.date(2026, 11, 1), True, False),
    ],
)
def test_a_day_is_worked_unless_it_is_a_weekend_or_a_holiday(day, half_days_count, works):
    assert is_working_day(day, calendar=OCTOBER, half_days_count=half_days_count) is works


@pytest.mark.parametrize(
    ("start", "days", "count", "deadline"),
    [
        (at(2, 3), 5, FIVE, at(9, 3, 17, 1)),
        (at(2, 3), 5, DayCount(end=dt.time(17, 0), first_day="same"), at(6, 3, 17, 1)),
        (at(2, 3, 23, 59), 1, FIVE, at(3, 3, 17, 1)),
        (at(6, 3), 1, FIVE, at(9, 3, 17, 1)),
        (at(7, 3), 1, DayCount(end=dt.time(17, 0), first_day="same"), at(9, 3, 17, 1)),
        (at(26, 10), 2, FIVE, at(30, 10, 17, 1)),
        (at(26, 10), 2, FIVE_WITH_HALVES, at(28, 10, 17, 1)),
        (at(2, 3), 1, DayCount(), at(4, 3, 0, 0)),
    ],
)
def test_a_period_ends_after_its_last_minute(start, days, count, deadline):
    assert add_working_days(start, days, calendar=OCTOBER, count=count) == deadline


def test_the_day_of_notification_is_istanbuls():
    late_in_london = dt.datetime(2026, 3, 2, 22, 30, tzinfo=dt.UTC)

    assert add_working_days(late_in_london, 1, calendar=OCTOBER, count=FIVE) == at(4, 3, 17, 1)


@pytest.mark.parametrize("days", [0, -1])
def test_a_period_has_at_least_one_day(days):
    with pytest.raises(ValueError, match=str(days)):
        add_working_days(at(2, 3), days, calendar=OCTOBER)


def test_a_count_starts_on_the_same_or_the_next_day():
    with pytest.raises(ValueError, match="whenever"):
        DayCount(first_day="whenever")


@pytest.mark.parametrize(
    ("now", "left"), [(at(2, 3), 5), (at(6, 3), 1), (at(9, 3), 0), (at(9, 3, 17, 1), 0), (at(20, 3), 0)]
)
def test_the_days_left_are_those_still_to_come(now, left):
    assert working_days_left(now, at(9, 3, 17, 1), calendar=OCTOBER, count=FIVE) == left


@given(days)
def test_a_day_is_the_last_of_what_ends_with_it(day):
    assert (last_day(end_of(day)), end_of(day)) == (
        day,
        dt.datetime(day.year, day.month, day.day, tzinfo=ISTANBUL) + dt.timedelta(days=1),
    )


def test_the_last_day_of_a_period_that_ends_at_midnight_is_the_day_before():
    assert last_day(at(4, 3, 0, 0)) == dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    ("first", "last", "sure"),
    [(dt.date(2026, 1, 1), dt.date(2026, 12, 31), True), (dt.date(2026, 12, 1), dt.date(2027, 1, 5), False)],
)
def test_a_calendar_vouches_only_for_confirmed_years(first, last, sure):
    assert OCTOBER.vouches_for(first, last) is sure


@given(instants, lengths, calendars, counts)
def test_a_period_ends_on_a_working_day(start, length, calendar, count):
    deadline = add_working_days(start, length, calendar=calendar, count=count)

    assert is_working_day(last_day(deadline), calendar=calendar, half_days_count=count.half_days_count)
    assert deadline.astimezone(ISTANBUL).time() == dt.time(17, 1)


@given(instants, lengths, calendars, counts)
def test_one_more_day_is_always_later(start, length, calendar, count):
    shorter = add_working_days(start, length, calendar=calendar, count=count)
    longer = add_working_days(start, length + 1, calendar=calendar, count=count)

    assert longer > shorter


@given(instants, lengths, calendars, st.booleans())
def test_counting_back_finds_the_days_counted_forward(start, length, calendar, half_days_count):
    count = DayCount(end=dt.time(17, 0), half_days_count=half_days_count)
    deadline = add_working_days(start, length, calendar=calendar, count=count)

    assert working_days_left(start, deadline, calendar=calendar, count=count) == length


@given(instants, lengths, calendars, days)
def test_another_holiday_never_shortens_a_period(start, length, calendar, holiday):
    more = Calendar(full=calendar.full | {holiday}, half=calendar.half)

    assert add_working_days(start, length, calendar=more) >= add_working_days(start, length, calendar=calendar)
