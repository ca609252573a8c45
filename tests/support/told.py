"""A plugin of pytest for bin/test: leaves out the tests that are to wait, and tells how each of the others went."""

import json
import os
from pathlib import Path

import pytest

WAITING, TOLD = "CMDP_WAITING", "CMDP_TOLD"  # files: a list of tests, and what is told of each
_told: dict[str, tuple[float, bool]] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that nobody knows yet is not among those that wait."""
    waiting = set(json.loads(Path(os.environ[WAITING]).read_text(encoding="utf-8")))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in waiting])
    items[:] = [item for item in items if item.nodeid not in waiting]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A test is made ready, called and cleared away: all three take time, and all may fail."""
    seconds, passed = _told.get(report.nodeid, (0.0, True))
    _told[report.nodeid] = seconds + report.duration, passed and not report.failed


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The workers' reports come together where the run began."""
    if not hasattr(session.config, "workerinput"):
        Path(os.environ[TOLD]).write_text(json.dumps(_told), encoding="utf-8")
