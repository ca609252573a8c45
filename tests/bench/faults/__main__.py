"""``python -m tests.bench.faults``: so many seeded rounds, a table by kind, and JSON for whoever compares runs."""

import argparse
import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from tests.bench.faults.house import House

if TYPE_CHECKING:
    from tests.bench.faults.rounds import Round

SHOWN = 6
# A database that says yes too early loses what it acknowledged when it is stopped at once.
PLANTED = "database stopped at once"


def main(words: Sequence[str] | None = None) -> int:
    """0 when nothing was found; of a careless database the other way round."""
    options = _options(words)
    with tempfile.TemporaryDirectory(prefix="cmdp-faults-") as home:
        folder = Path(home)
        folder.chmod(0o711)
        with House(folder, careless=options.careless) as house:
            house.open()
            django.setup()
            found, told = _played(house, options)
            if options.log:
                options.log.write_text(house.said())
    print(_table(found), "\n", "; ".join(f"{name}: {value}" for name, value in told.items()), sep="", flush=True)
    if options.json:
        told |= {"seed": options.seed, "rounds": [asdict(one) | {"recovery": one.recovery} for one in found]}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1))
    lost = any(one.faults for one in found)
    return int(not lost if options.careless else lost or any(one.is_late for one in found))


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="how many (default 200)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments (default 1)")
    parser.add_argument("--first", type=int, default=1, help="the round to begin with, to repeat one (default 1)")
    parser.add_argument("--json", type=Path, help="a file for every round's figures")
    parser.add_argument("--log", type=Path, help="a file for what the processes said")
    parser.add_argument("--only", default="", help="kinds of faults by a part of their name")
    careless = "a database that says yes too early: the run must find losses, or it proves nothing"
    parser.add_argument("--careless", action="store_true", help=careless)
    options = parser.parse_args(words)
    options.only = PLANTED if options.careless else options.only
    return options


def _played(house: House, options: argparse.Namespace) -> tuple[list["Round"], dict[str, Any]]:
    from tests.bench.faults.rounds import Rounds  # noqa: PLC0415 - needs Django on the house's own database

    rounds, found = Rounds(house, options.seed, only=options.only), []
    for one in rounds.play(options.first, options.rounds):
        found.append(one)
        print(
            f"{one.number:4} {one.kind:<30}{one.acts:4} acts, back in {one.recovery:4.1f} s ({_parts(one)}), load {one.load:.1f}",
            flush=True,
        )
        if one.faults or one.is_late:
            again = f"--seed {options.seed} --first {one.number} --rounds 1" + (
                f" --only '{options.only}'" * bool(options.only)
            )
            print(*(f"       {fault}" for fault in one.faults[:SHOWN]), sep="\n")
            print(f"       again: bin/bench faults {again}", flush=True)
    return found, rounds.told()


def _parts(one: "Round") -> str:
    return ", ".join(f"{part} {seconds:.1f}" for part, seconds in one.back.items())


def _table(found: list["Round"]) -> str:
    """As ``docs/resilience.md`` has it."""
    by_kind = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    lines = [
        "",
        "| fault | rounds | back after, median | worst | waited for longest | late | lost, halved or doubled |",
        "|---|" + "---|" * 6,
    ]
    for kind, rows in sorted(by_kind.items()):
        back = [one.recovery for one in rows]
        late, lost = sum(one.is_late for one in rows), sum(bool(one.faults) for one in rows)
        longest = statistics.mode(one.last for one in rows)
        times = f"{statistics.median(back):.1f} s | {max(back):.1f} s"
        lines.append(f"| {kind} | {len(rows)} | {times} | {longest} | {late} | {lost} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
