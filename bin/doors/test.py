"""Run every check: linters, types, templates, migrations, deployment, the suite on real PostgreSQL and Redis,
journeys in real Chromium, both doors, coverage.

With arguments only pytest runs, with these arguments, on the same private services; with --coverage it also tells
which lines and branches they do not reach:
bin/test tests/kit -k money
bin/test --coverage tests/kit
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from environment import ROOT, VENV, ensure
from pattern import ensure_pattern
from processes import Stopped, end, obey_signals, start, tail
from said import Said, explain
from services import ensure_browser, ensure_programs, private_services

# What a walk over all pages runs through does not count as covered: it looks closely at nothing inside. Each stage
# reads its own files only, since each worker reads them again.
WALKS = ("tests/architecture", "tests/hostile", "tests/journeys", "tests/pages")
BROWSER = "tests/**/test_*browser.py"
COVERED = ["-m", "slipcover", "--branch", "--skip-covered"]  # the rest of its words stand in pyproject.toml
IN_PARALLEL = ["-n", "2", "--dist", "worksteal", "--reuse-db"]  # migrated once for all stages


def main() -> int:
    """The door: 0 when everything passed."""
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        return 0
    obey_signals()
    with tempfile.TemporaryDirectory(prefix="cmdp-test-") as folder:
        try:
            return _check(Path(folder), sys.argv[1:])
        except Said as said:
            print(said, file=sys.stderr)
        except OSError as error:
            print(explain(error, ROOT), file=sys.stderr)
        except Stopped:
            print("Stopped.", file=sys.stderr)
    return 1


def _check(folder: Path, arguments: list[str]) -> int:
    began = time.monotonic()
    ensure_programs(folder / "apt.log")
    python = ensure("requirements-dev.txt", folder / "install.log")
    browser = ensure_browser(python, folder / "browser.log")
    with private_services() as services:
        env = _environment(services, browser)
        bench = Bench(python, folder, env | {"CMDP_PATTERN": ensure_pattern(python, folder, env)})
        if arguments:
            return bench.only(arguments)
        bench.linters()
        far = [*WALKS, *browser_files()]
        suite = ["-m", "not doors", "tests", *(f"--ignore={path}" for path in far)]
        bench.pytest("suite", [*IN_PARALLEL, *suite], before=[*COVERED, "--json", "--out", bench.reached])
        bench.pytest("walks and browser", [*IN_PARALLEL, *far])
        bench.pytest("doors and smoke", ["-n", "2", "--dist", "loadfile", "-m", "doors", "tests/doors"])
        bench.coverage()
    return bench.summary(time.monotonic() - began)


def browser_files() -> list[str]:
    """The files outside of the walks whose tests drive a browser."""
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(BROWSER))


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
class Bench:
    """Runs the stages and remembers how each went."""

    python: Path
    folder: Path
    env: dict[str, str]
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("passed", "failed", "skipped"), 0))

    def linters(self) -> None:
        """The quick ones, side by side; only a complaint is printed."""
        began, running = time.monotonic(), []
        for name, words in self._quick().items():
            log = self.folder / f"{len(running)}.log"
            with log.open("wb") as out:
                env = self.env | (self._production() if "--deploy" in words or "makemigrations" in words else {})
                running.append((name, log, start([self.python, *words], env=env, cwd=ROOT, out=out)))
        for name, log, process in running:
            code = process.wait()
            print(f"{'ok  ' if code == 0 else 'FAIL'} {name}", flush=True)
            if code:
                self.failed.append(name)
                print(tail(log, 60), flush=True)
        self.seconds["linters"] = time.monotonic() - began

    @staticmethod
    def _quick() -> dict[str, list[str]]:
        return {
            "ruff check": ["-m", "ruff", "check", "--no-cache", "."],
            "ruff format": ["-m", "ruff", "format", "--no-cache", "--check", "."],
            "mypy": ["-m", "mypy"],
            "djlint": ["-m", "djlint", "--quiet", "--lint", "templates"],
            "makemigrations --check": ["manage.py", "makemigrations", "--check", "--dry-run"],
            "check --deploy": ["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        }

    def _production(self) -> dict[str, str]:
        """Production's settings as an installation would have them."""
        return {
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
            "SECRET_KEY": "".join(chr(33 + (7 * n) % 90) for n in range(64)),
            "ALLOWED_HOSTS": "basvuru.example.org",
            "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.folder / "static"),
        }

    @property
    def reached(self) -> str:
        """The file that tells what the suite reached."""
        return str(self.folder / "coverage.json")

    def pytest(self, name: str, words: list[str], *, before: Sequence[str] = ()) -> None:
        """One run of pytest, its words on our own output; ``before`` names who looks over its shoulder."""
        print(f"\n--- {name}", flush=True)
        began, report = time.monotonic(), self.folder / f"{len(self.seconds)}.xml"
        command = [self.python, *before, "-m", "pytest", "-q", f"--junitxml={report}", *words]
        process = start(command, env=self.env, cwd=ROOT)
        try:
            code = process.wait()
        except BaseException:
            end(process, patience=5)
            raise
        self.seconds[name] = time.monotonic() - began
        if code:
            self.failed.append(name)
        self._count(report)

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

    def coverage(self) -> None:
        """Every branch of the rooms that bear the rules, and the rest by its floor."""
        print("\n--- coverage", flush=True)
        floor = [self.python, "-m", "tests.support.floor", self.reached]
        if subprocess.run(floor, env=self.env, cwd=ROOT, check=False).returncode:
            self.failed.append("coverage")

    def summary(self, seconds: float) -> int:
        """Where the time went, and one closing line."""
        spent = ", ".join(f"{name} {taken:.0f} s" for name, taken in self.seconds.items())
        print(f"\n{spent}")
        if self.failed:
            print(f"Not green: {', '.join(self.failed)}")
        pytests = {"suite", "walks and browser", "doors and smoke"}
        failed = self.counts["failed"] + sum(name not in pytests for name in self.failed)
        failed = max(failed, 1) if self.failed else 0
        words = f"{self.counts['passed']} passed, {failed} failed, {self.counts['skipped']} skipped"
        print(f"{words} in {seconds:.0f}s", flush=True)
        return 1 if self.failed else 0


if __name__ == "__main__":
    sys.exit(main())
