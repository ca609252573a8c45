"""The OpenAPI 3.1 description: what ninja knows of the shapes, completed by words, problems, headers and examples."""

import json
import re
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from applications.api import schemas
from applications.api.problems import INVALID_CURSOR, INVALID_PARAMETER, MEDIA_TYPE, Fault, Kind, ProblemError
from applications.api.problems import problem_body as body_of
from applications.api.service import VERSION, api
from applications.api.strict import DOUBLED
from applications.api.texts import ABOUT, EXAMPLES, HEADERS, MEMBERS, OPERATIONS, PARAMETERS, Said
from applications.exports.open_data import answers, calls, figures, places, priorities, projects
from applications.exports.open_data.fields import Field

COLUMNS: dict[str, tuple[Field, ...]] = {
    "Call": calls.FIELDS,
    "Answer": answers.FIELDS,
    "Measure": priorities.MEASURE_FIELDS,
    "Erratum": priorities.ERRATUM_FIELDS,
    "Succession": priorities.SUCCESSION_FIELDS,
    "Edition": priorities.EDITION_FIELDS,
    "EditionWhole": priorities.EDITION_FIELDS,
    "Agency": places.AGENCY_FIELDS,
    "Province": places.PROVINCE_FIELDS,
    "Project": projects.FIELDS,
    "Figure": figures.FIELDS,
    "Total": figures.TOTAL_FIELDS,
}
REFERENCE = re.compile(r"#/components/schemas/(\w+)")
VALUES = {"count": 2, "limit": 60, "method": "POST", "quota": 120, "seconds": 42}


@cache
def description(language: str = "en") -> dict[str, Any]:
    """The whole description with its words in one language; made once."""
    with override(language):
        return _described()


def _described() -> dict[str, Any]:
    found = dict(api.get_openapi_schema(path_prefix="api/v1/"))
    found["info"] = _info()
    found["servers"] = [{"url": settings.BASE_URL.rstrip("/")}]
    shapes = found["components"]["schemas"]
    shapes["Problem"] = _problem_shape(shapes)
    for name in shapes.keys() - _spoken_of(found["paths"], shapes) - {"Problem", "Fault"}:
        del shapes[name]
    for name, shape in shapes.items():
        _describe_shape(shape, COLUMNS.get(name, ()))
    for methods in found["paths"].values():
        for operation in methods.values():
            _describe_operation(operation, shapes)
    return found


def _info() -> dict[str, Any]:
    licence = {"name": settings.OPEN_DATA_LICENCE_NAME, "url": settings.OPEN_DATA_LICENCE_URL}
    return {"title": _("CMDP açık veri arayüzü"), "version": VERSION, "description": str(ABOUT), "license": licence}


def _problem_shape(shapes: dict[str, Any]) -> dict[str, Any]:
    shape = schemas.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    shapes.update(shape.pop("$defs", {}))
    return shape


def _spoken_of(told: Any, shapes: dict[str, Any]) -> set[str]:
    """The shapes that some answer refers to, and those they refer to themselves."""
    names = set(REFERENCE.findall(json.dumps(told)))
    return names.union(*(_spoken_of(shapes[name], shapes) for name in names))


def _describe_shape(shape: dict[str, Any], columns: Iterable[Field]) -> None:
    """Say what each member means; numbers of lira are numbers, whole or not."""
    words = {column.name: column.about for column in columns}
    for name, member in shape.get("properties", {}).items():
        member.pop("title", None)
        _widen(member)
        if about := words.get(name, MEMBERS.get(name)):
            member["description"] = str(about)


def _widen(member: dict[str, Any]) -> None:
    kinds = member.get("anyOf", [])
    if {"type": "integer"} in kinds and {"type": "number"} in kinds:
        kinds.remove({"type": "integer"})
        if len(kinds) == 1:
            member |= member.pop("anyOf")[0]


def _describe_operation(operation: dict[str, Any], shapes: dict[str, Any]) -> None:
    said = OPERATIONS[operation["operationId"]]
    operation |= {"summary": str(said.summary), "description": str(said.about)}
    for parameter in operation["parameters"]:
        parameter["description"] = str(PARAMETERS[parameter["name"]])
        if parameter["name"] in EXAMPLES:
            parameter["example"] = EXAMPLES[parameter["name"]]
    answer = operation["responses"][200]
    answer["description"] = str(said.summary)
    answer["headers"] = _headers(
        "ETag", "RateLimit", "RateLimit-Policy", *(["Link"] if said.shape.endswith("Page") else [])
    )
    answer["content"]["application/json"]["example"] = example_of(said.shape, shapes)
    moved = {"301": _moved()} if said is OPERATIONS["getProject"] else {}
    operation["responses"] = {"200": answer, **moved, "304": _unchanged(), **_problems(said)}


def _moved() -> dict[str, Any]:
    return {"description": _("Kayıt birleştirildi; içinde sürdüğü kaydın adresi"), "headers": _headers("Location")}


def _unchanged() -> dict[str, Any]:
    return {
        "description": _("Elinizdeki yanıt hâlâ geçerli"),
        "headers": _headers("ETag", "RateLimit", "RateLimit-Policy"),
    }


def _problems(said: Said) -> dict[str, Any]:
    """One answer for each status, with an example of each problem that has it."""
    answers: dict[str, Any] = {}
    for kind in sorted(said.problems, key=lambda kind: kind.status):
        answer = answers.setdefault(str(int(kind.status)), _refusal(kind))
        examples = answer["content"][MEDIA_TYPE]["examples"]
        examples[kind.slug] = {"summary": str(kind.title), "value": example_of_problem(kind)}
    return answers


def _refusal(kind: Kind) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}}
    names = ["RateLimit", "RateLimit-Policy"]
    if kind.status == HTTPStatus.TOO_MANY_REQUESTS:
        names.append("Retry-After")
    return {"description": str(kind.title), "content": content, "headers": _headers(*names)}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"description": str(HEADERS[name]), "schema": {"type": "string"}} for name in names}


def example_of_problem(kind: Kind) -> dict[str, Any]:
    """What the problem looks like."""
    faults = (Fault("year", DOUBLED, {"count": 2}),) if kind is INVALID_PARAMETER else ()
    path = "/api/v1/calls" if kind in {INVALID_PARAMETER, INVALID_CURSOR} else "/api/v1/calls/k7m2pq9xw4thz8"
    return body_of(ProblemError(kind, faults=faults, **VALUES), instance=path)


def example_of(name: str, shapes: dict[str, Any]) -> Any:
    """An example of a shape, from those of its members."""
    return _example(shapes[name], shapes)


def _example(shape: dict[str, Any], shapes: dict[str, Any]) -> Any:
    if "examples" in shape:
        return shape["examples"][0]
    if "$ref" in shape:
        return example_of(shape["$ref"].rsplit("/", 1)[-1], shapes)
    if "properties" in shape:
        return {name: _example(member, shapes) for name, member in shape["properties"].items()}
    if "anyOf" in shape:
        return (
            None if any(part.get("type") == "null" for part in shape["anyOf"]) else _example(shape["anyOf"][0], shapes)
        )
    return _example_of_type(shape, shapes)


def _example_of_type(shape: dict[str, Any], shapes: dict[str, Any]) -> Any:
    if shape["type"] == "array":
        return [_example(shape["items"], shapes)]
    if shape["type"] == "object":
        return {"calls": f"{settings.BASE_URL.rstrip('/')}/api/v1/calls"}
    kinds = {"integer": 1, "string": "2026-02-01T09:00:00+03:00" if shape.get("format") else "…", "boolean": False}
    return kinds[shape["type"]]
