"""What both bin/test and bin/bench are made of: private services, and stages of pytest on them."""

import os
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from environment import ROOT, VENV, ensure
from pattern import ensure_pattern
from processes import Stopped, end, obey_signals, start
from said import Said, explain
from services import FAST, ensure_browser, ensure_programs, private_services

IN_PARALLEL = ["-n", "2", "--dist", "worksteal", "--reuse-db"]  # migrated once for all stages
COVERED = ["-m", "slipcover", "--branch", "--skip-covered"]  # the rest of its words stand in pyproject.toml


def run(work: Callable[["Stages"], int], *, settings: Sequence[str] = FAST) -> int:
    """Set everything up, do ``work``, take everything down; 0 when it went well, else a sentence says why not."""
    obey_signals()
    with tempfile.TemporaryDirectory(prefix="cmdp-test-") as folder:
        try:
            return _run(Path(folder), work, settings)
        except Said as said:
            print(said, file=sys.stderr)
        except OSError as error:
            print(explain(error, ROOT), file=sys.stderr)
        except Stopped:
            print("Stopped.", file=sys.stderr)
    return 1


def _run(folder: Path, work: Callable[["Stages"], int], settings: Sequence[str]) -> int:
    began = time.monotonic()
    ensure_programs(folder / "apt.log")
    python = ensure("requirements-dev.txt", folder / "install.log")
    browser = ensure_browser(python, folder / "browser.log")
    with private_services(settings) as services:
        env = _environment(services, browser)
        env |= {"CMDP_PATTERN": ensure_pattern(python, folder, env)}
        return work(Stages(python, folder, env, began))


def _environment(services: Mapping[str, str], browser: Path | None) -> dict[str, str]:
    """Only what we set decides; a shell's leftovers do not."""
    ours = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "ALLOWED_HOSTS", "MEDIA_ROOT", "STATIC_ROOT")
    others = ("BASE_URL", "CMDP_MODE", "CMDP_DATA", "CMDP_PULSES", "PYTEST_ADDOPTS", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if name not in {*ours, *others}}
    env |= services
    env |= {"DJANGO_SETTINGS_MODULE": "cmdp.settings.test"}
    env |= {"CMDP_CHROMIUM": str(browser or ""), "PATH": f"{VENV / 'bin'}:{os.environ.get('PATH', '')}"}
    return env


@dataclass
class Stages:
    """Runs the stages and remembers how each went."""

    python: Path
    folder: Path
    env: dict[str, str]
    began: float
    seconds: dict[str, float] = field(default_factory=dict)
    tested: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    remark: str = ""
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("passed", "failed", "skipped"), 0))

    def pytest(self, name: str, words: list[str], *, before: Sequence[str] = (), **env: str) -> int:
        """One run of pytest and its code, its words on our own output; ``before`` names who looks over its shoulder."""
        print(f"\n--- {name}", flush=True)
        self.tested.add(name)
        began, report = time.monotonic(), self.folder / f"{len(self.seconds)}.xml"
        command = [self.python, *before, "-m", "pytest", "-q", f"--junitxml={report}", *words]
        process = start(command, env=self.env | env, cwd=ROOT)
        try:
            code = process.wait()
        except BaseException:
            end(process, patience=5)
            raise
        self.seconds[name] = time.monotonic() - began
        if code:
            self.failed.append(name)
        self._count(report)
        return code

    def measured(self, part: str, words: list[str]) -> None:
        """A part of the bench over whole processes (``tests/bench/__main__.py``); it missed a target: not green."""
        folder = self.folder / part
        folder.mkdir()
        self.program(part, ["tests.bench", folder, part, *words])

    def program(self, part: str, command: list[str | Path], **env: str) -> None:
        """A program of the bench by its module's name and words; it found something wrong: not green."""
        print(f"\n--- {part}", flush=True)
        began = time.monotonic()
        process = start([self.python, "-m", *command], env=self.env | env, cwd=ROOT)
        try:
            code = process.wait()
        except BaseException:
            end(process, patience=5)
            raise
        self.seconds[part] = time.monotonic() - began
        if code:
            self.failed.append(part)

    def _count(self, report: Path) -> None:
        if not report.exists():
            return
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - pytest's own report
            bad, skipped = int(suite.get("failures", 0)) + int(suite.get("errors", 0)), int(suite.get("skipped", 0))
            self.counts["failed"] += bad
            self.counts["skipped"] += skipped
            self.counts["passed"] += int(suite.get("tests", 0)) - bad - skipped

    def only(self, arguments: list[str]) -> int:
        """What a developer asks for while working."""
        words = [word for word in arguments if word != "--coverage"]
        before = COVERED if words != arguments else []
        return start([self.python, *before, "-m", "pytest", *words], env=self.env, cwd=ROOT).wait()

    def summary(self) -> int:
        """Where the time went, and one closing line."""
        spent = ", ".join(f"{name} {taken:.0f} s" for name, taken in self.seconds.items())
        print(f"\n{spent}")
        if self.remark:
            print(self.remark)
        if self.failed:
            print(f"Not green: {', '.join(self.failed)}")
        failed = self.counts["failed"] + sum(name not in self.tested for name in self.failed)
        failed = max(failed, 1) if self.failed else 0
        words = f"{self.counts['passed']} passed, {failed} failed, {self.counts['skipped']} skipped"
        print(f"{words} in {time.monotonic() - self.began:.0f}s", flush=True)
        return 1 if self.failed else 0
