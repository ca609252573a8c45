"""Hold the coverage of lines and branches: all of it where the rules live, 95 % elsewhere.

Run by bin/test as ``python -m tests.support.floor coverage.json``.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

WHOLE = (
    "applications/domain/",
    "applications/policies/",
    "applications/queries/",
    "applications/moves.py",
    "priorities/domain",
    "priorities/policies",
    "priorities/queries",
    "cmdp/outbox/",
    "cmdp/audit/",
)
ELSEWHERE = 95.0


def verdict(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """A line for every file or room under its floor."""
    whole = {name: file for name, file in files.items() if name.startswith(WHOLE)}
    short = [
        f"{name}: lines {file['missing_lines']}, branches {file['missing_branches']} are never reached"
        for name, file in whole.items()
        if file["missing_lines"] or file["missing_branches"]
    ]
    rest = percent([file["summary"] for name, file in files.items() if name not in whole])
    return short if rest >= ELSEWHERE else [*short, f"elsewhere: {rest:.1f} % of {ELSEWHERE:.0f} %"]


def percent(summaries: list[Mapping[str, int]]) -> float:
    """Lines and branches reached, of all there are."""
    reached = sum(each["covered_lines"] + each["covered_branches"] for each in summaries)
    there = reached + sum(each["missing_lines"] + each["missing_branches"] for each in summaries)
    return 100 * reached / there if there else 100.0


if __name__ == "__main__":
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    under = verdict(report["files"])
    everything = percent([file["summary"] for file in report["files"].values()])
    print(*under, f"coverage of lines and branches: {everything:.1f} %", sep="\n")
    sys.exit(1 if under else 0)
