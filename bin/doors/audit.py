"""Known weaknesses of what the locks name, as pip-audit knows them. Where its data cannot be reached that is said, and fails nothing."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 300  # seconds
# The number of a weakness that does no harm here → why; it is told all the same, and fails nothing.
EXCUSED: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Audit:
    """What came of it: the weaknesses, one line each, and how many names were judged and how many could not be."""

    weaknesses: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    judged: int = 0
    unjudged: int = 0

    @property
    def sentence(self) -> str:
        """In one line what it is worth."""
        if not self.judged:
            return "Nothing was audited: the data about known weaknesses could not be reached."
        rest = f"; of {self.unjudged} nothing is known there" if self.unjudged else ""
        return f"{len(self.weaknesses)} known weaknesses in {self.judged} packages{rest}."


def audit(python: Path, lock: Path, *, env: Mapping[str, str]) -> Audit:
    """Ask about every line of a lock as it stands; nothing is installed or resolved."""
    words: Sequence[str | Path] = ("--requirement", lock, "--disable-pip", "--no-deps", "--format", "json")
    command = [python, "-m", "pip_audit", "--progress-spinner", "off", *words]
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        return read(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, ValueError):  # no answer, or no report
        return Audit()


def read(report: Mapping[str, Any], excused: Mapping[str, str] = EXCUSED) -> Audit:
    """A report of pip-audit: it passes over what it cannot look up, and would call that nothing found."""
    rows = report["dependencies"]
    judged = [row for row in rows if "skip_reason" not in row]
    found = [(weakness["id"], _line(row, weakness)) for row in judged for weakness in row["vulns"]]
    harmful = tuple(line for number, line in found if number not in excused)
    harmless = tuple(f"{line}; no harm here: {excused[number]}" for number, line in found if number in excused)
    return Audit(harmful, harmless, len(judged), len(rows) - len(judged))


def _line(row: Mapping[str, Any], weakness: Mapping[str, Any]) -> str:
    mended = ", ".join(weakness["fix_versions"]) or "no version yet"
    return f"{row['name']} {row['version']}: {weakness['id']}, mended in {mended}"
