"""What became of a measurement: middles, ratios, verdicts; as a table for people and as JSON."""

import json
import math
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """What a page must keep at 10,000 files; 0 bounds nothing. ``growth`` is from the fewest files to the most."""

    ratio: float = 0
    ms: float = 0
    queries: int = 0
    growth: float = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """One page at one size; milliseconds. ``queries`` are those beyond what its floor spends on the way in."""

    page: str
    files: int
    bytes: int
    median: float
    p95: float
    floor: float
    queries: int

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.median / self.floor


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of a hundred of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def measured(
    page: str, files: int, size: int, seconds: Sequence[float], floor: Sequence[float], queries: int
) -> Measured:
    """Reckon one page of its seconds and its floor's."""
    told = {"median": statistics.median(seconds), "p95": percentile(seconds, 95), "floor": statistics.median(floor)}
    return Measured(page, files, size, queries=queries, **{name: 1000 * value for name, value in told.items()})


def missed(row: Measured, target: Target, fewest: Measured | None = None) -> list[str]:
    """Which targets the page misses, in words of the table; growth is judged beside the same page with the fewest files."""
    bounds = [
        ("ratio", row.ratio, target.ratio),
        ("ms", row.median, target.ms),
        ("p95", row.p95, 2 * target.ms),
        ("queries", row.queries, target.queries),
        ("growth", row.median / fewest.median if fewest else 0, target.growth),
    ]
    return [name for name, value, most in bounds if most and value > most]


def write_json(path: Path, kind: str, at: str, rows: Sequence[Any], **more: Any) -> None:
    """Keep a run: what, when, where, and every figure."""
    told = {"kind": kind, "at": at, "machine": machine(), **more, "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> str:
    """On what it ran: cores, memory, processor and Python."""
    memory = _first("/proc/meminfo", "MemTotal").split()
    size = f"{int(memory[0]) / 2**20:.0f} GiB" if memory else "?"
    cores = sum(line.startswith("processor") for line in _lines("/proc/cpuinfo"))
    return f"{cores} × {_first('/proc/cpuinfo', 'model name')}, {size}, Python {platform.python_version()}"


def _first(path: str, name: str) -> str:
    return next((line.partition(":")[2].strip() for line in _lines(path) if line.startswith(name)), "")


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else []


def say(words: str) -> None:
    """A line for whoever watches."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
