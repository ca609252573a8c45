"""Web server, worker and beat: started, waited for, started again when one dies, ended together."""

import contextlib
import http.client
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from processes import end, start, tail
from said import Said, full

LONGEST_PAUSE = 30.0
STEADY = 10.0  # a child that lived this long had begun its work: it starts again at once
GRACE = 15.0
TRIES = 3


@dataclass
class Child:
    """One process and how to see that it really answers."""

    name: str
    command: list[str | Path]
    answers: Callable[[], bool]
    log: Path | None
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    ready: bool = field(default=False)

    def begin(self, env: Mapping[str, str], cwd: Path) -> None:
        """Start it, its words into the log or, without one, to our own output."""
        self.started = time.monotonic()
        if self.log is None:
            self.process = start(self.command, env=env, cwd=cwd)
            return
        with self.log.open("ab") as out:
            self.process = start(self.command, env=env, cwd=cwd, out=out)

    @property
    def is_dead(self) -> bool:
        """Whether it ran and has ended."""
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> float:
        """Clear away what it left, count the death, and say after which pause it may start again."""
        if self.process is not None:
            end(self.process, patience=0)
            self.process = None
        if time.monotonic() - self.started > STEADY:
            self.deaths = 0
            return 0.0
        self.deaths += 1
        return min(LONGEST_PAUSE, 0.5 * 2 ** (self.deaths - 1))

    def last_words(self) -> str:
        """What a person should read when it does not start."""
        return f"the last words in {self.log} were:\n{tail(self.log)}" if self.log else "its words stand above."


class Family:
    """The children together."""

    def __init__(self, children: list[Child], env: Mapping[str, str], cwd: Path) -> None:
        self.children, self.env, self.cwd = children, env, cwd
        self.due: dict[str, float] = {}

    def begin(self) -> None:
        """Start all at once: they load side by side."""
        for child in self.children:
            child.begin(self.env, self.cwd)

    def wait(self, patience: float) -> None:
        """Return when every child has really answered; say which one does not."""
        until = time.monotonic() + patience
        while not all(child.ready for child in self.children):
            self.look()
            for child in self.children:
                child.ready = child.ready or child.answers()
                if child.deaths >= TRIES:
                    raise self._does_not_start(child, "ended three times while starting")
            silent = [child for child in self.children if not child.ready]
            if silent and time.monotonic() > until:
                raise self._does_not_start(silent[0], f"did not answer within {patience:.0f} seconds")
            time.sleep(0.05)

    def look(self) -> None:
        """Start again whoever died, after a pause that grows with each death."""
        now = time.monotonic()
        for child in self.children:
            if child.is_dead:
                pause = child.bury()
                print(f"The {child.name} ended; it starts again in {pause:.1f} s.", flush=True)
                self.due[child.name] = now + pause
            if child.process is None and now >= self.due.get(child.name, 0.0):
                child.begin(self.env, self.cwd)

    def watch(self) -> None:
        """Keep them alive until somebody stops us."""
        while True:
            self.look()
            time.sleep(0.2)

    def end(self) -> None:
        """Ask all at once, then wait for each; what does not go is killed with its whole group."""
        living = [child.process for child in self.children if child.process is not None]
        for process in living:
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE
        for process in living:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, until - time.monotonic()))
            end(process, patience=0)

    def _does_not_start(self, child: Child, how: str) -> Said:
        words = child.last_words()
        if "No space left on device" in words and child.log:
            return full(child.log.parent)
        return Said(f"The {child.name} {how}; {words}")


def page_answers(port: int, host: str) -> bool:
    """Whether /readyz says that web server, database and broker are there."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        link.request("GET", "/readyz", headers={"Host": host})
        return link.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def newer(file: Path, than: float) -> bool:
    """Whether a sign of life was left after ``than`` (seconds since the epoch)."""
    return file.exists() and file.stat().st_mtime >= than
