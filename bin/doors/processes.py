"""Start a process so that nothing of it outlives us, and end it with all its offspring."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Stopped(BaseException):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


def obey_signals() -> None:
    """Turn the first Ctrl-C, SIGTERM or hang-up into ``Stopped``; later ones are ignored while we tidy up."""

    def stop(*_: object) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)


def _begin() -> None:
    """In the child, before its program: die when the parent dies, and hear signals again."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str],
    cwd: Path,
    out: IO[bytes] | int | None = None,
    user: str | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in a process group of its own, bound to our life."""
    return subprocess.Popen(
        [str(word) for word in command],
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT if out is not None else None,
        start_new_session=True,
        preexec_fn=_begin,  # noqa: PLW1509 - one thread only
        user=user,
        extra_groups=[] if user else None,
    )


def run(command: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path, log: Path) -> bool:
    """Run a program to its end, its words into ``log``; ended with us when we are stopped."""
    with log.open("wb") as out:
        process = start(command, env=env, cwd=cwd, out=out)
        try:
            return process.wait() == 0
        except BaseException:
            end(process, patience=0)
            raise


def end(process: subprocess.Popen[bytes], *, patience: float, how: int = signal.SIGTERM) -> None:
    """Ask the leader to end, wait, then leave nothing of its group."""
    with contextlib.suppress(ProcessLookupError):
        if patience and process.poll() is None:
            process.send_signal(how)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(patience)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tail(log: Path, lines: int = 12) -> str:
    """The last words of a program."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return "\n".join(text.rstrip().splitlines()[-lines:])
