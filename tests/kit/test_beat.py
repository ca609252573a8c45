"""Two clocks of one service: one beats, the other goes on where it falls silent; set back, it loses no time."""

import datetime as dt

import pytest
from celery import Celery
from django.core.cache import cache
from redis import ConnectionError as Gone

from cmdp.kit import beat

DUE = {"always": {"task": "a.task", "schedule": 0.0}}


class Clock(beat.OneOfManyScheduler):
    """Keeps what it would send."""

    def __init__(self, folder, errands=DUE):
        app = Celery("clock", broker="memory://", set_as_current=False)
        app.conf.beat_schedule = errands
        self.sent = []
        super().__init__(app=app, schedule_filename=str(folder / "schedule"))

    def apply_entry(self, entry, **_):
        self.sent.append(entry.name)


@pytest.fixture
def clocks(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
    both = [Clock(tmp_path / name) for name in "ab"]
    yield both
    for clock in both:
        clock.close()


def _beat(*clocks):
    pauses = [clock.tick() for clock in clocks]
    return [len(clock.sent) for clock in clocks], pauses


def test_one_of_two_clocks_beats(clocks):
    _beat(*clocks)

    sent, pauses = _beat(*clocks)

    assert sent == [2, 0]
    assert max(pauses) <= beat.ROUND


def test_a_clock_that_stops_is_followed_at_once(clocks):
    first, second = clocks
    _beat(first, second)
    first.close()

    assert _beat(second)[0] == [1]


def test_a_clock_that_was_killed_is_followed_when_its_lease_is_over(clocks, monkeypatch):
    monkeypatch.setattr(beat, "LEASE", 0.05)
    first, second = clocks
    _beat(first, second)
    silent = _beat(second)[0]
    cache.delete(beat.KEY)  # what the end of the lease does

    assert (silent, _beat(second)[0], _beat(first)[0]) == ([0], [1], [1])


def test_a_clock_started_again_need_not_wait_for_itself(clocks, tmp_path):
    first, _second = clocks
    _beat(first)

    again = Clock(tmp_path / "a")

    assert _beat(again)[0] == [1]


def test_without_a_cache_every_clock_goes_on(clocks, monkeypatch):
    def gone(*_args):
        raise Gone

    monkeypatch.setattr(type(cache._connections["default"]), "get", gone)

    assert _beat(*clocks)[0] == [1, 1]


ERRANDS = {"letters": {"task": "letters", "schedule": 5}, "clock": {"task": "clock", "schedule": 30}}


@pytest.fixture
def turned(tmp_path, monkeypatch):
    """Lets seconds pass, or sets the clock, and says what was sent meanwhile."""
    now = [dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)]
    monkeypatch.setattr(Celery, "now", lambda _app: now[0])
    clock = Clock(tmp_path, ERRANDS)

    def turn(*steps):
        clock.sent.clear()
        for step in steps:
            now[0] += dt.timedelta(seconds=step)
            while not clock.tick():
                pass
        return clock.sent

    yield turn
    clock.close()


HOUR = 3600


def test_a_clock_set_back_delays_nothing(turned):
    turned(HOUR, *[1] * 31)

    assert turned(-HOUR, *[1] * 6) == ["letters"]
    assert set(turned(*[1] * 25)) == {"letters", "clock"}


def test_a_clock_that_leaps_ahead_sends_each_errand_once(turned):
    turned(*[1] * 31)

    assert sorted(turned(HOUR)) == ["clock", "letters"]
