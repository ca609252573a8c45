"""Whether the line to the database broke, or the database itself said no."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError

from cmdp.kit.line import is_cut_off


def refused(code, words="", kind=OperationalError):
    """A database's no: with a code when it said it itself, without one when the line broke."""
    error = kind(words)
    error.__cause__ = type("Refused", (Exception,), {"pgcode": code})()
    return error


@pytest.mark.parametrize(
    ("error", "is_cut"),
    [
        (refused(None), True),
        (refused("57P01"), True),
        (refused("57P03"), True),
        (InterfaceError("connection already closed"), True),
        (refused("55P03"), False),
        (refused(None, "database or disk is full"), False),
        (refused(None, kind=IntegrityError), False),
        (OSError("broken pipe"), False),
        (None, False),
    ],
    ids=["cut", "stopped", "starting", "closed", "lock timeout", "full", "constraint", "another line", "none"],
)
def test_a_broken_line_is_told_from_a_no(error, is_cut):
    assert is_cut_off(error) is is_cut


def test_a_fault_that_grew_out_of_a_broken_line_is_one():
    error = ValueError()
    error.__context__ = refused(None)

    assert is_cut_off(error)
