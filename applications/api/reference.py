"""The description as a page shows it: operations with their parameters, members and examples; the promise; the changes."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.api.description import description, example_of_problem
from applications.api.problems import ALL, Kind
from applications.exports.open_data.fields import Words


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that may stand in the address."""

    name: str
    about: str
    allowed: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One address."""

    key: str
    method: str
    path: str
    summary: str
    about: str
    parameters: list[Parameter]
    shape: str
    statuses: list[str]
    example: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object that is answered."""

    name: str
    members: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """One problem with what it looks like."""

    kind: Kind
    example: str


@dataclass(frozen=True, slots=True)
class Change:
    """One version and what came with it."""

    version: str
    date: str
    lines: tuple[Words, ...]


PROMISE: tuple[Words, ...] = (
    _("/api/v1/ içinde alan, süzgeç ve adres adları değişmez, kaldırılmaz; anlamları ve türleri aynı kalır."),
    _("Yeni alan, yeni liste, yeni süzgeç ve yeni sorun türü eklenebilir; tanımadığınız alanı yok sayın."),
    _("Kimlikler ve adresler kalıcıdır: birleştirilen bir kaydın adresi, içinde sürdüğü kaydı gösterir."),
    _("Uyumsuz bir değişiklik ancak /api/v2/ ile gelir; v1 o günden sonra en az on iki ay çalışmayı sürdürür."),
    _("Kaldırılacak bir şey en az bir sürüm önceden burada, tarihiyle duyurulur."),
    _("Sayfa imleri (cursor) saklanmak için değildir; kimlikler saklanmak içindir."),
)
CHANGES: tuple[Change, ...] = (
    Change(
        "1.3.0",
        "2026-11-28",
        (_("Çağrının her aşamasında, gönderimden sonra imzalanacak belgeler ve kendi süreleri (undertakings)."),),
    ),
    Change(
        "1.2.0",
        "2026-11-28",
        (
            _("Yeni liste: çağrılar hakkında yayımlanmış sorular ve yanıtlar (answers), düzeltmeleriyle."),
            _("Çağrılar ilan edildikleri sırada gelir; önce hazırlanıp sonra ilan edilen çağrı sona eklenir."),
        ),
    ),
    Change(
        "1.1.0",
        "2026-11-28",
        (
            _(
                "Yeni listeler: tedbirlerin değişimleri (successions) ve önceliklerde düzeltmeler (errata); ikisi de bir "
                "sürümün içinde de yazar."
            ),
            _("Artık olmayan bir sürümü If-Match ile isteyen, 412 ve sorunun adını alır."),
        ),
    ),
    Change(
        "1.0.0",
        "2026-11-27",
        (_("İlk sürüm: çağrılar, öncelikler, desteklenen projeler, yıllık sayılar, ajanslar ve iller."),),
    ),
)


def operations(language: str) -> list[Operation]:
    """Every address, in the order of the description."""
    found = description(language)
    shapes = found["components"]["schemas"]
    return [_operation(path, methods["get"], shapes) for path, methods in found["paths"].items()]


def shapes(language: str) -> list[Shape]:
    """Every object with its members."""
    told = description(language)["components"]["schemas"]
    return [_shape(name, shape) for name, shape in sorted(told.items()) if shape.get("properties")]


def problems() -> list[ProblemShown]:
    """Every problem with what it looks like."""
    return [ProblemShown(kind, _printed(example_of_problem(kind))) for kind in ALL]


def _operation(path: str, told: dict[str, Any], shapes: dict[str, Any]) -> Operation:
    answer = told["responses"]["200"]["content"]["application/json"]
    return Operation(
        key=told["operationId"],
        method="GET",
        path=path,
        summary=told["summary"],
        about=told["description"],
        parameters=[_parameter(parameter, shapes) for parameter in told["parameters"]],
        shape=answer["schema"]["$ref"].rsplit("/", 1)[-1],
        statuses=list(told["responses"]),
        example=_printed(answer["example"]),
    )


def _parameter(told: dict[str, Any], shapes: dict[str, Any]) -> Parameter:
    return Parameter(told["name"], told["description"], _allowed(told["schema"], shapes), told["required"])


def _allowed(schema: dict[str, Any], shapes: dict[str, Any]) -> str:
    """What a value may be, as short as a table needs it; of a list, what each of its values may be."""
    kind = next(part for part in schema.get("anyOf", [schema]) if part.get("type") != "null")
    if kind.get("type") == "array":
        return _allowed(kind["items"], shapes)
    kind = shapes[kind["$ref"].rsplit("/", 1)[-1]] if "$ref" in kind else kind
    if values := kind.get("enum"):
        return " | ".join(values)
    limits = [str(kind[edge]) for edge in ("minimum", "maximum") if edge in kind]
    return f"{kind['type']} {'–'.join(limits)}".strip() if limits else str(kind.get("pattern", kind["type"]))


def _shape(name: str, shape: dict[str, Any]) -> Shape:
    return Shape(name, [(key, member.get("description", "")) for key, member in shape["properties"].items()])


def _printed(example: Any) -> str:
    return json.dumps(example, ensure_ascii=False, indent=2)
