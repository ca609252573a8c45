"""What the runs of the suite left behind, and whom a short run chooses by it: what failed, what a change comes near,
then what has waited longest. It is begun by a whole run that was green, and every run after brings it up to date.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

URGENT = 3 / 4  # of the time at most goes to failures and changes: the rest comes round whatever else there is
RULES, CHEAP = "tests/architecture/", 10  # a file of rules of up to so many seconds is run whenever there is room


class Marks(NamedTuple):
    """Fingerprints of what a file of tests consists of, and of what it tests."""

    own: str
    near: str


class Last(NamedTuple):
    """How a test went when it last ran: in the run of this number, on this commit."""

    seconds: float
    passed: bool
    run: int
    commit: str
    marks: Marks


@dataclass(frozen=True)
class Unit:
    """What is run or left together: a file, whose tests share what it makes, or one test of a long walk."""

    tests: tuple[str, ...]
    seconds: float
    run: int
    claim: int

    @property
    def age(self) -> tuple[int, float, tuple[str, ...]]:
        """What has waited longest comes first, and of that the cheapest."""
        return self.run, self.seconds, self.tests


@dataclass
class Memory:
    """The last runs; ``ground`` is what a run stands on: on another, nothing that passed says anything."""

    ground: str
    run: int = 0
    tests: dict[str, Last] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Memory | None":
        """What was kept, if anything that can be read."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            tests = {name: Last(*rest, Marks(*marks)) for name, (*rest, marks) in told["tests"].items()}
            return cls(told["ground"], told["run"], tests)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Keep it, whole or not at all: another branch may be at it."""
        made = path.with_suffix(f".{os.getpid()}")
        made.write_text(json.dumps({"ground": self.ground, "run": self.run, "tests": self.tests}), encoding="utf-8")
        made.replace(path)

    def learn(self, told: Mapping[str, tuple[float, bool]], commit: str, marks: Mapping[str, Marks]) -> None:
        """How the tests of this run went."""
        for name, (seconds, passed) in told.items():
            self.tests[name] = Last(round(seconds, 3), passed, self.run, commit, marks[file_of(name)])

    def forget(self, names: Iterable[str]) -> None:
        """Tests that are no more."""
        for name in names:
            self.tests.pop(name, None)

    def of(self, files: Iterable[str]) -> dict[str, Last]:
        """The tests of these files."""
        wanted = set(files)
        return {name: last for name, last in self.tests.items() if file_of(name) in wanted}


def file_of(name: str) -> str:
    """The file of a test."""
    return name.partition("::")[0]


def choose(
    tests: Mapping[str, Last], marks: Mapping[str, Marks], budget: float, *, longest: float = float("inf")
) -> set[str]:
    """The tests to run in ``budget`` seconds of one worker; a file of more than ``longest`` seconds goes test by test.

    Failures and changes come first, and the quick rules; whatever they are, the unit that has waited longest runs too,
    so that all come round, even where it alone takes longer than there is.
    """
    units, chosen, left = _units(tests, marks, longest), [], budget
    for unit in sorted((unit for unit in units if unit.claim), key=lambda unit: (-unit.claim, unit.age)):
        if unit.seconds <= left - (1 - URGENT) * budget:
            chosen.append(unit)
            left -= unit.seconds
    waiting = sorted(set(units) - set(chosen), key=lambda unit: unit.age)
    for unit in waiting:
        if unit is waiting[0] or unit.seconds <= left:
            chosen.append(unit)
            left -= unit.seconds
    return {name for unit in chosen for name in unit.tests}


def _units(tests: Mapping[str, Last], marks: Mapping[str, Marks], longest: float) -> list[Unit]:
    files, units = defaultdict(list), []
    for name in sorted(tests):
        files[file_of(name)].append(name)
    for file, names in files.items():
        taken = sum(tests[name].seconds for name in names)
        rule = file.startswith(RULES) and taken <= CHEAP
        for part in [[name] for name in names] if taken > longest else [names]:
            lasts = [tests[name] for name in part]
            claim = max(_claim(last, marks[file], rule=rule) for last in lasts)
            units.append(Unit(tuple(part), sum(last.seconds for last in lasts), min(last.run for last in lasts), claim))
    return units


def _claim(last: Last, marks: Marks, *, rule: bool) -> int:
    if not last.passed:
        return 4
    return 3 if last.marks.own != marks.own else 2 if last.marks.near != marks.near else int(rule)
