"""Start bin/run as a newcomer would, and see what it leaves."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.support.modules import ROOT

FOREIGN = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "MEDIA_ROOT", "STATIC_ROOT", "SECRET_KEY", "ALLOWED_HOSTS")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what the suite itself was given."""
    dropped = {*FOREIGN, "DJANGO_SETTINGS_MODULE", "BASE_URL", "CMDP_MODE"}
    return {name: value for name, value in os.environ.items() if name not in dropped} | more


@dataclass
class Door:
    """A running bin/run."""

    process: subprocess.Popen
    port: int
    data: Path
    said: str = ""

    def get(self, path: str) -> int:
        """The status of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return int(error.code)
        except OSError:
            return 0

    def offspring(self) -> list[psutil.Process]:
        """Every process under it."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def leader(self, word: str) -> psutil.Process | None:
        """The living direct child whose command holds ``word``."""
        for child in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):
                if word in child.cmdline():
                    return child
        return None

    def end(self, how: int = signal.SIGTERM) -> int:
        """Stop it and say with which code it left."""
        self.process.send_signal(how)
        return self.process.wait(30)


def open_door(data: Path, *arguments: str, patience: float = 300, **environment: str) -> Door:
    """bin/run on a free port, once it says that it is ready."""
    port = free_port()
    command = [str(ROOT / "bin/run"), "--port", str(port), "--data", str(data), *arguments]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=clean_environment(**environment),
    )
    door = Door(process, port, data)
    until = time.monotonic() + patience
    while "Ctrl-C stops everything" not in door.said and time.monotonic() < until:
        if select.select([process.stdout], [], [], 0.2)[0]:
            chunk = os.read(process.stdout.fileno(), 65536).decode()
            door.said += chunk
            if not chunk:
                break
    if "Ctrl-C stops everything" not in door.said:
        with contextlib.suppress(ProcessLookupError):
            door.end()
        raise AssertionError(door.said)
    return door


def gone(processes: list[psutil.Process], patience: float = 20) -> list[psutil.Process]:
    """Those still alive after ``patience``; an empty list is what we want."""
    return psutil.wait_procs(processes, timeout=patience)[1]


def wait_until(question, patience: float = 30) -> bool:
    """Ask until the answer is yes, or time is up."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.1)
    return False
