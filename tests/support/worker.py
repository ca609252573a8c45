"""Real Celery processes over the test database, a private Redis, and this process as publisher.

Only for tests with ``transactional_db``: the processes see what is committed.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from cmdp.celery import app
from tests.support.smtp import free_port

ROOT = Path(__file__).resolve().parents[2]


def wait_until(holds: Callable[[], object], *, timeout: float = 30, why: Callable[[], object] = str) -> None:
    """Ask again every twentieth of a second; fail with ``why`` when time is up."""
    ends = time.monotonic() + timeout
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"Waited {timeout} seconds in vain. {why()}")
        time.sleep(0.05)


class Process:
    """A child with its own process group and its log in a file."""

    def __init__(self, command: list[str], *, folder: Path, name: str, env: dict[str, str] | None = None) -> None:
        self.log = folder / f"{name}-{time.monotonic_ns()}.log"
        with self.log.open("w") as log:
            self._child = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    @property
    def pid(self) -> int:
        """Its number, and that of its group."""
        return self._child.pid

    def said(self, words: str) -> bool:
        """Whether the log holds the words yet."""
        return words in self.log.read_text(errors="replace")

    def wait_for(self, words: str, *, timeout: float = 40) -> None:
        """Wait until the log holds the words."""
        wait_until(lambda: self.said(words), timeout=timeout, why=self.log.read_text)

    def wait_until_dead(self, *, timeout: float = 40) -> None:
        """Wait until somebody has killed it."""
        self._child.wait(timeout)

    def kill(self) -> None:
        """SIGKILL to the whole group: nobody gets to clean up."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, and SIGKILL for what is still there after ten seconds."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._child.poll() is None:
            os.killpg(self._child.pid, how)
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait(10)


class Redis:
    """A private broker that may be stopped and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._process: Process | None = None

    @property
    def url(self) -> str:
        """For ``REDIS_URL``."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> "Redis":
        """Start, or start again with nothing in it."""
        command = [shutil.which("redis-server") or "redis-server", "--port", str(self.port), "--bind", "127.0.0.1"]
        self._process = Process([*command, "--save", "", "--appendonly", "no"], folder=self.folder, name="redis")
        self._process.wait_for("Ready to accept connections")
        return self

    def stop(self) -> None:
        """Stop as if the machine had gone: what waited in it is lost."""
        if self._process:
            self._process.kill()


class Backstage:
    """Workers and beat with production's settings, over the test database."""

    def __init__(self, folder: Path, *, broker: str, email: str, **more: str) -> None:
        self.folder, self._processes = folder, []
        self._env = os.environ | {
            "CMDP_MODE": "production",
            "DJANGO_SETTINGS_MODULE": "cmdp.settings.base",
            "SECRET_KEY": settings.SECRET_KEY,
            "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
            "BASE_URL": settings.BASE_URL,
            "DATABASE_URL": test_database_url(),
            "REDIS_URL": broker,
            "EMAIL_URL": email,
            "EMAIL_TIMEOUT": "5",
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "OUTBOX_LEASE_SECONDS": "2",
            "OUTBOX_PAUSES": "1,2,5,10",
            **more,
        }

    def worker(self, *, concurrency: int = 1) -> Process:
        """Start a worker and wait until it takes work."""
        name = f"w{len(self._processes)}@test"
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        process = self._celery("cmdp", "worker", "--hostname", name, "--concurrency", str(concurrency), *quiet)
        process.wait_for(f"{name} ready.")
        return process

    def beat(self) -> Process:
        """Start the clock that sweeps."""
        process = self._celery("cmdp.beat", "beat", "--schedule", str(self.folder / "schedule"), "--pidfile", "")
        process.wait_for("beat: Starting")
        return process

    def stop(self) -> None:
        """End everything that was started."""
        for process in self._processes:
            process.kill()

    def _celery(self, app: str, what: str, *options: str) -> Process:
        command = [sys.executable, "-m", "celery", "-A", app, what, "--loglevel", "INFO", *options]
        process = Process(command, folder=self.folder, name=what, env=self._env)
        self._processes.append(process)
        return process


def test_database_url() -> str:
    """The database that this test sees, as a URL."""
    one = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{one['NAME']}"
    return f"postgres://{one['USER']}:{one['PASSWORD']}@{one['HOST']}:{one['PORT']}/{one['NAME']}"


test_database_url.__test__ = False  # type: ignore[attr-defined]


@contextmanager
def publishing_to(broker: str) -> Iterator[None]:
    """Send this process's tasks to ``broker`` instead of doing them on the spot."""
    before = {"task_always_eager": app.conf.task_always_eager, "broker_url": app.conf.broker_url}
    _point({"task_always_eager": False, "broker_url": broker})
    try:
        yield
    finally:
        _point(before)


def _point(conf: dict[str, object]) -> None:
    app.conf.update(conf)
    app.close()
    app.__dict__.pop("amqp", None)
    app._pool = None


@contextmanager
def backstage(folder: Path, *, email: str, **more: str) -> Iterator[tuple[Backstage, Redis]]:
    """A private broker with this process as publisher; start workers and beat on what is yielded."""
    redis = Redis(folder).start()
    crew = Backstage(folder, broker=redis.url, email=email, **more)
    try:
        with publishing_to(redis.url):
            yield crew, redis
    finally:
        crew.stop()
        redis.stop()
