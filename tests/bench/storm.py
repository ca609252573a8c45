"""``bin/bench storm``: the last minutes before a call closes, on production's own processes; nothing may be lost or late.

Two pools, one for what is read and one for what is sent, a worker at a low weight, a mail server that takes all. All
sendings are on one call. Then more and more people save without a pause, until it takes no more.
"""

import argparse
import asyncio
import datetime as dt
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from applications.models import CallStage, Proposal
from applications.queries.sections import section_values, stage_rules
from tests.bench.asked_pages import scene_of
from tests.bench.asking import sign_in
from tests.bench.crowd import gather, sendable_draft
from tests.bench.pages import fill, seed
from tests.bench.reckoning import percentile, say, write_json
from tests.bench.service import POOL, Web, mail_sink
from tests.bench.storm_asking import Storm, Told
from tests.bench.storm_judged import wrongs_of
from tests.bench.storm_plan import SAVE, SEND, Crowd, plan_of
from tests.support.worker import Process

WHOLE: Final = 600.0
SHORT: Final = 20.0
STEPS: Final = (1, 2, 4, 8, 16, 32, 64, 128)
STEP: Final = 8.0
LIGHTEST: Final = 19


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of act: how many, how quickly, how it was answered; milliseconds from the planned instant."""

    what: str
    number: int
    median: float
    p95: float
    worst: float
    statuses: dict[str, int]
    target: float = 0

    @property
    def is_kept(self) -> bool:
        """Whether the p95 is within its target; without one it is."""
        return not self.target or self.p95 <= self.target


def main(folder: Path, words: Sequence[str]) -> int:
    """Run it; 0 when nothing was lost, late or broken and every time kept its target."""
    options = _options(words)
    seed()
    fill(round(options.files * options.scale))
    crowd = Crowd(options.scale)
    draft = sendable_draft()
    people = gather(draft, crowd.size, first=Proposal.objects.count() + 1)
    scene = scene_of(people[0])
    officer, *sessions = sign_in(scene.people["officer"], *(one.user for one in people))
    storm = Storm(people, sessions, officer, section_values(people[0].proposal, "questions"))
    storm.slot = stage_rules(draft).document_slots[0].key
    with _running(folder, storm):
        closes_at = _minutes(storm, crowd, draft.call_stage_id, options)
        rows, wrongs = _rows(storm.told, options.seconds), wrongs_of(storm, people, closes_at)
        steps = _ramp(storm, crowd, draft.call_stage_id, options) if options.ramp else []
    _tell(rows, steps, wrongs)
    if options.json:
        more = {"scale": options.scale, "seconds": options.seconds, "seed": options.seed, "wrongs": wrongs}
        write_json(
            options.json,
            "storm",
            f"{timezone.localtime():%d.%m.%Y %H.%M}",
            rows,
            **more,
            steps=[_as_told(*one) for one in steps],
        )
    return 0 if not wrongs and all(row.is_kept for row in rows) else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench storm", description=__doc__)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="a part of the whole: 0.05 is 25 people typing, 50 sending"
    )
    parser.add_argument(
        "--seconds", type=float, default=0, help=f"until the close (default {WHOLE:.0f}; {SHORT:.0f} below the whole)"
    )
    parser.add_argument(
        "--files", type=int, default=10_000, help="how many files there are at the desk, times the scale"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-ramp", dest="ramp", action="store_false", help="end with the close")
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    options = parser.parse_args(words)
    options.seconds = options.seconds or (WHOLE if options.scale >= 1 else SHORT)
    return options


@contextmanager
def _running(folder: Path, storm: Storm) -> Any:
    """Everything that runs in an installation but the proxy."""
    with ExitStack() as stack:
        _port, env = stack.enter_context(mail_sink(folder))
        told = {"EMAIL_URL": env["EMAIL_URL"], "PROXY_STAMPS_ARRIVAL": "on"}
        for name in ("pages", "saves"):
            web = Web(folder, name, pool=POOL, **told).start()
            stack.callback(web.stop)
            setattr(storm, name, web.port)
        for name, queues, processes in (("letters", "letters,clock", "2"), ("work", "work,clock", "1")):
            words = ["worker", "--hostname", f"{name}@bench", "--queues", queues, "--concurrency", processes]
            words += ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
            worker = Process(_python("celery", "-A", "cmdp", *words), folder=folder, name=name, env=web.env)
            stack.callback(worker.kill)
            worker.wait_for(" ready.", timeout=120)
            _lighten(worker.pid)
        yield


def _lighten(group: int) -> None:
    """Let a group of processes have what others leave, as CPUWeight does in an installation (docs/operations.md)."""
    os.setpriority(os.PRIO_PGRP, group, LIGHTEST)
    # Where the kernel weighs whole sessions, a process's own number counts only among its like.
    if (whole := Path(f"/proc/{group}/autogroup")).exists():
        whole.write_text(str(LIGHTEST), encoding="ascii")


def _python(module: str, *words: str) -> list[str]:
    return [sys.executable, "-m", module, *words]


def _minutes(storm: Storm, crowd: Crowd, window: int, options: argparse.Namespace) -> dt.datetime:
    """The storm itself; when the call closed. The plan begins with its first second."""
    plan = plan_of(crowd, options.seconds, options.seed)
    closes_at = timezone.now() + dt.timedelta(seconds=options.seconds)
    CallStage.objects.filter(pk=window).update(closes_at=closes_at)
    asyncio.run(storm.run(plan))
    return closes_at


def _ramp(storm: Storm, crowd: Crowd, window: int, options: argparse.Namespace) -> list[tuple[int, list[Told]]]:
    """More and more people who save without a pause."""
    CallStage.objects.filter(pk=window).update(closes_at=timezone.now() + dt.timedelta(hours=3))
    seconds = STEP if options.scale >= 1 else 1.0
    steps = [many for many in STEPS if many <= len(crowd.typing)]
    return [(many, asyncio.run(storm.saturate(many, seconds, crowd.typing))) for many in steps]


def _rows(told: Iterable[Told], close: float) -> list[Row]:
    told = list(told)
    saves, sends = _of(told, SAVE), [one for one in _of(told, SEND) if one.asked.at < close]
    return [
        _row("save", saves, target=100),
        _row("save, in the last second", [one for one in saves if one.asked.at >= close - 1]),
        _row("send, before the last second", [one for one in sends if one.asked.at < close - 1], target=300),
        _row("send, in the last second", [one for one in sends if one.asked.at >= close - 1], target=1500),
        *(_row(what, _of(told, what)) for what in ("upload", "look", "staff")),
    ]


def _of(told: Iterable[Told], what: str) -> list[Told]:
    return [one for one in told if one.asked.what == what]


def _row(what: str, told: Sequence[Told], *, target: float = 0) -> Row:
    times = [1000 * one.seconds for one in told] or [0.0]
    statuses: dict[str, int] = {}
    for one in told:
        statuses[str(one.status)] = statuses.get(str(one.status), 0) + 1
    return Row(what, len(told), percentile(times, 50), percentile(times, 95), max(times), statuses, target)


def _as_told(many: int, told: Sequence[Told]) -> dict[str, float]:
    row = _row("", told)
    kept = sum(one.status == HTTPStatus.OK for one in told)
    lasted = max((one.asked.at + one.seconds for one in told), default=1.0)
    return {
        "people": many,
        "per_second": kept / lasted,
        "median": row.median,
        "p95": row.p95,
        "not_kept": len(told) - kept,
    }


def _tell(rows: Sequence[Row], steps: Sequence[tuple[int, Sequence[Told]]], wrongs: Sequence[str]) -> None:
    for row in rows:
        said = ("kept" if row.is_kept else "missed") + f" {row.target:.0f} ms" if row.target else ""
        say(
            f"{row.what:<30} {row.number:>6} {row.median:>7.0f} {row.p95:>7.0f} {row.worst:>7.0f} ms {row.statuses} {said}"
        )
    for step in steps:
        one = _as_told(*step)
        say(
            f"{one['people']:>4} at once {one['per_second']:>6.0f} saves/s, p95 {one['p95']:.0f} ms, not kept {one['not_kept']}"
        )
    for wrong in wrongs:
        say(f"WRONG: {wrong}")
    say("nothing lost, nothing late, nothing doubled" if not wrongs else f"{len(wrongs)} things went wrong")
