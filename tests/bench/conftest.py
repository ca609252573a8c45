"""What is measured is told in a table at the end: milliseconds beside each other, and their ratio."""

import time
from collections.abc import Callable
from typing import Any

import pytest

TOLD = pytest.StashKey[list[str]]()


def seconds(act: Callable[[], Any], *, times: int = 5) -> float:
    """The shortest of several tries after a first: what disturbs can only lengthen."""

    def once() -> float:
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    act()
    return min(once() for _ in range(times))


def once(act: Callable[[], Any]) -> tuple[float, Any]:
    """How long one act takes that cannot be done twice, and what it made."""
    began = time.perf_counter()
    made = act()
    return time.perf_counter() - began, made


@pytest.fixture
def compare(request) -> Callable[[str, float, str, float], None]:
    """``compare("10.000 rows", seconds, "100 rows", seconds)`` is a line of the table."""
    lines = request.config.stash.setdefault(TOLD, [])

    def tell(what: str, long: float, beside: str, short: float) -> None:
        lines.append(f"{what}: {long * 1000:.1f} ms; {beside}: {short * 1000:.1f} ms; {long / short:.2f} times")

    return tell


@pytest.fixture
def table(request) -> Callable[[str], None]:
    """``table("…")`` is a line of the table as it stands."""
    return request.config.stash.setdefault(TOLD, []).append


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The table."""
    for line in config.stash.get(TOLD, []):
        terminalreporter.write_line(line)
