"""Editions of the priorities, their measures, what became of measures, and what should be read otherwise."""

from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from ninja import Field, Query, Router, Schema

from applications.api import schemas
from applications.api.paging import Paging, link_next, page_of
from applications.api.strict import strict
from applications.exports.open_data.fields import plain_record
from applications.exports.open_data.priorities import edition_record, erratum_record, measure_record, succession_record
from applications.queries import open_data
from cmdp.kit.requests import Request
from priorities.descent import read_descent
from priorities.queries import current_edition

router = Router(tags=["priorities"])
CODE = r"^[0-9A-Za-z.]{1,8}$"
EDITION = r"^(current|[0-9]{1,6})$"
LINEAGE = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


class MeasureFilter(Schema):
    """Measures of one edition (``current`` for the one in force), of one axis, with one code, of one lineage."""

    edition: str | None = Field(None, pattern=EDITION)
    axis: str | None = Field(None, pattern=CODE)
    code: str | None = Field(None, pattern=CODE)
    lineage: str | None = Field(None, pattern=LINEAGE)


class NotedFilter(Schema):
    """What one edition says (``current`` for the one in force), or what is said of one lineage."""

    edition: str | None = Field(None, pattern=EDITION)
    lineage: str | None = Field(None, pattern=LINEAGE)


@router.get("editions", response=schemas.EditionPage, url_name="editions", operation_id="listEditions")
@strict
def editions(request: Request, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    body = page_of(request, open_data.editions(), paging, partial(map, partial(edition_record, current=_current())))
    link_next(response, body)
    return body


@router.get("editions/{int:number}", response=schemas.EditionWhole, url_name="edition", operation_id="getEdition")
@strict
def edition(request: Request, number: int) -> dict[str, Any]:  # noqa: ARG001 - ninja hands it over
    found = open_data.editions().filter(number=number).first() if number < 10**6 else None
    if found is None:
        raise Http404
    current = _current()
    measures = open_data.measures().filter(edition=found).order_by("axis__order", "order", "pk")
    became = partial(succession_record, descent=read_descent())
    return {
        **plain_record(edition_record(found, current=current)),
        "measures": [plain_record(measure_record(measure, current=current)) for measure in measures],
        "successions": [plain_record(became(row)) for row in open_data.successions().filter(edition=found)],
        "errata": [plain_record(erratum_record(row)) for row in open_data.errata().filter(edition=found)],
    }


@router.get("measures", response=schemas.MeasurePage, url_name="measures", operation_id="listMeasures")
@strict
def measures(
    request: Request, response: HttpResponse, filters: Query[MeasureFilter], paging: Query[Paging]
) -> dict[str, Any]:
    current = _current()
    wanted: dict[str, Any] = {"axis__code": filters.axis, "code": filters.code, "lineage": filters.lineage}
    found = open_data.measures().filter(**{name: value for name, value in wanted.items() if value is not None})
    if filters.edition:
        found = found.filter(edition__number=_number(filters.edition))
    body = page_of(request, found, paging, partial(map, partial(measure_record, current=current)))
    link_next(response, body)
    return body


@router.get("successions", response=schemas.SuccessionPage, url_name="successions", operation_id="listSuccessions")
@strict
def successions(
    request: Request, response: HttpResponse, filters: Query[NotedFilter], paging: Query[Paging]
) -> dict[str, Any]:
    found = open_data.successions()
    if filters.lineage:
        found = found.filter(Q(from_lineage=filters.lineage) | Q(heir__lineage=filters.lineage))
    if filters.edition:
        found = found.filter(edition__number=_number(filters.edition))
    body = page_of(request, found, paging, partial(map, partial(succession_record, descent=read_descent())))
    link_next(response, body)
    return body


@router.get("errata", response=schemas.ErratumPage, url_name="errata", operation_id="listErrata")
@strict
def errata(
    request: Request, response: HttpResponse, filters: Query[NotedFilter], paging: Query[Paging]
) -> dict[str, Any]:
    found = open_data.errata()
    if filters.lineage:
        found = found.filter(lineage=filters.lineage)
    if filters.edition:
        found = found.filter(edition__number=_number(filters.edition))
    body = page_of(request, found, paging, partial(map, erratum_record))
    link_next(response, body)
    return body


def _number(edition: str) -> int | None:
    """The number that a filter means."""
    return _current() if edition == "current" else int(edition)


def _current() -> int | None:
    newest = current_edition()
    return newest.number if newest else None
