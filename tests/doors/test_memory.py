"""What a short run chooses: what failed, what a change comes near, then what has waited longest, within its time."""

import importlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.modules import ROOT

with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(ROOT / "bin/doors")
    memory = importlib.import_module("memory")

SAME, OTHER = memory.Marks("own", "near"), memory.Marks("other", "near")
FILES = [f"tests/{name}.py" for name in "abcdef"]
STANDING = dict.fromkeys([*FILES, "tests/architecture/test_size.py"], SAME)
lasts = st.builds(
    memory.Last,
    seconds=st.floats(0, 30),
    passed=st.booleans(),
    run=st.integers(1, 5),
    commit=st.just("c"),
    marks=st.sampled_from([SAME, OTHER, memory.Marks("own", "other")]),
)
names = st.builds("{}::test_{}".format, st.sampled_from(FILES), st.integers(0, 4))
known = st.dictionaries(names, lasts, min_size=1, max_size=25)


def _last(seconds=1.0, *, passed=True, run=1, marks=SAME):
    return memory.Last(seconds, passed, run, "c", marks)


def _spent(tests, chosen):
    return sum(tests[name].seconds for name in chosen)


@given(known, st.floats(0, 400))
def test_the_same_memory_chooses_the_same_within_its_time(tests, budget):
    chosen = memory.choose(tests, STANDING, budget, longest=0)

    assert chosen == memory.choose(dict(reversed(tests.items())), STANDING, budget, longest=0)
    assert chosen <= tests.keys()
    dearest = max(tests[name].seconds for name in chosen)
    assert _spent(tests, chosen) <= max(budget, 0.75 * budget + dearest) + 1e-6


@given(known)
def test_whoever_has_time_runs_all(tests):
    assert memory.choose(tests, STANDING, 4 * _spent(tests, tests) + 1) == tests.keys()


@given(known, st.floats(0, 60), st.sampled_from([0, 20, float("inf")]))
def test_every_test_comes_round_even_if_some_fail_for_ever(tests, budget, longest):
    waiting, run = set(tests), 5
    for _round in range(len(tests)):
        chosen, run = memory.choose(tests, STANDING, budget, longest=longest), run + 1
        waiting -= chosen
        tests = {name: last._replace(run=run) if name in chosen else last for name, last in tests.items()}

    assert waiting == set()


@pytest.mark.parametrize(
    ("tests", "first"),
    [
        ({"tests/a.py::x": _last(run=1), "tests/b.py::x": _last(run=4, passed=False)}, "tests/b.py::x"),
        ({"tests/a.py::x": _last(run=1), "tests/b.py::x": _last(run=4, marks=OTHER)}, "tests/b.py::x"),
        (
            {"tests/a.py::x": _last(run=4, marks=memory.Marks("own", "x")), "tests/b.py::x": _last(run=4, marks=OTHER)},
            "tests/b.py::x",
        ),
        (
            {"tests/a.py::x": _last(), "tests/architecture/test_size.py::x": _last()},
            "tests/architecture/test_size.py::x",
        ),
        ({"tests/a.py::x": _last(11, run=3), "tests/b.py::x": _last(12, run=2)}, "tests/b.py::x"),
        ({"tests/a.py::x": _last(12), "tests/b.py::x": _last(11)}, "tests/b.py::x"),
    ],
    ids=["failed", "changed", "its own change", "rule", "older", "cheaper"],
)
def test_what_goes_first(tests, first):
    """There is time for little more than one: what is urgent has three quarters of it, the other one what is left."""
    tests |= {"tests/f.py::old": _last(0.1, run=0)}

    assert memory.choose(tests, STANDING, 1.5 if first != "tests/b.py::x" or tests[first].seconds == 1 else 12.2) == {
        first,
        "tests/f.py::old",
    }


def test_a_file_is_run_as_one_and_a_long_walk_test_by_test():
    tests = {f"tests/a.py::{name}": _last(seconds) for name, seconds in (("x", 5), ("y", 6), ("z", 9))}
    old = {"tests/b.py::x": _last(1, run=0)}

    assert memory.choose(tests | old, STANDING, 13) == old.keys()
    assert memory.choose(tests | old, STANDING, 13, longest=15) == {"tests/a.py::x", "tests/a.py::y", *old}


def test_what_is_kept_is_read_again(tmp_path):
    kept = memory.Memory("ground", 3)
    kept.learn({"tests/a.py::x": (0.12345, True), "tests/a.py::y": (1.0, False)}, "c", STANDING)
    kept.forget(["tests/a.py::y", "tests/a.py::unknown"])

    kept.write(tmp_path / "kept.json")

    assert memory.Memory.read(tmp_path / "kept.json") == kept
    assert kept.tests == {"tests/a.py::x": memory.Last(0.123, True, 3, "c", SAME)}
    assert [path.name for path in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.parametrize("damaged", ["", "[]", "{}", json.dumps({"ground": "", "run": 1, "tests": {"a": [1]}})])
def test_what_cannot_be_read_is_as_nothing(tmp_path, damaged):
    (tmp_path / "kept.json").write_text(damaged, encoding="utf-8")

    assert memory.Memory.read(tmp_path / "kept.json") is None
    assert memory.Memory.read(tmp_path / "none.json") is None
