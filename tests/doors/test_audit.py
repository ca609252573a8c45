"""What an audit of the locks is worth: a name that could not be looked up is not a name without weaknesses."""

import importlib
import os
from types import SimpleNamespace

import pytest

from tests.support.modules import ROOT

KNOWN = {"name": "django", "version": "5.2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["5.2.19"]}]}
CLEAN = {"name": "redis", "version": "8.1.0", "vulns": []}
PASSED_OVER = {"name": "typst", "skip_reason": "Dependency not found"}


@pytest.fixture
def door(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    return importlib.import_module("audit")


def test_a_weakness_is_named_with_what_mends_it(door):
    found = door.read({"dependencies": [KNOWN, CLEAN, PASSED_OVER]})

    assert found.weaknesses == ("django 5.2.0: PYSEC-1, mended in 5.2.19",)
    assert found.sentence == "1 known weaknesses in 2 packages; of 1 nothing is known there."


def test_a_weakness_that_does_no_harm_here_is_told_with_its_reason_and_fails_nothing(door):
    found = door.read({"dependencies": [KNOWN]}, excused={"PYSEC-1": "never called"})

    assert found.weaknesses == ()
    assert found.excused == ("django 5.2.0: PYSEC-1, mended in 5.2.19; no harm here: never called",)


def test_names_that_could_not_be_looked_up_are_not_called_sound(door):
    found = door.read({"dependencies": [PASSED_OVER, PASSED_OVER]})

    assert found.weaknesses == ()
    assert found.sentence == "Nothing was audited: the data about known weaknesses could not be reached."


@pytest.mark.parametrize("said", ["", "no JSON"])
def test_no_answer_is_nothing_audited(door, monkeypatch, said):
    monkeypatch.setattr(door.subprocess, "run", lambda *_words, **_more: SimpleNamespace(stdout=said))

    assert door.audit(ROOT, ROOT / "requirements-dev.txt", env=os.environ) == door.Audit()
