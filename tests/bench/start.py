"""``bin/bench start``: how long a trial that was prepared before takes until its first page, beside bare loading of the same code.

Bare loading is one process that imports what a page needs and ends. Both in turn, so that what disturbs one disturbs the other.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.reckoning import percentile, say, write_json
from tests.support.door import Door, clean_environment, free_port, wait_until
from tests.support.modules import ROOT

TIMES: Final = 7
MOST: Final = 3.0  # seconds
PATIENCE: Final = 300.0
READY: Final = "Ctrl-C stops everything"


@dataclass(frozen=True, slots=True)
class Start:
    """One start; seconds until the first page, until worker and beat work too, and what bare loading took beside it."""

    page: float
    whole: float
    bare: float

    @property
    def ratio(self) -> float:
        """How many times the bare loading."""
        return self.page / self.bare


def main(words: Sequence[str]) -> int:
    """Measure; 0 when the middle of the starts showed its first page in time."""
    options = _options(words)
    with tempfile.TemporaryDirectory(prefix="cmdp-start-") as home:
        data = Path(home)
        _start(data)  # prepares
        starts = [Start(*_start(data), _bare(data)) for _ in range(options.times)]
    for one in starts:
        say(
            f"first page {one.page:.2f} s, all of it {one.whole:.2f} s, bare loading {one.bare:.2f} s, {one.ratio:.1f} ×"
        )
    page, ratio = (percentile([getattr(one, name) for one in starts], 50) for name in ("page", "ratio"))
    say(
        f"first page after {page:.2f} s ({'kept' if page <= MOST else 'missed'} {MOST:g} s), {ratio:.1f} × bare loading"
    )
    if options.json:
        write_json(options.json, "start", time.strftime("%d.%m.%Y %H.%M"), starts, page=page, ratio=ratio, most=MOST)
    return 0 if page <= MOST else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench start", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help=f"how many starts (default {TIMES})")
    parser.add_argument("--json", type=Path, help="where the figures are kept")
    return parser.parse_args(words)


def _start(data: Path) -> tuple[float, float]:
    log, began = data.with_suffix(".log"), time.monotonic()
    with log.open("w") as out:
        port = free_port()
        command = [str(ROOT / "bin/run"), "--port", str(port), "--data", str(data)]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=clean_environment())
    door = Door(process, port, data)
    try:
        seen = [_until(lambda: door.get("/") == 200, began), _until(lambda: READY in log.read_text(), began)]
    finally:
        door.end()
        log.unlink()
    return seen[0], seen[1]


def _until(holds, began: float) -> float:
    if not wait_until(holds, PATIENCE):
        raise AssertionError("The trial did not come up.")
    return time.monotonic() - began


def _bare(data: Path) -> float:
    began = time.monotonic()
    env = clean_environment(CMDP_MODE="trial", CMDP_DATA=str(data))
    subprocess.run([sys.executable, "-c", "import cmdp.wsgi"], cwd=ROOT, env=env, check=True)
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
