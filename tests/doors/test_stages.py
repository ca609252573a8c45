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

    outside = {path for path in driving if not path.startswith(stages.WALKS)}
    assert outside == set(stages.browser_files())
    assert driving - outside


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
