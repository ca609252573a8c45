"""A real mail server on loopback that keeps what it gets: ``with Sink() as sink: … sink.wait_for(3)``."""

import asyncio
import socket
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller

YES = "250 OK"
DROP = "drop"


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Sink:
    """Takes every letter, unless told how to answer.

    ``answer_to_recipient(address)`` and ``answer_to_letter(mail)`` return an SMTP answer, or ``DROP``
    to break the line; a letter counts as received when the sink said yes or dropped the line after
    it. ``pause`` is the time in seconds each letter takes.
    """

    def __init__(self, *, port: int = 0, pause: float = 0) -> None:
        self.port = port or free_port()
        self.pause = pause
        self.connections = 0
        self.goodbye = "221 Bye"
        self.answer_to_recipient: Callable[[str], str] = lambda _address: YES
        self.answer_to_letter: Callable[[EmailMessage], str] = lambda _mail: YES
        self._mails: list[EmailMessage] = []
        self._arrived = threading.Condition()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> Self:
        self._controller.start()
        self.connections = 0
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()

    @property
    def url(self) -> str:
        """For ``EMAIL_URL``."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        """Everything received so far, oldest first."""
        with self._arrived:
            return list(self._mails)

    @property
    def message_ids(self) -> list[str]:
        """The Message-ID of everything received, oldest first; a double stands twice."""
        return [mail["Message-ID"] for mail in self.mails]

    def to(self, address: str, *, subject: str = "") -> list[EmailMessage]:
        """What one person got, oldest first; ``subject`` is a part of the subject."""
        return [mail for mail in self.mails if mail["To"] == address and subject in mail["Subject"]]

    def wait_for(self, number: int, *, timeout: float = 30) -> list[EmailMessage]:
        """Wait until at least ``number`` letters are here."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self._mails) >= number, timeout):
                raise AssertionError(f"{len(self._mails)} of {number} letters came in {timeout} seconds.")
            return list(self._mails)

    def wait_for_one(self, address: str, *, subject: str = "", timeout: float = 30) -> EmailMessage:
        """Wait for a letter to ``address`` with ``subject`` in its subject; the newest of them."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: self.to(address, subject=subject), timeout):
                came = [(mail["To"], mail["Subject"]) for mail in self._mails]
                raise AssertionError(f"No letter to {address} about {subject!r} in {timeout} seconds; came: {came}")
            return self.to(address, subject=subject)[-1]

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]) -> Any:  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        return self.goodbye

    async def handle_RCPT(self, server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        answer = self.answer_to_recipient(address)
        if answer == YES:
            envelope.rcpt_tos.append(address)
        return self._say(server, answer)

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(self.pause)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        # Outside the loop: the answer may use the database, and stands though the sender be gone.
        return self._say(server, await asyncio.to_thread(self._take, mail))

    def _take(self, mail: Any) -> str:
        answer = self.answer_to_letter(mail)
        if answer in {YES, DROP}:
            with self._arrived:
                self._mails.append(mail)
                self._arrived.notify_all()
        return answer

    @staticmethod
    def _say(server: Any, answer: str) -> str:
        if answer == DROP:
            server.transport.abort()
        return answer


def text_of(mail: EmailMessage) -> str:
    """The plain text of a letter."""
    part = mail.get_body(("plain",))
    return str(part.get_content()) if part else ""


def links_in(mail: EmailMessage) -> list[str]:
    """The addresses in a letter's text, in order."""
    return [word for word in text_of(mail).split() if word.startswith(("http://", "https://"))]
