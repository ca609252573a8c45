"""Pages every app shares: a refusal with its reason, and long lists walked by keyset."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cmdp.kit.typed import typed
from cmdp.kit.verdict import Verdict

SIZE = 50
AHEAD, BACK = "s", "o"
LONGEST = 9


def refused(request: HttpRequest, verdict: Verdict, *, status: int = 403) -> HttpResponse:
    """Say a verdict's reason as a page of its own; what was written is handed back."""
    context = {"verdict": verdict, "was_post": request.method == "POST", "typed": typed(request)}
    return render(request, "errors/refused.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a long list; the tokens go into the address as ``sonra``, empty where there is no such page."""

    rows: list[Any]
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is read for one page of a walk: its rows and one more, in the order of ``keys``, or turned round before a row."""

    rows: Iterable[Any]
    keys: tuple[str, ...]
    size: int
    is_back: bool
    goes_on: bool

    def page(self, rows: Sequence[Any]) -> Page:
        """The page of what was read; the row too many says that there is another one."""
        is_more = len(rows) > self.size
        shown = list(rows[: self.size])[:: -1 if self.is_back else 1]
        has_previous, has_next = (is_more, True) if self.is_back else (self.goes_on, is_more)
        return Page(
            shown,
            _token(BACK, shown[0], self.keys) if has_previous and shown else "",
            _token(AHEAD, shown[-1], self.keys) if has_next else "",
        )


def keyset_page(queryset: QuerySet[Any, Any], *, order: Sequence[str], after: str = "", size: int = SIZE) -> Page:
    """The rows that follow (or precede) the row a token names: one query, as quick on page 900 as on page 1.

    ``order`` names columns or annotations that are never null, ``-`` for falling; the key is added to make it total.
    A token that cannot be read gives the first page.
    """
    return walked(lambda token: step_to(queryset, order=order, after=token, size=size), after)


def walked(step: Callable[[str], Step], after: str) -> Page:
    """The page to which the ``step`` of a token leads; the first page, full, when fewer rows are left before one."""
    found = step(after)
    rows = list(found.rows)
    return walked(step, "") if found.is_back and len(rows) < found.size else found.page(rows)


def step_to(queryset: QuerySet[Any, Any], *, order: Sequence[str], after: str, size: int = SIZE) -> Step:
    """What ``keyset_page`` reads; nothing is read yet."""
    keys = (*order,) if order and order[-1].lstrip("-") in {"pk", "id"} else (*order, "pk")
    direction, values = _read(after, queryset, keys)
    turned = [_turned(key) for key in keys] if direction == BACK else keys
    rows = _beyond(queryset, turned, values)[: size + 1]
    return Step(rows, keys, size, is_back=direction == BACK, goes_on=bool(values))


def slice_page(rows: Sequence[Any], *, after: str = "", size: int) -> Page:
    """One page of a list that has to be worked out as a whole; the token says how many rows stand before it.

    A token that cannot be read gives the first page, one beyond the end the last.
    """
    last = max(0, (len(rows) - 1) // size * size)
    start = min(int(after) // size * size, last) if after.isascii() and after.isdigit() and len(after) <= LONGEST else 0
    following = str(start + size) if start < last else ""
    return Page(list(rows[start : start + size]), str(start - size) if start else "", following)


def _beyond(queryset: QuerySet[Any, Any], keys: Sequence[str], values: list[Any]) -> QuerySet[Any, Any]:
    """Rows after ``values`` in the order of ``keys``: equal in the first columns, further in the next."""
    condition, equal, bound = Q(), Q(), Q()
    for key, value in zip(keys, values, strict=False):
        name = key.lstrip("-")
        further = "lt" if key.startswith("-") else "gt"
        condition |= equal & Q(**{f"{name}__{further}": value})
        # By this an index is entered where the page begins; the alternatives alone would walk to it from its end.
        bound = bound or Q(**{f"{name}__{further}e": value})
        equal &= Q(**{name: value})
    return queryset.filter(bound, condition).order_by(*keys)


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _token(direction: str, row: Any, keys: Sequence[str]) -> str:
    values = [str(_value(row, key.lstrip("-"))) for key in keys]
    return direction + base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _value(row: Any, name: str) -> Any:
    """The column of a model or of what it names, or of a named tuple."""
    for part in [name] if isinstance(row, tuple) else name.split("__"):
        row = getattr(row, part)
    return row


def _read(token: str, queryset: QuerySet[Any, Any], keys: Sequence[str]) -> tuple[str, list[Any]]:
    try:
        texts = json.loads(base64.urlsafe_b64decode(token[1:] + "=" * (-len(token[1:]) % 4)))
        fields = [_field(queryset, key.lstrip("-")) for key in keys]
        values = [_read_as(field, text) for field, text in zip(fields, texts, strict=True)]
    except (binascii.Error, ValueError, TypeError, RecursionError, ValidationError):
        return AHEAD, []
    return (token[0], values) if token[0] in {AHEAD, BACK} else (AHEAD, [])


def _read_as(field: "Field[Any, Any]", text: object) -> Any:
    """A token's text as a value that the column could hold."""
    value = field.to_python(_storable(text))
    field.run_validators(value)
    return value


def _storable(text: object) -> str:
    """A token's text, unless no database could compare with it."""
    if "\x00" in str(text):
        raise ValueError("nul")
    return str(text).encode().decode()


def _field(queryset: QuerySet[Any, Any], name: str) -> "Field[Any, Any]":
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    model: type[Model] = queryset.model
    *path, last = name.split("__")
    for part in path:
        model = model._meta.get_field(part).related_model  # type: ignore[assignment]
    return model._meta.pk if last == "pk" else model._meta.get_field(last)  # type: ignore[return-value]
