"""A file as a line at the agency's desk names it: plain values, read by statements that are put together once."""

import datetime as dt
from typing import Any, Final, NamedTuple

from cmdp.kit.statements import Statement

NAMES: Final = (
    *("pk", "public_id", "reference", "title", "status", "status_since"),
    *("organisation__name", "organisation__unit_name", "expert__full_name", "expert__email"),
)


class Line(NamedTuple):
    """The columns ``NAMES`` of a file; then a clock of it, its measure, and what only some lists ask."""

    pk: int
    public_id: str
    reference: str
    title: str
    status: str
    status_since: dt.datetime
    body: str
    unit: str
    full_name: str | None
    email: str | None
    due_at: dt.datetime | None = None
    expired_at: dt.datetime | None = None
    is_concluded: bool = False
    measure: str | None = None
    axis: str | None = None

    def __str__(self) -> str:
        return self.reference or self.public_id

    @property
    def organisation(self) -> str:
        """Whose file it is, as an organisation calls itself."""
        return f"{self.body} – {self.unit}" if self.unit else self.body

    @property
    def expert(self) -> str:
        """Who is responsible; empty where nobody is."""
        return self.full_name or self.email or ""


def names_beside(file: str) -> tuple[str, ...]:
    """The same columns of the file that a row belongs to."""
    return tuple(f"{file}__{name}" for name in NAMES)


def lines(statement: Statement, at: dt.datetime) -> list[Line]:
    """What a statement of such columns finds at an instant."""
    return [Line(*row) for row in statement.rows(at=at)]


def clocks(statement: Statement, at: dt.datetime) -> list[tuple[Line, Any]]:
    """The same with the clock by which it was found."""
    return [(line, line.due_at) for line in lines(statement, at)]
