"""Published answers about calls."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from ninja import Field, Query, Router, Schema

from applications.api import schemas
from applications.api.paging import Paging, link_next, page_of
from applications.api.strict import strict
from applications.exports.open_data.answers import answer_record
from applications.exports.open_data.fields import plain_record
from applications.exports.open_data.scope import shows_samples
from applications.models import CallQuestion
from applications.queries import open_data
from cmdp.kit.requests import Request

router = Router(tags=["calls"])
ID = r"^[0-9a-z]{14}$"


class AnswerFilter(Schema):
    """The answers of one call, or of one agency."""

    call: str | None = Field(None, pattern=ID)
    agency: str | None = Field(None, pattern=r"^[A-Z0-9]{2,5}$")


@router.get("answers", response=schemas.AnswerPage, url_name="answers", operation_id="listAnswers")
@strict
def answers(
    request: Request, response: HttpResponse, filters: Query[AnswerFilter], paging: Query[Paging]
) -> dict[str, Any]:
    wanted = {"call__public_id": filters.call, "call__agency__nuts2": filters.agency}
    found = open_data.answers(with_samples=shows_samples())
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    body = page_of(request, found, paging, partial(map, _record), by="settled_at")
    link_next(response, body)
    return body


@router.get("answers/{id:answer_id}", response=schemas.Answer, url_name="answer", operation_id="getAnswer")
@strict
def answer(request: Request, answer_id: str) -> dict[str, Any]:  # noqa: ARG001 - ninja hands it over
    found = open_data.answers(with_samples=shows_samples()).filter(public_id=answer_id).first()
    if found is None:
        raise Http404
    return plain_record(_record(found))


def _record(row: CallQuestion) -> dict[str, Any]:
    """The columns of the files, and the corrections one by one, the newest first."""
    names = ("corrected_at", "reason", "earlier_tr")
    corrections = [
        {**{name: getattr(correction, name) for name in names}, "earlier_en": correction.earlier_en or None}
        for correction in row.corrections.all()
    ]
    return {**answer_record(row), "corrections": corrections}
