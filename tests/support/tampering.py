"""To change what the database refuses to change, as somebody with its keys could: so that it is found."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def with_the_keys() -> Iterator[None]:
    """No trigger of PostgreSQL speaks inside."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")
