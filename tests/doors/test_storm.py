"""The plan of a storm and the judging of what it left; the storm itself is ``bin/bench storm``."""

from collections import Counter

import pytest

from tests.bench.storm_judged import _counted, is_there
from tests.bench.storm_plan import SAVE, SEND, UPLOAD, Crowd, plan_of

CLOSE = 120.0


def test_a_seed_is_a_storm():
    crowd = Crowd(0.05)

    assert plan_of(crowd, CLOSE, 7) == plan_of(crowd, CLOSE, 7)
    assert plan_of(crowd, CLOSE, 7) != plan_of(crowd, CLOSE, 8)


def test_the_whole_is_what_the_last_minute_was_said_to_be():
    crowd = Crowd(1)
    plan = plan_of(crowd, CLOSE, 7)
    sends = [one for one in plan if one.what == SEND]

    assert crowd.size == 2000
    assert Counter(("last" if one.at >= CLOSE - 1 else "minute") for one in sends if one.at < CLOSE) == {
        "minute": 800,
        "last": 200,
    }
    assert {one.who for one in plan if one.what == SAVE} == set(crowd.typing)
    assert len({one.who for one in sends}) == len(sends) == 1020
    assert 490 * CLOSE / 5 < sum(one.what == SAVE for one in plan) <= 500 * CLOSE / 5
    assert all(2**20 <= one.size <= 20 * 2**20 for one in plan if one.what == UPLOAD)


def test_nobody_does_two_things_at_once():
    crowd = Crowd(0.2)
    parts = [range(crowd.senders), crowd.late, crowd.typing, crowd.uploading]

    assert sum(len(part) for part in parts) == len(set().union(*parts)) <= crowd.size


@pytest.mark.parametrize(
    ("said", "text", "is_well"),
    [
        ([("a", True), ("b", True)], "b", True),
        ([("a", True), ("b", True)], "a", False),
        ([("a", True), ("b", True)], "b ", False),
        ([("a", True), ("b", False)], "b", True),
        ([("a", True), ("b", False)], "a", True),
        ([("a", True), ("b", False), ("c", True)], "b", False),
        ([("a", False)], "", True),
        ([("a", True)], "", False),
    ],
)
def test_what_stands_there_is_the_last_acknowledged_or_what_was_said_after_it(said, text, is_well):
    assert is_there(said, text) is is_well


def test_a_number_twice_or_left_out_is_seen():
    assert list(_counted(["TR/2026/7", "TR/2026/8", "TR/2026/9"])) == []
    assert len(list(_counted(["TR/2026/7", "TR/2026/9"]))) == 1
    assert len(list(_counted(["TR/2026/7", "TR/2026/7"]))) == 1
