"""The children of bin/run, waited for: whoever answers in the last moment has answered."""

import importlib
import sys
import time

import pytest

from tests.support.modules import ROOT


@pytest.fixture
def children(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bin/doors")
    return importlib.import_module("children")


def wait_for(children, answers):
    """A child that runs, waited for without any patience."""
    child = children.Child("web", [sys.executable, "-c", "import time; time.sleep(60)"], answers, log=None)
    family = children.Family([child], {}, ROOT)
    family.begin()
    try:
        family.wait(0)
    finally:
        family.end()
    return child


def test_an_answer_after_the_last_moment_of_patience_counts(children):
    def answers():
        time.sleep(0.01)
        return True

    assert wait_for(children, answers).ready


def test_who_stays_silent_is_named(children):
    with pytest.raises(children.Said, match="web"):
        wait_for(children, lambda: False)
