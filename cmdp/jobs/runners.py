"""Which function does which kind of work; upper layers register theirs when they are imported."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise

from cmdp.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Result:
    """A file for the owner to fetch; ``content`` is read from its start and then closed."""

    name: str
    content: IO[bytes]


@dataclass(frozen=True, slots=True)
class Runner:
    """The work of one kind and its name for people."""

    title: str | Promise
    run: Callable[[Job], Result | None]


Work = Callable[[Job], Result | None]
_runners: dict[str, Runner] = {}


def register(kind: str, title: str | Promise) -> Callable[[Work], Work]:
    """Make the decorated function the work of ``kind``. It may be run again after a worker's death."""

    def keep(work: Work) -> Work:
        _runners[kind] = Runner(title, work)
        return work

    return keep


def find(kind: str) -> Runner:
    """The runner of ``kind``; ``KeyError`` when nobody registered one."""
    return _runners[kind]


def title_of(kind: str) -> str:
    """The name of the work for people; the bare kind when its module is gone."""
    return str(_runners[kind].title) if kind in _runners else kind
