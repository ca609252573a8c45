"""A run of bin/test: whole at first, then as much as there is time for, until everything has come round."""

import importlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.modules import ROOT

FILES = {"tests/kit/test_money.py": 30, "tests/kit/test_text.py": 20, "tests/doors/test_rounds.py": 1}


@pytest.fixture
def rounds(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    module = importlib.import_module("rounds")
    monkeypatch.setattr(module, "KEPT", tmp_path / "kept.json")
    monkeypatch.setattr(module, "commit", lambda: "abc")
    monkeypatch.setattr(module, "marks_of", lambda file: importlib.import_module("memory").Marks(file, ""))
    return module


class Stages:
    """Tells of two tests in each file that it is given, each half of what the file takes; those named ``red`` fail."""

    def __init__(self, folder, red=(), code=None):
        self.folder, self.red, self.code = folder, red, code
        self.failed, self.remark, self.asked = [], "", []

    def pytest(self, name, words, *, before, CMDP_TOLD, CMDP_WAITING):  # noqa: N803 - the names of variables
        assert before == []
        waiting = json.loads(Path(CMDP_WAITING).read_text())
        given = [f"{file}::{test}" for file in words if file in FILES for test in "xy"]
        self.asked = [test for test in given if test not in waiting]
        told = {test: (FILES[test.partition("::")[0]] / 2, test not in self.red) for test in self.asked}
        Path(CMDP_TOLD).write_text(json.dumps(told))
        code = self.code or int(any(test in self.red for test in self.asked))
        self.failed += [name] if code else []
        return code


@pytest.fixture
def play(rounds, tmp_path):
    def play(*, whole=False, seconds=25, **how):
        stages = Stages(tmp_path, **how)
        played = rounds.Rounds(stages, whole=whole)
        played.play(rounds.Part("suite", [*FILES], ["-n", "2"], seconds), before=[])
        played.close()
        return stages

    return play


def test_a_run_is_whole_until_all_was_green_then_short(play):
    red = {"tests/kit/test_text.py::x"}

    runs = [play(red=red), play(), play(), play(whole=True)]

    assert [len(run.asked) for run in runs] == [6, 6, 4, 6]
    assert [run.remark.partition(";")[0] for run in runs] == ["", "", "4 of 6 tests ran", ""]


def test_short_runs_bring_everything_round_and_say_what_waits(play):
    play()

    first, second = play(), play()

    said = "4 of 6 tests ran; 2 wait, green when they last ran, the longest since abc. "
    assert first.remark == f"{said}bin/test --whole runs all, and judges the coverage."
    assert first.failed == []
    assert {*first.asked, *second.asked} == {f"{file}::{test}" for file in FILES for test in "xy"}


def test_what_failed_is_run_first_and_the_run_is_red_while_it_waits(play):
    broken = {f"{file}::x" for file in FILES}
    play()

    red = play(red=broken, whole=True)
    again = play(red=broken, seconds=20)

    assert red.failed == ["suite"]
    assert "1 of them red when they last ran" in again.remark
    assert again.failed == ["suite", "red when it last ran, and waiting"]


def test_a_test_that_is_no_more_is_forgotten_and_a_run_that_broke_teaches_nothing(play, rounds, monkeypatch):
    play()
    before = rounds.Memory.read(rounds.KEPT).tests

    play(code=3)
    after = rounds.Memory.read(rounds.KEPT).tests
    monkeypatch.setitem(FILES, "tests/kit/test_text.py", 0)
    monkeypatch.setattr(Stages, "pytest", _tells_of_one)
    play(whole=True)

    assert after == before
    assert rounds.Memory.read(rounds.KEPT).tests.keys() == {"tests/kit/test_text.py::x"}


def _tells_of_one(_stages, _name, _words, **env):
    Path(env["CMDP_TOLD"]).write_text(json.dumps({"tests/kit/test_text.py::x": (1, True)}))
    return 0


def test_on_other_ground_a_run_is_whole(play, rounds, monkeypatch):
    play()
    monkeypatch.setattr(rounds, "ground", lambda: "other packages")

    assert [len(play().asked), len(play().asked)] == [6, 4]


def test_a_new_file_is_run_whatever_the_time(play, rounds, tmp_path, monkeypatch):
    play()
    monkeypatch.setitem(FILES, "tests/kit/test_dates.py", 90)

    assert "tests/kit/test_dates.py::x" in play().asked


def test_the_plugin_leaves_out_what_waits_and_tells_of_the_rest(tmp_path, monkeypatch):
    told = importlib.import_module("tests.support.told")
    monkeypatch.setenv(told.WAITING, str(tmp_path / "waiting"))
    monkeypatch.setenv(told.TOLD, str(tmp_path / "told"))
    monkeypatch.setattr(told, "_told", {})
    (tmp_path / "waiting").write_text('["t.py::a"]', encoding="utf-8")
    items, left = [SimpleNamespace(nodeid=f"t.py::{name}") for name in "ab"], []
    hook = SimpleNamespace(pytest_deselected=_into(left))

    told.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)
    for seconds, failed in ((0.5, False), (1, True), (0.25, False)):
        told.pytest_runtest_logreport(SimpleNamespace(nodeid="t.py::b", duration=seconds, failed=failed))
    told.pytest_sessionfinish(SimpleNamespace(config=SimpleNamespace()))

    assert ([item.nodeid for item in items], [item.nodeid for item in left]) == (["t.py::b"], ["t.py::a"])
    assert json.loads((tmp_path / "told").read_text()) == {"t.py::b": [1.75, False]}


def _into(left):
    def pytest_deselected(items):
        left.extend(items)

    return pytest_deselected


def test_a_change_is_seen_in_the_tests_that_it_comes_near(rounds, monkeypatch, tmp_path):
    nearness = importlib.import_module("nearness")
    written = {
        "tests/kit/test_money.py": "from tests.support import words\nfrom cmdp.kit.letters import post\n",
        "tests/support/words.py": "",
        "tests/kit/conftest.py": "",
        "cmdp/kit/money.py": "PAGE = 'pages/money.html'\n",
        "cmdp/kit/letters.py": "",
        "cmdp/kit/far.py": "",
        "templates/pages/money.html": "",
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(nearness, "ROOT", tmp_path)

    def changed_by(name):
        marks = []
        for text in (written[name], f"{written[name]}# otherwise\n"):
            (tmp_path / name).write_text(text, encoding="utf-8")
            for known in (nearness._imported, nearness._files_of, nearness._named, nearness._content):
                known.cache_clear()
            marks.append(nearness.marks_of("tests/kit/test_money.py"))
        return (marks[0].own != marks[1].own, marks[0].near != marks[1].near)

    assert {name: changed_by(name) for name in written} == {
        "tests/kit/test_money.py": (True, False),
        "tests/support/words.py": (True, False),
        "tests/kit/conftest.py": (True, False),
        "cmdp/kit/money.py": (False, True),
        "cmdp/kit/letters.py": (False, True),
        "cmdp/kit/far.py": (False, False),
        "templates/pages/money.html": (False, True),
    }
