"""Each stage of bin/test reads its own files: none is left out, and a browser is driven where its stage looks."""

import importlib
import re
import subprocess

import pytest

from tests.support.modules import ROOT


@pytest.fixture
def stages(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    return importlib.import_module("test")


def test_a_browser_is_driven_in_its_stage_alone(stages):
    driving = {
        str(path.relative_to(ROOT))
        for path in ROOT.glob("tests/**/test_*.py")
        if re.search(r"^(@pytest\.mark\.browser|pytestmark = .*mark\.browser)", path.read_text(), re.MULTILINE)
    }

    far = {part.name: set(part.files) for part in stages.parts()}["walks and browser"]
    assert driving <= far
    assert {path for path in far - driving if not path.startswith(stages.WALKS)} == set()


def test_the_walks_are_where_the_stage_looks(stages):
    assert all((ROOT / folder / "__init__.py").exists() for folder in stages.WALKS)


@pytest.mark.parametrize(("asked", "code"), [("--help", 0), ("everything", 2)])
def test_the_heavier_door_says_what_it_does(asked, code):
    done = subprocess.run([ROOT / "bin/bench", asked], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, "bin/bench speed" in done.stdout, done.stderr) == (code, True, "")


def test_what_is_measured_is_no_part_of_the_suite():
    measured = {path.name for path in (ROOT / "tests/bench").glob("*.py")} - {"__init__.py", "conftest.py"}

    assert measured
    assert not {name for name in measured if name.startswith("test_")}


def test_every_file_of_tests_stands_in_one_part(stages):
    standing = sorted(file for part in stages.parts() for file in part.files)

    assert standing == sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/**/test_*.py"))


def test_whoever_checks_a_commit_runs_everything_by_one_door():
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[1:] == [
        'exec "$(dirname "$0")/../bin/test" --whole'
    ]


def test_what_takes_turns_is_tried_whole_by_the_heavier_door(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    walks = tuple(importlib.import_module("bench").WALKS)

    turning = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("tests/**/test_*.py")
        if re.search(r"^from tests\.support\.whole import", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]

    assert turning
    assert [path for path in turning if not path.startswith(walks)] == []
