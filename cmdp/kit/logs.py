"""What must not be read in a log: the secret part of an address, which opens what it names to whoever holds it."""

import logging
import re
from typing import Final

SECRET: Final = re.compile(r"(?<=/takvim/)[^/\s.]{16,}|(?<=/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
MASK: Final = "…"


def masked(text: str) -> str:
    """The text without secrets: a calendar's, and whatever else in a path looks like 32 random bytes."""
    return SECRET.sub(MASK, text)


class WithoutSecrets(logging.Filter):
    """Lets every record through, its words and its traceback masked."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Written out here, since Django names the path of a refused request among the arguments."""
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = masked(logging.Formatter().formatException(record.exc_info))
        return True
