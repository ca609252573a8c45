"""The columns of a CSV for machines: CSV on the Web metadata, as the W3C recommends it."""

from typing import Any

from django.conf import settings

from applications.exports.open_data.datasets import Dataset
from applications.exports.open_data.fields import Field, Kind
from applications.exports.open_data.files import CSV, address, said
from applications.exports.open_data.scope import caveat
from applications.exports.open_data.writers import SEPARATOR

TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.MONEY: "decimal",
    Kind.RATE: "decimal",
    Kind.INSTANT: "dateTimeStamp",
    Kind.DATE: "date",
    Kind.FLAG: "boolean",
    Kind.CODES: "string",
    Kind.ADDRESS: "anyURI",
}


def metadata(dataset: Dataset) -> dict[str, Any]:
    """What the CSV of this set holds."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "tr"}],
        "url": address(dataset, CSV),
        "dc:title": _texts(said(dataset.title)),
        "dc:description": _texts(said(dataset.about)),
        "dc:license": {"@id": settings.OPEN_DATA_LICENCE_URL},
        "dc:publisher": settings.OPEN_DATA_PUBLISHER,
        **({"rdfs:comment": _texts(said(words))} if (words := caveat()) else {}),
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_column(field) for field in dataset.fields], "primaryKey": dataset.key},
    }


def _column(field: Field) -> dict[str, Any]:
    column: dict[str, Any] = {"name": field.name, "titles": field.name, "datatype": TYPES[field.kind]}
    column |= {"dc:description": _texts(said(field.about)), "required": not field.optional}
    if field.kind is Kind.CODES:
        column |= {"separator": SEPARATOR, "required": False}
    return column


def _texts(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
