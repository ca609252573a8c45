"""``bin/bench pages``: every page beside its floor, at 1,000, 10,000 and 100,000 files, on production's own processes.

Page and floor are asked in turn, so that what disturbs one disturbs the other.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from applications.demo import load, many
from applications.demo.many_desk import desk_of_demo
from applications.domain.folding import fold
from applications.models import Proposal
from applications.queries.list_changes import calls_to_fold
from tests.bench.asked_pages import ALONE, SAVED, Page, pages_of, scene_of
from tests.bench.asking import Answer, ask, sign_in, typed
from tests.bench.at_once import PEOPLE, saves_at_once
from tests.bench.crowd import gather, sendable_draft, widen
from tests.bench.reckoning import Measured, Target, measured, missed, say, write_json
from tests.bench.service import Web
from tests.bench.targets import JUDGED, TARGETS

SIZES: Final = (1_000, 10_000, 100_000)
TIMES: Final = 41
WARM: Final = 4
KEPT: Final = "kept"
# What runs one statement of its own: all others belong to the way in.
BARE: Final = "/zemin/bare/1/0/"


def main(folder: Path, words: Sequence[str]) -> int:
    """Measure; 0 when every page kept its targets."""
    options = _options(words)
    seed()
    rows: list[Measured] = []
    for size in sorted(options.sizes):
        fill(size)
        for row in measure(folder, size, options):
            rows.append(row)
            say(line(row, verdict(rows, row, TARGETS[row.page])))
    if options.json:
        write_json(options.json, "pages", f"{timezone.localtime():%d.%m.%Y %H.%M}", rows)
    return 0 if all(verdict(rows, row, TARGETS[row.page]) == KEPT for row in rows) else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench pages", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many files there are")
    parser.add_argument("--times", type=int, default=TIMES, help=f"requests of each page (default {TIMES})")
    parser.add_argument("--only", default="", help="the pages whose name holds these words")
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    return parser.parse_args(words)


def seed() -> None:
    """What every size begins with: the tables, the reference data, the demonstration."""
    call_command("migrate", verbosity=0)
    if not load.is_loaded():
        call_command("load_reference", verbosity=0)
        # Its rules are defaults that nobody confirmed; calls are announced by them in a trial alone.
        with override_settings(MODE="trial"):
            load.load(now=timezone.now())
        widen(desk_of_demo(now=timezone.now()).window.stage)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill(size: int) -> None:
    """Let there be ``size`` files at the desk, as tables are that the database has looked through lately."""
    there = Proposal.objects.filter(call=desk_of_demo(now=timezone.now()).call, reference__regex="/[0-9]{6,}$").count()
    if (lacking := size - there) > 0:
        many.load_many(lacking, desk_of_demo(now=timezone.now()))
    for call in calls_to_fold():  # as the clock would have
        fold(call)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure(folder: Path, size: int, options: argparse.Namespace) -> Iterator[Measured]:
    """Every page at this size; and after a save of one, many at once."""
    crowd = gather(sendable_draft(), PEOPLE, first=Proposal.objects.count() + 1)
    scene = scene_of(crowd[0])
    (folder / "parameters.json").write_text(json.dumps(scene.parameters), encoding="utf-8")
    sessions = dict(zip(scene.people, sign_in(*scene.people.values()), strict=True)) | {"": ""}
    web = Web(folder).start()
    try:
        for page in pages_of(scene, *crowd[:2]):
            if options.only in page.name:
                yield (row := _one(web, page, sessions, size, options.times))
                if page.name == ALONE:
                    yield saves_at_once(web, crowd, size, row.queries)
    finally:
        web.stop()


def _one(web: Web, page: Page, sessions: Mapping[str, str], size: int, times: int) -> Measured:
    """Ask for the page and its floor in turn."""
    session = sessions[page.who]
    way_in = ask(web.port, BARE, session).number
    first = _ask(web, page, sessions, 0)
    floor = f"/zemin/{page.floor}/{len(first.body)}/{page.key}/"
    body = typed(SAVED) if page.post else ""
    answers: list[Answer] = []
    bases: list[Answer] = []
    for number in range(1, times + WARM):
        answers.append(_ask(web, page, sessions, number))
        bases.append(checked(ask(web.port, floor, session, body=body), page.floor))
    told = web.told()
    return measured(
        page.name,
        size,
        len(first.body),
        [answer.seconds for answer in answers[WARM:]],
        [answer.seconds for answer in bases[WARM:]],
        told[answers[-1].number]["queries"] - told[way_in]["queries"] + 1,
    )


def _ask(web: Web, page: Page, sessions: Mapping[str, str], number: int) -> Answer:
    body = typed(page.post(number)) if page.post else ""
    answer = ask(web.port, page.path, sessions[page.who], body=body, Accept=page.accepts)
    # A form that was not taken comes back as a page: whoever measured that would measure no save.
    wanted = HTTPStatus.FOUND if page.post and page.accepts == "text/html" else HTTPStatus.OK
    return checked(answer, page.name, wanted)


def checked(answer: Answer, what: str, wanted: HTTPStatus = HTTPStatus.OK) -> Answer:
    """The answer, if it is the one that was wanted: an error is quickly given."""
    if answer.status != wanted:
        raise AssertionError(f"{what}: {answer.status}: {answer.body[:2000].decode(errors='replace')}")
    return answer


def verdict(rows: Sequence[Measured], row: Measured, target: Target) -> str:
    """What the row misses of what the page must keep: times and queries at 10,000 files, growth at more."""
    fewest = next(other for other in rows if other.page == row.page)
    asked = target if row.files == JUDGED else Target(growth=target.growth) if row.files > JUDGED else Target()
    return ", ".join(missed(row, asked, fewest)) or KEPT


def line(row: Measured, said: str) -> str:
    """One row for people."""
    return (
        f"{row.page:<32} {row.files:>7,} {row.bytes / 1024:>6.0f} KiB {row.median:>8.1f} {row.p95:>8.1f} ms"
        f" floor {row.floor:>6.1f} ms {row.ratio:>6.1f} × {row.queries:>3} queries  {said}"
    )
