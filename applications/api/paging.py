"""Walk a list by cursor: the key of the last row, signed together with the list and the filters it belongs to."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from ninja import Field, Schema

from applications.api.problems import INVALID_CURSOR, ProblemError
from applications.exports.open_data.fields import Record, plain_record
from cmdp.kit.links import absolute
from cmdp.kit.requests import Request

SALT = "open-data-cursor"
SIZE, LARGEST = 50, 200


class Paging(Schema):
    """Where a page begins and how long it is."""

    limit: int = Field(SIZE, ge=1, le=LARGEST)
    cursor: str = Field("", max_length=400, pattern=r"^[A-Za-z0-9_:.-]*$")


def page_of(
    request: Request,
    found: QuerySet[Any],
    paging: Paging,
    records: Callable[[list[Any]], Iterable[Record]],
    *,
    by: str = "pk",
) -> dict[str, Any]:
    """The rows after the cursor: rows added meanwhile come last, none is lost, none comes twice.

    ``records`` tells the rows of a page, read together. ``by`` is the key, or the instant at which a row came to everybody's eyes where that is later than it was made.
    """
    of = _list_of(request)
    if paging.cursor:
        found = found.filter(_after(by, _read(paging.cursor, of)))
    rows = list(found.order_by(by, "pk")[: paging.limit + 1])
    shown = rows[: paging.limit]
    more = len(rows) > paging.limit
    cursor = signing.dumps([of, [str(getattr(shown[-1], by)), shown[-1].pk]], salt=SALT) if more else None
    body = {"items": [plain_record(record) for record in records(shown)], "next_cursor": cursor}
    return {**body, "next": _address(request, cursor) if cursor else None}


def link_next(response: HttpResponse, body: dict[str, Any]) -> None:
    """The next page as a link of the answer (RFC 8288)."""
    if body["next"]:
        response["Link"] = f'<{body["next"]}>; rel="next"'


def _list_of(request: Request) -> str:
    """A short name for this list with these filters."""
    asked = {key: sorted(filter(None, values)) for key, values in request.GET.lists() if key not in {"cursor", "limit"}}
    filters = sorted((key, values) for key, values in asked.items() if values)
    return hashlib.sha256(json.dumps([request.path, filters]).encode()).hexdigest()[:16]


def _after(by: str, last: tuple[str, int]) -> Q:
    value, key = last
    return Q(**{f"{by}__gt": value}) | Q(**{by: value}, pk__gt=key)


def _read(cursor: str, of: str) -> tuple[str, int]:
    try:
        signed, (value, key) = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as damaged:
        raise ProblemError(INVALID_CURSOR) from damaged
    if signed != of:
        raise ProblemError(INVALID_CURSOR)
    return value, key


def _address(request: Request, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return absolute(f"{request.path}?{query.urlencode()}")
