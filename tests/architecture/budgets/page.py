"""One page and its budget."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.factories.people import Cast


@dataclass(frozen=True)
class Page:
    """``queries`` of one request by ``persona`` after ``fill(cast, rows)`` made the rows."""

    queries: int
    fill: Callable[[Cast, int], None]
    persona: str = "stranger"
    arguments: Callable[[Cast], Mapping[str, Any]] = lambda _: {}
    query: str = ""
