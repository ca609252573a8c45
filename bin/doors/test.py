"""Run every check: linters, types, templates, migrations, deployment, the suite on real PostgreSQL and Redis,
journeys in real Chromium, both doors, coverage.

Once all of it was green here, bin/test takes five minutes: it tries what failed, what your changes come near, and of
the rest what has waited longest; its last line says what waits. All of it again, with coverage:
bin/test --whole

With other arguments only pytest runs, with these arguments, on the same private services; with --coverage it also tells
which lines and branches they do not reach:
bin/test tests/kit -k money
bin/test --coverage tests/kit
"""

import subprocess
import sys
import time
from fnmatch import fnmatch
from pathlib import Path

from environment import ROOT
from processes import start, tail
from rounds import Part, Rounds
from stages import COVERED, IN_PARALLEL, Stages, run

# What a walk over all pages runs through does not count as covered: it looks closely at nothing inside. Each stage
# reads its own files only, since each worker reads them again.
WALKS = ("tests/architecture", "tests/hostile", "tests/journeys", "tests/pages")
BROWSER = "tests/*/test_*browser.py"
DOORS = "tests/doors/"
WHOLE = "--whole"


def main() -> int:
    """The door: 0 when everything passed."""
    arguments = sys.argv[1:]
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    if arguments in ([], [WHOLE]):
        return run(lambda stages: _check(stages, whole=bool(arguments)))
    return run(lambda stages: stages.only(arguments))


def _check(stages: Stages, *, whole: bool) -> int:
    reached = str(stages.folder / "coverage.json")
    rounds = Rounds(stages, whole=whole)
    _linters(stages)
    for part in parts():
        is_judged = rounds.whole and part.name == "suite"
        rounds.play(part, before=[*COVERED, "--json", "--out", reached] if is_judged else [])
    if rounds.whole:
        _coverage(stages, reached)
    rounds.close()
    return stages.summary()


def parts() -> list[Part]:
    """The stages of tests, each with its own files, and the seconds it has when time is short."""
    files = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/**/test_*.py"))
    far = [file for file in files if file.startswith(WALKS) or fnmatch(file, BROWSER)]
    doors = [file for file in files if file.startswith(DOORS) and "mark.doors" in (ROOT / file).read_text("utf-8")]
    suite = [file for file in files if file not in {*far, *doors}]
    return [
        Part("suite", suite, IN_PARALLEL, 120),
        Part("walks and browser", far, ["-n", "3", *IN_PARALLEL[2:]], 120, longest=20),  # a browser is waited for
        Part("doors and smoke", doors, ["-n", "2", "--dist", "loadfile"], 40),
    ]


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
