"""Announced calls."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from ninja import Field, Query, Router, Schema

from applications.api import schemas
from applications.api.paging import Paging, link_next, page_of
from applications.api.strict import strict
from applications.exports.open_data.calls import call_record
from applications.exports.open_data.fields import plain_record
from applications.exports.open_data.scope import shows_samples
from applications.models import Call, CallStage
from applications.queries import open_data
from applications.queries.calls import Standing
from applications.queries.undertakings import Announced, announced_by
from cmdp.kit.requests import Request

router = Router(tags=["calls"])


class CallFilter(Schema):
    """As the page of calls is divided, and by whose they are."""

    standing: Standing | None = None
    agency: str | None = Field(None, pattern=r"^[A-Z0-9]{2,5}$")
    year: int | None = Field(None, ge=2000, le=2100)


@router.get("calls", response=schemas.CallPage, url_name="calls", operation_id="listCalls")
@strict
def calls(
    request: Request, response: HttpResponse, filters: Query[CallFilter], paging: Query[Paging]
) -> dict[str, Any]:
    found = open_data.calls(with_samples=shows_samples())
    if filters.agency:
        found = found.filter(agency__nuts2=filters.agency)
    if filters.year:
        found = found.filter(programme_year=filters.year)
    if filters.standing:
        found = open_data.standing_at(found, filters.standing, request.arrived_at)
    body = page_of(request, found, paging, partial(_records, at=request.arrived_at), by="published_at")
    link_next(response, body)
    return body


@router.get("calls/{id:call_id}", response=schemas.Call, url_name="call", operation_id="getCall")
@strict
def call(request: Request, call_id: str) -> dict[str, Any]:
    found = open_data.calls(with_samples=shows_samples()).filter(public_id=call_id).first()
    if found is None:
        raise Http404
    (record,) = _records([found], at=request.arrived_at)
    return plain_record(record)


def _records(calls: list[Call], *, at: datetime) -> Iterator[dict[str, Any]]:
    """The columns of the files, the windows one by one, and what is signed after each by a clock of its own."""
    announced = announced_by(calls)
    for call in calls:
        stages = [_stage(window, announced.get(window.pk, [])) for window in call.stages.all()]
        yield {**call_record(call, at=at), "stages": stages}


def _stage(window: CallStage, papers: Iterable[Announced]) -> dict[str, Any]:
    stage = window.stage
    names = {"order": window.order, "name_tr": stage.name_tr, "name_en": stage.name_en}
    instants = {"opens_at": window.opens_at, "closes_at": window.closes_at}
    return {**names, **instants, "undertakings": [_paper(paper) for paper in papers]}


def _paper(paper: Announced) -> dict[str, Any]:
    names = {"name_tr": paper.rule.name_tr, "name_en": paper.rule.name_en}
    return {**names, "due_at": paper.due_at, "is_sure": paper.is_sure}
