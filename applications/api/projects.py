"""Supported projects, their yearly figures, and the sums that others published."""

from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import Field, Query, Router, Schema
from pydantic import ValidationError

from applications.api import schemas
from applications.api.paging import Paging, link_next, page_of
from applications.api.strict import refuse_strangers, refused_values, strict
from applications.choices import PublishedState, YearKind
from applications.exports.open_data.fields import plain_record
from applications.exports.open_data.figures import figures_record, total_record
from applications.exports.open_data.projects import project_record
from applications.exports.open_data.scope import shows_samples
from applications.queries import open_data
from applications.queries.published.figures import cells
from applications.queries.published.filters import SUPPORT, TOTAL_COST, UNCLASSIFIED, Filters
from applications.queries.published.listing import addressed
from applications.queries.published.prices import prices_in_use
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.requests import Request
from cmdp.regions.queries import find_provinces

router = Router(tags=["projects"])
MANY = 50
Year = Annotated[int, Field(ge=1990, le=2100)]
Place = Annotated[str, Field(min_length=2, max_length=40, pattern=r"^[^\x00-\x1f]+$")]
Code = Annotated[str, Field(pattern=r"^[0-9A-Za-z.]{1,8}$")]
BeneficiaryType = Literal[(*OrganisationType.values, UNCLASSIFIED)]  # type: ignore[valid-type]
AmountOf = Literal[TOTAL_COST, SUPPORT]  # type: ignore[valid-type]
MOST = 999_999_999_999_999
NOTHING = Filters(demo=True, years=(0,))


class ProjectFilter(Schema):
    """What the page of supported projects can be narrowed by; values of one name widen, different names narrow."""

    q: str = Field("", max_length=100, pattern=r"^[^\x00-\x1f]*$")
    year: list[Year] = Field([], max_length=MANY)
    year_kind: list[YearKind] = Field([], max_length=MANY)
    province: list[Place] = Field([], max_length=MANY)
    axis: list[Code] = Field([], max_length=MANY)
    measure: list[Code] = Field([], max_length=MANY)
    beneficiary_type: list[BeneficiaryType] = Field([], max_length=MANY)
    state: list[PublishedState] = Field([], max_length=MANY)
    amount_of: AmountOf = TOTAL_COST
    amount_from: int | None = Field(None, ge=0, le=MOST)
    amount_to: int | None = Field(None, ge=0, le=MOST)
    sample: bool = False


def filters_of(asked: ProjectFilter) -> Filters:
    """The same filter that the pages use; outside a trial nothing is a made-up project."""
    if asked.sample and not shows_samples():
        return NOTHING
    return Filters(
        text=asked.q,
        years=tuple(asked.year),
        year_kinds=tuple(map(str, asked.year_kind)),
        provinces=_places(asked.province),
        axes=tuple(asked.axis),
        measures=tuple(asked.measure),
        beneficiary_types=tuple(asked.beneficiary_type),
        states=tuple(map(str, asked.state)),
        amount_of=asked.amount_of,
        amount_from=None if asked.amount_from is None else Decimal(asked.amount_from),
        amount_to=None if asked.amount_to is None else Decimal(asked.amount_to),
        demo=asked.sample,
    )


def asked_of(request: Request) -> Filters:
    """The filter in the address of a file; what cannot be taken is a problem."""
    refuse_strangers(request, [ProjectFilter])
    many = {name for name, field in ProjectFilter.model_fields.items() if isinstance(field.default, list)}
    told = {name: request.GET.getlist(name) if name in many else request.GET[name] for name in request.GET}
    try:
        return filters_of(ProjectFilter.model_validate(told))
    except ValidationError as invalid:
        raise refused_values(invalid.errors()) from invalid


@router.get("projects", response=schemas.ProjectPage, url_name="projects", operation_id="listProjects")
@strict
def projects(
    request: Request, response: HttpResponse, filters: Query[ProjectFilter], paging: Query[Paging]
) -> dict[str, Any]:
    body = page_of(request, open_data.projects(filters_of(filters)), paging, partial(map, project_record))
    link_next(response, body)
    return body


@router.get("projects/{id:project_id}", response=schemas.Project, url_name="project", operation_id="getProject")
@strict
def project(request: Request, project_id: str) -> Any:  # noqa: ARG001 - ninja hands it over
    found = addressed().filter(public_id=project_id).first()
    if found is None or (found.is_demo and not shows_samples()):
        raise Http404
    if found.merged_into:
        return HttpResponsePermanentRedirect(reverse("api_v1:project", args=[found.merged_into.public_id]))
    return plain_record(project_record(found))


@router.get("figures", response=schemas.FigureList, url_name="figures", operation_id="listFigures")
@strict
def figures(request: Request, filters: Query[ProjectFilter]) -> dict[str, Any]:  # noqa: ARG001 - ninja hands it over
    prices = prices_in_use()
    return {"items": [plain_record(figures_record(cell, prices=prices)) for cell in cells(filters_of(filters))]}


@router.get("totals", response=schemas.TotalPage, url_name="totals", operation_id="listTotals")
@strict
def totals(request: Request, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    body = page_of(request, open_data.totals(), paging, partial(map, total_record))
    link_next(response, body)
    return body


def _places(names: list[str]) -> tuple[str, ...]:
    """The search keys of provinces by any of their names and codes; what names none finds none."""
    found = find_provinces(names) if names else {}
    return tuple(found[name].search_key if name in found else name for name in names)
