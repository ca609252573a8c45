"""Run every check: linters, types, templates, migrations, deployment, the suite on real PostgreSQL and Redis,
journeys in real Chromium, both doors, coverage.

With arguments only pytest runs, with these arguments, on the same private services; with --coverage it also tells
which lines and branches they do not reach:
bin/test tests/kit -k money
bin/test --coverage tests/kit
"""

import subprocess
import sys
import time
from pathlib import Path

from environment import ROOT
from processes import start, tail
from stages import COVERED, IN_PARALLEL, Stages, run

# What a walk over all pages runs through does not count as covered: it looks closely at nothing inside. Each stage
# reads its own files only, since each worker reads them again.
WALKS = ("tests/architecture", "tests/hostile", "tests/journeys", "tests/pages")
BROWSER = "tests/**/test_*browser.py"


def main() -> int:
    """The door: 0 when everything passed."""
    arguments = sys.argv[1:]
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    return run(lambda stages: stages.only(arguments) if arguments else _check(stages))


def _check(stages: Stages) -> int:
    reached = str(stages.folder / "coverage.json")
    far = [*WALKS, *browser_files()]
    suite = ["-m", "not doors", "tests", *(f"--ignore={path}" for path in far)]
    _linters(stages)
    stages.pytest("suite", [*IN_PARALLEL, *suite], before=[*COVERED, "--json", "--out", reached])
    stages.pytest("walks and browser", [*IN_PARALLEL, *far])
    stages.pytest("doors and smoke", ["-n", "2", "--dist", "loadfile", "-m", "doors", "tests/doors"])
    _coverage(stages, reached)
    return stages.summary()


def browser_files() -> list[str]:
    """The files outside of the walks whose tests drive a browser."""
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(BROWSER))


def _linters(stages: Stages) -> None:
    """The quick ones, side by side; only a complaint is printed."""
    began, running = time.monotonic(), []
    for name, words in _quick().items():
        log = stages.folder / f"{len(running)}.log"
        with log.open("wb") as out:
            env = stages.env | (_production(stages.folder) if "--deploy" in words or "makemigrations" in words else {})
            running.append((name, log, start([stages.python, *words], env=env, cwd=ROOT, out=out)))
    for name, log, process in running:
        code = process.wait()
        print(f"{'ok  ' if code == 0 else 'FAIL'} {name}", flush=True)
        if code:
            stages.failed.append(name)
            print(tail(log, 60), flush=True)
    stages.seconds["linters"] = time.monotonic() - began


def _quick() -> dict[str, list[str]]:
    return {
        "ruff check": ["-m", "ruff", "check", "--no-cache", "."],
        "ruff format": ["-m", "ruff", "format", "--no-cache", "--check", "."],
        "mypy": ["-m", "mypy"],
        "djlint": ["-m", "djlint", "--quiet", "--lint", "templates"],
        "makemigrations --check": ["manage.py", "makemigrations", "--check", "--dry-run"],
        "check --deploy": ["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    }


def _production(folder: Path) -> dict[str, str]:
    """Production's settings as an installation would have them."""
    return {
        "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
        "SECRET_KEY": "".join(chr(33 + (7 * n) % 90) for n in range(64)),
        "ALLOWED_HOSTS": "basvuru.example.org",
        "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
    }


def _coverage(stages: Stages, reached: str) -> None:
    """Every branch of the rooms that bear the rules, and the rest by its floor."""
    print("\n--- coverage", flush=True)
    floor = [stages.python, "-m", "tests.support.floor", reached]
    if subprocess.run(floor, env=stages.env, cwd=ROOT, check=False).returncode:
        stages.failed.append("coverage")


if __name__ == "__main__":
    sys.exit(main())
