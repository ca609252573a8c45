"""How the log is written, and what must not be read in it: keys in addresses, and what a fault tells of people.

Nothing of ours writes a name or an address into the log; a traceback may, since PostgreSQL quotes the row it refused.
"""

import datetime as dt
import logging
import re
from typing import Final

from pythonjsonlogger.json import JsonFormatter
from stdnum.tr import tckimlik

SECRET: Final = re.compile(
    r"(?<=/takvim/)[^/\s.]{16,}|(?<=/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])"
    r"|(?<=/parola/yenile/)[^/\s\"<>]{20,}|(?<=/e-posta/dogrula/)[^/\s\"<>]{16,}"
)
ADDRESS: Final = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
QUOTED: Final = re.compile(
    r"(?<=DETAIL:)\s+(?:Failing row contains \(.*?\)|Key \(.*?)\.(?=\\n|\n|\"|$)", re.DOTALL
)  # to the end of its line, which in JSON is written out
ELEVEN: Final = re.compile(r"(?<!\d)[1-9]\d{10}(?!\d)")
MASK: Final = "…"


def without_keys(text: str) -> str:
    """The text without the keys that links carry."""
    return SECRET.sub(MASK, text)


def masked(text: str) -> str:
    """The text without the keys of links (a calendar's, a reset's, a confirmation's, whatever else in a path looks like
    32 random bytes), without addresses of people, rows that the database quotes, and numbers that pass the check of an identity number.
    """
    text = without_keys(text)
    for shape in (QUOTED, ADDRESS):
        text = shape.sub(MASK, text)
    return ELEVEN.sub(lambda found: MASK if tckimlik.is_valid(found[0]) else found[0], text)


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
