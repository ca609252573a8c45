"""How the log is written, and what must not be read in it: the secret part of an address, which opens what it names to whoever holds it."""

import datetime as dt
import logging
import re
from typing import Final

from pythonjsonlogger.json import JsonFormatter

SECRET: Final = re.compile(r"(?<=/takvim/)[^/\s.]{16,}|(?<=/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
MASK: Final = "…"


def masked(text: str) -> str:
    """The text without secrets: a calendar's, and whatever else in a path looks like 32 random bytes."""
    return SECRET.sub(MASK, text)


class InUtc(logging.Formatter):
    """Instants as every collector reads them, whatever clock the machine or the service shows people."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - logging's
        """ISO 8601 to the millisecond, with its offset."""
        return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")


class WithoutSecrets(InUtc):
    """Writes records as any formatter does, their words and their traceback masked.

    Django names the path of a refused request among the arguments; the record itself stays as it is for others.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The whole line as it is written out."""
        return masked(super().format(record))


class JsonLines(InUtc, JsonFormatter):
    """A record as one line of JSON for whoever collects logs: the same words, masked alike, and what was laid beside."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line as it is written out."""
        return masked(super().format(record))
