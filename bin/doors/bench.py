"""What is too heavy for every commit, on the same private services as bin/test:

bin/bench walks   every way to go wrong at every address and form with four times as many hostile texts, every page in both
                  languages, light and dark at both widths and drawn for everybody, every property tried ten times as often
bin/bench speed   how long one thing takes beside another, in one run: ratios, since seconds are this machine's alone
bin/bench growth  queries, bytes and memory at 100, 1,000 and 10,000 files or rows, page by page; what grows with them is wrong
bin/bench image   the container image: its file done line by line in a bare Debian root, its services started there without rights
bin/bench broker  letters through RabbitMQ instead of Redis, which is killed meanwhile and started again
bin/bench alerts  the alerts of deploy/, judged and tried by Prometheus's own promtool
bin/bench audit   known weaknesses of what the locks name, by pip-audit; where its data cannot be reached it says so
bin/bench pages   every page of production's own processes beside its floor, at 1,000, 10,000 and 100,000 files, and what it
                  must keep; --sizes, --times, --only, --json as its own --help says
bin/bench faults  seeded rounds in which a process is killed, a service stops, a disk is full, mail misbehaves or a clock jumps,
                  under load; --rounds, --seed, --first, --only, --json as its own --help says
bin/bench fuzz    every form of every page and every address of the API, given what nobody should send, 10,000 times; --requests,
                  --seed, --first as its own --help says
bin/bench storm   the last minutes before a call closes: 500 people typing, 1,000 sending, 200 of them in the last second; then
                  more and more until it takes no more. --scale, --seconds, --seed, --no-ramp, --json; 12 minutes
bin/bench start   a trial that was prepared before, until its first page, beside bare loading of the same code; --times, --json
bin/bench letters 10,000 letters by the worker that sends them, beside a bare loop over the same mail server; --letters, --json
bin/bench         all of it
"""

import argparse
import sys
from collections.abc import Callable

from audit import audit
from environment import ROOT
from services import SAFE, ensure_programs
from stages import IN_PARALLEL, Stages, run

# To fill a desk, or to ask ten thousand times, takes longer than any test may wait elsewhere.
PATIENCE = ["-o", "faulthandler_timeout=3600"]
WALKS = [
    "tests/hostile",
    "tests/architecture/test_every_page.py",
    "tests/architecture/test_routes.py",
    "tests/pages/test_sections.py",
]


def main() -> int:
    """The door: 0 when nothing was found wrong; a speed is never wrong, a growth is."""
    wanted = sys.argv[1:]
    if wanted and wanted[0] in MEASURED:
        return run(lambda stages: _measured(stages, {wanted[0]: wanted[1:]}), settings=SAFE)
    if wanted and wanted[0] in SEEDED:
        return run(lambda stages: _seeded(stages, {wanted[0]: wanted[1:]}))
    if not set(wanted) <= PARTS.keys():
        print(__doc__)
        return 0 if {"-h", "--help"} & set(wanted) else 2
    if wanted:
        return run(lambda stages: _do(stages, wanted))
    return (
        run(lambda stages: _do(stages, list(PARTS)))
        or run(lambda stages: _measured(stages, {name: [] for name in MEASURED}), settings=SAFE)
        or run(lambda stages: _seeded(stages, {name: [] for name in SEEDED}))
    )


def _do(stages: Stages, wanted: list[str]) -> int:
    for name in wanted:
        PARTS[name](stages)
    return stages.summary()


def _measured(stages: Stages, wanted: dict[str, list[str]]) -> int:
    for part, words in wanted.items():
        stages.measured(part, words)
    return stages.summary()


def _seeded(stages: Stages, wanted: dict[str, list[str]]) -> int:
    for part, words in wanted.items():
        SEEDED[part](stages, words)
    return stages.summary()


def _faults(stages: Stages, words: list[str]) -> None:
    # It stops and starts services of its own, by the code that starts these.
    stages.program("faults", ["tests.bench.faults", *words], PYTHONPATH=str(ROOT / "bin/doors"))


def _start(stages: Stages, words: list[str]) -> None:
    stages.program("start", ["tests.bench.start", *words])


def _fuzz(stages: Stages, words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="bin/bench fuzz")
    parser.add_argument("--requests", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other requests (default 1)")
    parser.add_argument("--first", type=int, default=1, help="the visit to begin with, to repeat one (default 1)")
    asked = parser.parse_args(words)
    stages.env["CMDP_FUZZ"] = f"{asked.requests} {asked.seed} {asked.first}"
    stages.pytest("fuzz", ["--reuse-db", *PATIENCE, "tests/hostile/test_fuzz.py"])
    del stages.env["CMDP_FUZZ"]


def _walks(stages: Stages) -> None:
    stages.env["CMDP_WHOLE"] = "1"
    stages.pytest("walks", [*IN_PARALLEL, *WALKS])
    stages.pytest("properties", [*IN_PARALLEL, *_files("tests/**/test_*.py", "from hypothesis import")])
    del stages.env["CMDP_WHOLE"]


def _speed(stages: Stages) -> None:
    stages.pytest("speed", ["--reuse-db", *_files("tests/bench/bench_*.py")])


def _growth(stages: Stages) -> None:
    stages.pytest("growth", ["--reuse-db", *PATIENCE, *_files("tests/bench/grow_*.py")])


def _image(stages: Stages) -> None:
    ensure_programs(stages.folder / "apt.log", mmdebstrap="mmdebstrap")
    stages.pytest("image", ["-o", "faulthandler_timeout=1800", *_files("tests/bench/image_*.py")])


def _broker(stages: Stages) -> None:
    ensure_programs(stages.folder / "apt.log", **{"rabbitmq-server": "rabbitmq-server"})
    stages.pytest("broker", _files("tests/bench/broker_*.py"))


def _alerts(stages: Stages) -> None:
    ensure_programs(stages.folder / "apt.log", promtool="prometheus")
    stages.pytest("alerts", ["tests/doors/test_alerts.py"])


def _audit(stages: Stages) -> None:
    print("\n--- audit", flush=True)
    found = audit(stages.python, ROOT / "requirements-dev.txt", env=stages.env)
    print("\n".join([*found.weaknesses, *found.excused, found.sentence]))
    stages.tested.add("audit")
    stages.counts["failed"] += len(found.weaknesses)
    stages.failed += ["audit"] if found.weaknesses else []


def _files(pattern: str, holding: str = "") -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(pattern) if holding in path.read_text())


# What takes words of its own, and no database that keeps its promises.
SEEDED: dict[str, Callable[[Stages, list[str]], None]] = {"faults": _faults, "fuzz": _fuzz, "start": _start}
# What takes words of its own, over a database that keeps its promises.
MEASURED = ("pages", "storm", "letters")
PARTS: dict[str, Callable[[Stages], None]] = {
    "walks": _walks,
    "speed": _speed,
    "growth": _growth,
    "image": _image,
    "broker": _broker,
    "alerts": _alerts,
    "audit": _audit,
}

if __name__ == "__main__":
    sys.exit(main())
