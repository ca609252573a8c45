"""The line to the database: how to tell that it broke, whoever met it."""

from typing import Final

from django.db import InterfaceError, OperationalError

from cmdp.kit.space import grown_from, is_out_of_space

GOING: Final = "57P0"  # PostgreSQL's codes of a server that stops, has fallen, or is not yet there


def is_cut_off(error: BaseException | None) -> bool:
    """Whether a fault, or one that it grew out of, says that the database did not answer: it may have done what was asked."""
    return not is_out_of_space(error) and any(_says_gone(fault) for fault in grown_from(error))


def _says_gone(fault: BaseException) -> bool:
    if not isinstance(fault, InterfaceError | OperationalError):
        return False
    code = getattr(fault.__cause__, "pgcode", None)
    return code is None or code.startswith(GOING)
