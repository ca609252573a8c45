"""The shapes of what is answered, made from the columns of the files: one description for both."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal

from ninja import Schema
from pydantic import Field as Member
from pydantic import create_model

from applications.exports.open_data import answers, calls, figures, places, priorities, projects
from applications.exports.open_data.fields import Field, Kind

TYPES: dict[Kind, Any] = {
    Kind.TEXT: str,
    Kind.INTEGER: int,
    Kind.MONEY: int | float,
    Kind.RATE: int | float,
    Kind.INSTANT: dt.datetime,
    Kind.DATE: dt.date,
    Kind.FLAG: bool,
    Kind.CODES: list[str],
    Kind.ADDRESS: str,
}


def schema_of(name: str, fields: Iterable[Field], **nested: Any) -> type[Schema]:
    """A schema with a member for each column; ``nested`` names what only the API can hold."""
    members = {field.name: (_type_of(field), Member(examples=[field.example])) for field in fields}
    inner = {key: (kind, ...) for key, kind in nested.items()}
    return create_model(name, __base__=Schema, **members, **inner)  # type: ignore[call-overload]


def page_schema(name: str, item: type[Schema]) -> type[Schema]:
    """A page of such items."""
    members: dict[str, Any] = {"items": (list[item], ...), "next_cursor": (str | None, ...), "next": (str | None, ...)}  # type: ignore[valid-type]
    return create_model(name, __base__=Schema, **members)


def _type_of(field: Field) -> Any:
    kind = Literal[field.values] if field.values else TYPES[field.kind]
    return kind | None if field.optional else kind


class StageUndertaking(Schema):
    """A paper that is signed after sending, and until when it may come."""

    name_tr: str
    name_en: str
    due_at: dt.datetime
    is_sure: bool


class Stage(Schema):
    """One stage of a call and its window."""

    order: int
    name_tr: str
    name_en: str
    opens_at: dt.datetime
    closes_at: dt.datetime
    undertakings: list[StageUndertaking]


class Correction(Schema):
    """A published answer as it read before it was corrected."""

    corrected_at: dt.datetime
    reason: str
    earlier_tr: str
    earlier_en: str | None


class Fault(Schema):
    """One parameter that cannot be taken."""

    parameter: str
    detail: str
    detail_en: str


class Problem(Schema):
    """What RFC 9457 asks for, with an English twin of each text."""

    type: str
    title: str
    title_en: str
    status: int
    detail: str
    detail_en: str
    instance: str
    errors: list[Fault] | None = None


Measure = schema_of("Measure", priorities.MEASURE_FIELDS)
Edition = schema_of("Edition", priorities.EDITION_FIELDS)
Erratum = schema_of("Erratum", priorities.ERRATUM_FIELDS)
Succession = schema_of("Succession", priorities.SUCCESSION_FIELDS)
EditionWhole = schema_of(
    "EditionWhole",
    priorities.EDITION_FIELDS,
    measures=list[Measure],  # type: ignore[valid-type]
    successions=list[Succession],  # type: ignore[valid-type]
    errata=list[Erratum],  # type: ignore[valid-type]
)
Call = schema_of("Call", calls.FIELDS, stages=list[Stage])
Answer = schema_of("Answer", answers.FIELDS, corrections=list[Correction])
Agency = schema_of("Agency", places.AGENCY_FIELDS)
Province = schema_of("Province", places.PROVINCE_FIELDS)
Project = schema_of("Project", projects.FIELDS)
Figure = schema_of("Figure", figures.FIELDS)
Total = schema_of("Total", figures.TOTAL_FIELDS)

CallPage = page_schema("CallPage", Call)
AnswerPage = page_schema("AnswerPage", Answer)
MeasurePage = page_schema("MeasurePage", Measure)
ErratumPage = page_schema("ErratumPage", Erratum)
SuccessionPage = page_schema("SuccessionPage", Succession)
EditionPage = page_schema("EditionPage", Edition)
AgencyPage = page_schema("AgencyPage", Agency)
ProvincePage = page_schema("ProvincePage", Province)
ProjectPage = page_schema("ProjectPage", Project)
TotalPage = page_schema("TotalPage", Total)


class FigureList(Schema):
    """The figures of every year and meaning of the year."""

    items: list[Figure]  # type: ignore[valid-type]
