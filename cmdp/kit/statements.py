"""Queries that are put together once and asked again and again (docs/adr/0024).

To put together a query of ten tables and three sets within sets takes Python longer than the database takes to answer it.
``Statement`` is what a query set compiles to; whoever makes it keeps it by all that it was made of – who asks with which
seats, the filters, the order, the language –, and asks the database anew each time: no row is ever kept.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import starmap
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.utils import create_namedtuple_class

# How many of each kind are kept by a process; what nobody asked for longest goes first.
MOST_KEPT: Final = 256
# Stands in a query set for the instant at which it will be asked: ``rows(at=…)`` puts that one in its place.
INSTANT: Final = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
# Stands for the key of the one row that it will be asked about: ``rows(key=…)``.
KEY: Final = -1


class Statement:
    """The SQL of a ``values_list`` query set; its rows bear the names of its columns and are read at each walk."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self._alias = rows.db
        self._compiler = rows.query.get_compiler(self._alias)
        self._shape = create_namedtuple_class(*rows._fields)  # type: ignore[attr-defined]  # noqa: SLF001 - the names, in their order
        try:
            self.sql, self.params = self._compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.params = "", ()
        columns = [column for column, *_ in self._compiler.select or ()]
        self._converters = self._compiler.get_converters(columns)

    def __iter__(self) -> Iterator[Any]:
        return self.rows()

    def rows(self, *, at: dt.datetime = INSTANT, key: int = KEY) -> Iterator[Any]:
        """What it finds at an instant, of the row with this key."""
        rows = self._fetched(self.sql, at, key) if self.sql else []
        if self._converters:
            rows = self._compiler.apply_converters(rows, self._converters)
        return starmap(self._shape, rows)

    def count(self) -> int:
        """How many rows there are now, without reading them."""
        return self._fetched(f"SELECT COUNT(*) FROM ({self.sql}) counted")[0][0] if self.sql else 0  # noqa: S608 - SQL of ours

    def _fetched(self, sql: str, at: dt.datetime = INSTANT, key: int = KEY) -> list[Any]:
        connection = connections[self._alias]
        mark, instant = (connection.ops.adapt_datetimefield_value(one) for one in (INSTANT, at))
        with connection.cursor() as cursor:
            cursor.execute(sql, [instant if value == mark else key if value == KEY else value for value in self.params])
            return cursor.fetchall()
