"""A full disk is told from any other fault."""

import errno

import pytest
from django.db import DatabaseError, OperationalError

from cmdp.kit.space import is_out_of_space


class PostgresError(DatabaseError):
    def __init__(self, sqlstate):
        super().__init__("could not extend file")
        self.sqlstate = sqlstate


def grown(outer, inner):
    try:
        try:
            raise inner
        except type(inner) as fault:
            raise outer from fault
    except type(outer) as fault:
        return fault


@pytest.mark.parametrize(
    ("fault", "full"),
    [
        (None, False),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (PermissionError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database or disk is full"), True),
        (OperationalError("database is locked"), False),
        (PostgresError("53100"), True),
        (PostgresError("57P01"), False),
        (ValueError("database or disk is full"), False),
        (grown(DatabaseError("could not extend file"), PostgresError("53100")), True),
        (grown(RuntimeError("half way"), OSError(errno.ENOSPC, "")), True),
    ],
)
def test_a_full_disk_is_told_from_other_faults(fault, full):
    assert is_out_of_space(fault) is full


def test_faults_that_grew_out_of_each_other_are_looked_at_once():
    first, second = ValueError(), ValueError()
    first.__context__, second.__context__ = second, first

    assert is_out_of_space(first) is False
