"""Out of room: how to tell a full disk from any other fault, whoever met it."""

import errno
from collections.abc import Iterator
from typing import Final

from django.db import DatabaseError

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
DISK_FULL: Final = "53100"  # PostgreSQL's own code
SQLITE_FULL: Final = "database or disk is full"


def is_out_of_space(error: BaseException | None) -> bool:
    """Whether a fault, or one that it grew out of, says that nothing more fits on the disk."""
    return any(_says_full(fault) for fault in grown_from(error))


def _says_full(fault: BaseException) -> bool:
    if isinstance(fault, OSError):
        return fault.errno in FULL
    if getattr(fault, "sqlstate", None) == DISK_FULL:
        return True
    return isinstance(fault, DatabaseError) and SQLITE_FULL in str(fault)


def grown_from(error: BaseException | None) -> Iterator[BaseException]:
    """A fault, and what it grew out of."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
