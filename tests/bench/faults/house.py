"""The whole service on its own: database, broker, mail server, a small disk, and the three processes under bin/run.

Everything that can fail can be made to fail by itself. Imported with bin/doors on the path.
"""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

import psutil
from children import newer
from pattern import NAME, ensure_pattern
from services import Postgres, Redis

from tests.bench.service import HOST
from tests.support.door import Door, wait_until
from tests.support.modules import ROOT
from tests.support.smtp import Sink, free_port

ROOM = "1g"  # of the disk of uploads
OPEN, START = "Ctrl-C stops everything", 180.0  # what bin/run says, and seconds until then at most
# A disk that may lose power keeps what was acknowledged; PostgreSQL's own defaults do.
SOUND = ("max_connections=100", "timezone=UTC")
# What the checker must notice: a database that says yes before it has written anything down.
CARELESS = (*SOUND, "synchronous_commit=off", "wal_writer_delay=10s", "wal_buffers=64MB", "wal_writer_flush_after=1GB")


class House:
    """Starts on entering, and leaves nothing behind."""

    def __init__(self, folder: Path, *, careless: bool = False) -> None:
        self.folder, self.sink = folder, Sink()
        self.media, self.shift, self.port = folder / "media", folder / "shift", free_port()
        home = folder / "services"
        home.mkdir(mode=0o711)
        self.database, self.broker = Postgres(home, CARELESS if careless else SOUND), Redis(home)
        self.has_small_disk = False
        self._door: Door | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Production's settings; only waits are shorter, so that a round takes seconds."""
        return {
            "CMDP_MODE": "production",
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
            "CMDP_DATA": str(self.folder),
            "CMDP_SHIFT": str(self.shift),
            "SECRET_KEY": "".join(chr(33 + (7 * n) % 90) for n in range(64)),
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": f"{self.database.url.rpartition('/')[0]}/{NAME}",
            "REDIS_URL": self.broker.url,
            "EMAIL_URL": self.sink.url,
            "MEDIA_ROOT": str(self.media),
            "STATIC_ROOT": str(self.folder / "static"),
            "EMAIL_TIMEOUT": "1",
            "OUTBOX_PAUSES": ",".join(["1", "2", *["3"] * 40]),
            "SECOND_STEP_FOR_STAFF": "false",
            "FRESH_SIGN_IN_MINUTES": "0",
            "SENT_PER_MINUTE": "0",
            "LOG_LEVEL": "WARNING",
        }

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as leaving:
            self.media.mkdir(parents=True)
            self.has_small_disk = _ran("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(self.media))
            leaving.callback(_ran, "umount", str(self.media))
            self.database.start()
            leaving.callback(self.database.stop, how=signal.SIGINT)
            self.broker.start()
            leaving.callback(self.broker.stop)
            leaving.enter_context(self.sink)
            os.environ.update(self.environment)
            ensure_pattern(Path(sys.executable), self.folder, {**os.environ, "DATABASE_URL": self.database.url})
            leaving.callback(self._close)
            self._leaving = leaving.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._leaving.__exit__(*error)

    def _close(self) -> None:
        if self._door is not None:
            self._door.end()

    def open(self) -> None:
        """Prepare and start web server, worker and beat."""
        command = [sys.executable, "-m", "tests.bench.faults.supervised", "--port", str(self.port)]
        with (self.folder / "run.log").open("ab") as out:
            process = subprocess.Popen(
                [*command, "--data", str(self.folder)], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT
            )
        self._door = Door(process, self.port, self.folder)
        wait_until(lambda: OPEN in self.said() or process.poll() is not None, START)
        if OPEN not in self.said():
            raise AssertionError(self.said()[-3000:])

    def said(self) -> str:
        """What the processes wrote so far."""
        return (self.folder / "run.log").read_text(errors="replace")

    def has_begun(self, name: str, since: float) -> bool:
        """Whether beat or a worker was started after ``since`` (seconds since the epoch) and gave its sign of life."""
        return newer(self.folder / "run" / name, since)

    def kill(self, word: str, *, only: int | None = None) -> None:
        """SIGKILL to a process with all that it started, or to one of its ``only``-th child."""
        if not wait_until(lambda: self._door.leader(word)):
            raise AssertionError(f"no {word} to be killed; the last words were:\n{self.said()[-3000:]}")
        leader = self._door.leader(word)
        children = leader.children()
        struck = [leader, *children] if only is None else [children[only % len(children)]]
        for process in struck:
            with contextlib.suppress(psutil.Error):
                process.kill()

    def set_clock(self, seconds: float) -> None:
        """Beat's clock is off by so much from now on."""
        self.shift.write_text(str(seconds))

    def fill_disk(self) -> None:
        """Leave no room for a stored file: the disk shrinks to what lies on it, as soon as nobody is just writing."""
        wait_until(lambda: self._resize(str(_used(self.media))))

    def free_disk(self) -> None:
        """Room again."""
        self._resize(ROOM)

    def _resize(self, size: str) -> bool:
        return _ran("mount", "-o", f"remount,size={size}", str(self.media))


def _used(disk: Path) -> int:
    told = os.statvfs(disk)
    return max(1, told.f_blocks - told.f_bfree) * told.f_frsize  # a size of 0 would be no bound at all


def _ran(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
