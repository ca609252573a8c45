"""The product under measurement: gunicorn with production's settings on a port of its own, its log read by request."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from tests.bench.served.floor import PARAMETERS
from tests.support.smtp import free_port
from tests.support.worker import Process

HOST: Final = "bench.test"
# Two cores: two processes; threads as docs/operations.md has them.
POOL: Final = ("--workers", "2", "--threads", "4")


class Web:
    """One pool of web processes."""

    def __init__(self, folder: Path, name: str = "web", *, pool: tuple[str, ...] = POOL, **env: str) -> None:
        self.folder, self.name, self.pool, self.port = folder, name, pool, free_port()
        self.env = os.environ | {PARAMETERS: str(folder / "parameters.json"), **env}
        self._process: Process | None = None

    def start(self) -> "Web":
        """Start it and wait until it takes requests."""
        words = ["-m", "gunicorn", "cmdp.wsgi", "--bind", f"127.0.0.1:{self.port}", "--no-control-socket"]
        command = [sys.executable, *words, "--limit-request-line", "0", *self.pool]
        self._process = Process(command, folder=self.folder, name=self.name, env=self.env)
        self._process.wait_for("Booting worker")
        return self

    def stop(self) -> None:
        """End it; requests under way are answered first."""
        if self._process:
            self._process.stop()

    def told(self) -> dict[str, dict[str, Any]]:
        """What its log says of each request, by the request's number."""
        return dict(_lines(self._process.log)) if self._process else {}


@contextmanager
def mail_sink(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """A mail server that takes all, in a process of its own: its port, and an environment that names it."""
    port = free_port()
    words = ["-n", "-l", f"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Sink"]
    sink = Process([sys.executable, "-m", "aiosmtpd", *words], folder=folder, name="mail")
    try:
        yield port, os.environ | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    finally:
        sink.stop()


def _lines(log: Path) -> Any:
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("{") and '"queries"' in line:
            told = json.loads(line)
            yield told["request_id"], told


def production(folder: Path) -> None:
    """Let this process and its children be an installation: what ``DATABASE_URL`` and ``REDIS_URL`` name is there."""
    (folder / "media").mkdir(exist_ok=True)
    (folder / "static").mkdir(exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.bench.served.settings",
        "CMDP_MODE": "production",
        "SECRET_KEY": "the-bench-signs-with-this-key-and-nothing-else-ever-does-0123456789",
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        # One person asks for more in a minute here than anybody would: the counting itself stays.
        "SENT_PER_MINUTE": "1000000",
        "SEARCHES_PER_MINUTE": "1000000",
    }
    os.environ.setdefault("EMAIL_URL", "smtp://127.0.0.1:9")


def is_production() -> bool:
    """Whether what is measured is what runs for real."""
    return settings.MODE == "production" and not settings.DEBUG
