"""Whether a password is among those that became known, by a list that the installation keeps on its own disk.

The list is one of SHA-1 digests, a line each in their order, ``DIGEST:TIMES`` or ``DIGEST``: as the public collections of
leaked passwords are given out (docs/operations.md). No machine is asked, so that nobody learns what people try.
"""

import hashlib
import logging
import re
from bisect import bisect_left
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DIGITS: Final = 40  # of a SHA-1 digest
DIGEST: Final = re.compile(rb"[0-9A-Fa-f]{40}")
BEHIND_ALL: Final = b"~"

log = logging.getLogger(__name__)


class NotLeaked:
    """Refuse a password that stands in the list (``LEAKED_PASSWORDS``)."""

    def __init__(self, place: str) -> None:
        self.place = Path(place)

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ``ValidationError`` (``leaked``). A list that cannot be read is told to the log and keeps nobody out."""
        try:
            is_known = is_listed(password, self.place)
        except OSError:
            log.exception("The list of leaked passwords cannot be read.")
            return
        if is_known:
            raise ValidationError(
                _(
                    "Bu parola başka yerlerde açığa çıkmış parolalar arasında, onu deneyenler olur. Başka bir parola seçin."
                ),
                "leaked",
            )

    def get_help_text(self) -> str:
        """What to do."""
        return _("Parola, başka yerlerde açığa çıkmış parolalardan biri olmasın.")


def is_listed(password: str, place: Path) -> bool:
    """Whether the list holds the password's digest: some forty reads, however long it is. Raises ``OSError``."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with place.open("rb") as lines:
        offset = bisect_left(range(place.stat().st_size), wanted, key=lambda offset: _digest_from(lines, offset))
        return _digest_from(lines, offset) == wanted


def _digest_from(lines: BinaryIO, offset: int) -> bytes:
    """The digest of the first line that begins at the offset or behind it."""
    if offset:
        lines.seek(offset - 1)
        lines.readline()
    else:
        lines.seek(0)
    return lines.read(DIGITS).upper() or BEHIND_ALL


def readable_list(**_: Any) -> list[Error]:
    """What is wrong with the list that ``LEAKED_PASSWORDS`` names, said before the first sign-up; a check."""
    if not settings.LEAKED_PASSWORDS:
        return []
    try:
        with Path(settings.LEAKED_PASSWORDS).open("rb") as lines:
            is_one = bool(DIGEST.fullmatch(lines.read(DIGITS)))
    except OSError:
        is_one = False
    hint = "Name a file of SHA-1 digests in their order, one a line."
    wrong = Error("LEAKED_PASSWORDS names no list of digests that can be read.", hint=hint, id="cmdp.E002")
    return [] if is_one else [wrong]
