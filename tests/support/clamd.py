"""A small stand-in for a ClamAV daemon: INSTREAM over a real socket, and it knows one virus, the EICAR test text."""

import socketserver
import struct
import threading
from contextlib import contextmanager

# In two halves, so that no checker of virus finds this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "Eicar-Test-Signature"


class _Talk(socketserver.StreamRequestHandler):
    """One question."""

    def handle(self) -> None:
        """Read the pieces and answer; past the limit answer at once and hang up, as the real one does."""
        checker = self.server
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > checker.limit:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        checker.asked.append(content)
        checker.before_answer()
        found = f"stream: {NAME} FOUND\0" if EICAR in content else "stream: OK\0"
        self.wfile.write(found.encode() if checker.answer is None else checker.answer)


class Checker(socketserver.ThreadingTCPServer):
    """``asked`` holds what it was shown; ``answer`` overrides what it says."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.asked: list[bytes] = []
        self.answer: bytes | None = None
        self.limit = 10_000_000

    def before_answer(self) -> None:
        """What happens while it thinks."""

    @property
    def url(self) -> str:
        """Its address as the setting takes it."""
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class SocketChecker(socketserver.ThreadingUnixStreamServer):
    """The same on a socket of the file system."""

    daemon_threads, limit, answer = True, 10_000_000, None

    def __init__(self, path: str) -> None:
        super().__init__(path, _Talk)
        self.asked: list[bytes] = []

    def before_answer(self) -> None:
        """Nothing."""


@contextmanager
def running(checker):
    """The checker, at work until the end."""
    thread = threading.Thread(target=checker.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield checker
    finally:
        checker.shutdown()
        thread.join()
        checker.server_close()
