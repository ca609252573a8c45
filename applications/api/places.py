"""Agencies and provinces."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from applications.api import schemas
from applications.api.paging import Paging, link_next, page_of
from applications.api.strict import strict
from applications.exports.open_data.places import agency_record, province_record
from applications.queries import open_data
from cmdp.kit.requests import Request

router = Router(tags=["places"])


class ProvinceFilter(Schema):
    """Provinces of one agency, or those of the programme."""

    agency: str | None = Field(None, pattern=r"^[A-Z0-9]{2,5}$")
    in_programme: bool | None = None


@router.get("agencies", response=schemas.AgencyPage, url_name="agencies", operation_id="listAgencies")
@strict
def agencies(request: Request, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    body = page_of(request, open_data.agencies(), paging, partial(map, agency_record))
    link_next(response, body)
    return body


@router.get("provinces", response=schemas.ProvincePage, url_name="provinces", operation_id="listProvinces")
@strict
def provinces(
    request: Request, response: HttpResponse, filters: Query[ProvinceFilter], paging: Query[Paging]
) -> dict[str, Any]:
    wanted = {"agency__nuts2": filters.agency, "in_cmdp": filters.in_programme}
    found = open_data.provinces().filter(**{name: value for name, value in wanted.items() if value is not None})
    body = page_of(request, found, paging, partial(map, province_record))
    link_next(response, body)
    return body
