"""Long lists by keyset: newest first, as cheap on the last page as on the first."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
SIZE = 50
OLDER, NEWER = "once", "sonra"


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """One page of rows, and the addresses of its neighbours (empty when there is none)."""

    rows: list[Row]
    previous: str
    next: str


def newest_first(request: HttpRequest, rows: QuerySet[Row], *, size: int = SIZE) -> Slice[Row]:
    """The page of ``rows`` that ``?once=<key>`` (older) or ``?sonra=<key>`` (newer) asks for.

    A key that is no number shows the first page. One row more than ``size`` is read, to know
    whether another page follows.
    """
    newer, older = _key(request, NEWER), _key(request, OLDER)
    if newer is not None:
        found = list(rows.filter(pk__gt=newer).order_by("pk")[: size + 1])
        page, has_newer, has_older = found[:size][::-1], len(found) > size, True
    else:
        found = list((rows if older is None else rows.filter(pk__lt=older)).order_by("-pk")[: size + 1])
        page, has_newer, has_older = found[:size], older is not None, len(found) > size
    return Slice(
        page,
        previous=_address(request, NEWER, page[0].pk) if page and has_newer else "",
        next=_address(request, OLDER, page[-1].pk) if page and has_older else "",
    )


def _key(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < len(str(2**63)) else None


def _address(request: HttpRequest, name: str, key: int) -> str:
    query = request.GET.copy()
    for other in (OLDER, NEWER):
        query.pop(other, None)
    query[name] = str(key)
    return f"?{query.urlencode()}"
