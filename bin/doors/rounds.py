"""A run of bin/test over its parts: all of every one, or as much as a short run has time for, in an order that brings
every test round within a few.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from environment import VENV
from memory import Memory, choose, file_of
from nearness import commit, ground, marks_of
from stages import Stages

KEPT = VENV / "cmdp-tests.json"
WORKERS, START = 2, 12  # seconds until a stage's first test: its workers start, read their files, copy the database
PLUGIN = ["-p", "tests.support.told"]
WAITS = "red when it last ran, and waiting"


@dataclass(frozen=True)
class Part:
    """One stage: its files, how pytest runs them, its seconds in a short run, from which a file is run test by test."""

    name: str
    files: list[str]
    words: list[str]
    seconds: int
    longest: float = float("inf")


class Rounds:
    """One run, and what is remembered of it; it is whole if that is asked for or nothing is remembered."""

    def __init__(self, stages: Stages, *, whole: bool) -> None:
        here, kept = ground(), Memory.read(KEPT)
        self.stages, self.commit = stages, commit()
        self.whole = whole or kept is None or kept.ground != here
        self.memory = kept if kept and kept.ground == here else Memory(here)
        self.may_keep = bool(self.memory.tests)
        self.memory.run += 1
        self.ran: set[str] = set()

    def play(self, part: Part, *, before: Sequence[str]) -> None:
        """Run what is chosen of a part, and learn how it went."""
        marks = {file: marks_of(file) for file in part.files}
        known = self.memory.of(part.files)
        budget = float(WORKERS * (part.seconds - START))
        chosen = set(known) if self.whole else choose(known, marks, budget, longest=part.longest)
        new = set(part.files) - {file_of(name) for name in known}
        files = sorted(new | {file_of(name) for name in chosen})
        told = self._run(part, files, set(known) - chosen, before) if files else {}
        self.ran |= told.keys()
        self.memory.learn(told, self.commit, marks)
        if told:
            self.memory.forget(chosen - told.keys())

    def _run(self, part: Part, files: list[str], waiting: Iterable[str], before: Sequence[str]) -> dict:
        told, waits = (self.stages.folder / f"{part.name}.{name}" for name in ("told", "waiting"))
        waits.write_text(json.dumps(sorted(waiting)), encoding="utf-8")
        words = [*part.words, *PLUGIN, *files]
        code = self.stages.pytest(part.name, words, before=before, CMDP_TOLD=str(told), CMDP_WAITING=str(waits))
        return json.loads(told.read_text(encoding="utf-8")) if code in {0, 1} and told.exists() else {}

    def close(self) -> None:
        """Keep what was learned, and say in one sentence what was not tried."""
        tests = self.memory.tests
        if self.may_keep or (self.whole and not self.stages.failed):
            self.memory.write(KEPT)
        waiting = {name: last for name, last in tests.items() if name not in self.ran}
        red = sum(not last.passed for last in waiting.values())
        if waiting:
            longest = min(waiting.values(), key=lambda last: last.run).commit
            how = f"{red} of them red when they last ran" if red else "green when they last ran"
            self.stages.remark = (
                f"{len(self.ran):,} of {len(tests):,} tests ran; {len(waiting):,} wait, {how}, the longest since "
                f"{longest}. bin/test --whole runs all, and judges the coverage."
            )
        if red:
            self.stages.failed.append(WAITS)
