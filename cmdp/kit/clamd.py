"""Ask a ClamAV daemon about a file: its INSTREAM command, and nothing else of its protocol.

``tcp://host:3310`` or ``unix:///run/clamav/clamd.ctl``. The file travels in pieces, each after its length; the daemon
never sees our disk.
"""

import socket
import struct
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from django.core.files import File

PORT: Final = 3310
PIECE: Final = 64 * 1024
LONGEST_ANSWER: Final = 4096
CLEAN, FOUND = "OK", "FOUND"


class Unanswered(Exception):  # noqa: N818 - the daemon's silence is an answer to us, not an error
    """The daemon could not be asked, or said something that is no verdict."""


class Unreached(Unanswered):
    """No connection came about: it concerns every file alike."""


def found_in(file: File, *, url: str, timeout: float) -> str:
    """The name of what was found in the file, empty when it is clean; the file is left at its beginning.

    Raises ``Unreached`` when no connection comes about, else ``Unanswered`` when no verdict on this file does.
    """
    file.seek(0)
    try:
        with _reached(url, timeout) as line:
            answer = _ask(line, file)
    except OSError as error:
        raise Unanswered(str(error)) from error
    finally:
        file.seek(0)
    return _read(answer)


def _reached(url: str, timeout: float) -> socket.socket:
    try:
        return _connected(url, timeout)
    except OSError as error:
        raise Unreached(str(error)) from error


def _connected(url: str, timeout: float) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname, parts.port or PORT), timeout)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(timeout)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _ask(line: socket.socket, file: File) -> str:
    # A daemon that has read enough (its StreamMaxLength) says so and hangs up: what it said is still there to be read.
    with suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(b"zINSTREAM\0")
        for piece in file.chunks(PIECE):
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
    answer = b""
    while len(answer) < LONGEST_ANSWER and not answer.endswith(b"\0") and (more := line.recv(LONGEST_ANSWER)):
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def _read(answer: str) -> str:
    """``stream: OK`` or ``stream: Name.Of-It FOUND``."""
    said, _space, word = answer.removeprefix("stream: ").rpartition(" ")
    if word == CLEAN and not said:
        return ""
    if word == FOUND and said:
        return said
    raise Unanswered(answer or "no answer")
