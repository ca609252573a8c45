"""Grants as the 360Giving Data Standard asks for them: only those whose amount, recipient and day of award are known."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.conf import settings

from applications.choices import Classification
from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind, plain
from applications.exports.open_data.files import said
from applications.exports.open_data.scope import caveat
from applications.exports.open_data.writers import MACHINE, write_csv, write_xlsx
from applications.models import PublishedProject
from applications.queries import open_data
from applications.queries.published.filters import Filters
from cmdp.kit import links

STANDARD = "1.1"
PROGRAMME = {"code": "CMDP", "title": "Cazibe Merkezlerini Destekleme Programı"}
EXACT = len("2026-11-27")
# The standard's own titles for a spreadsheet, each with its way into a grant.
COLUMNS: dict[str, tuple[str | int, ...]] = {
    "Identifier": ("id",),
    "Title": ("title",),
    "Description": ("description",),
    "Currency": ("currency",),
    "Amount Awarded": ("amountAwarded",),
    "Award Date": ("awardDate",),
    "URL": ("url",),
    "Recipient Org:Identifier": ("recipientOrganization", 0, "id"),
    "Recipient Org:Name": ("recipientOrganization", 0, "name"),
    "Funding Org:Identifier": ("fundingOrganization", 0, "id"),
    "Funding Org:Name": ("fundingOrganization", 0, "name"),
    "Grant Programme:Code": ("grantProgramme", 0, "code"),
    "Grant Programme:Title": ("grantProgramme", 0, "title"),
    "Beneficiary Location:Name": ("beneficiaryLocation", 0, "name"),
    "Beneficiary Location:Country Code": ("beneficiaryLocation", 0, "countryCode"),
    "Last modified": ("dateModified",),
    "Data Source": ("dataSource",),
}
FIELDS = tuple(Field(name, Kind.MONEY if name == "Amount Awarded" else Kind.TEXT, "", "") for name in COLUMNS)


def award_day(project: PublishedProject) -> str:
    """The day of the decision: that of the Ministry's letter, or else the day of the approval that a source names."""
    return str(plain(project.awarded_on)) if project.awarded_on else project.state_since  # type: ignore[attr-defined]


def grant(project: PublishedProject) -> dict[str, Any]:
    """A project read by ``queries.open_data.grants``, as a grant."""
    prefix, place = settings.OPEN_DATA_GRANT_PREFIX, project.province.name
    told = {
        "id": f"{prefix}-{project.public_id}",
        "title": project.title_tr,
        # asked for, and nothing but the name is known; notes speak of sources and amounts
        "description": project.title_tr,
        "currency": "TRY",
        "amountAwarded": plain(project.support),
        "awardDate": award_day(project),
        "url": absolute("applications:project", project.public_id),
        "recipientOrganization": [{"id": recipient_id(project.beneficiary), "name": project.beneficiary}],
        "fundingOrganization": [{"id": settings.OPEN_DATA_FUNDER_ID, "name": settings.OPEN_DATA_FUNDER_NAME}],
        "grantProgramme": [PROGRAMME],
        "beneficiaryLocation": [
            {"name": place, "countryCode": "TR", "description": f"NUTS 3: {project.province.nuts3}"}
        ],
        "dateModified": plain(project.changed_at),
        "dataSource": absolute("applications:open_data"),
    }
    return told | _classified(project)


def recipient_id(name: str) -> str:
    """An identifier of ours for a body that has none in a public register: the same name, the same identifier."""
    return f"{settings.OPEN_DATA_GRANT_PREFIX}-ORG:{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def grants(filters: Filters) -> Iterator[dict[str, Any]]:
    """Every project of which all is known that the standard requires, row by row."""
    return map(grant, open_data.grants(filters).iterator(chunk_size=500))


def write_giving_json(out: IO[bytes], filters: Filters, at: dt.datetime) -> None:
    """A data package with its grants, one a line."""
    opening = json.dumps(_package(at), ensure_ascii=False, indent=2)
    out.write(f'{opening[:-2]},\n  "grants": ['.encode())
    for place, row in enumerate(grants(filters)):
        out.write(f"{',' if place else ''}\n    {json.dumps(row, ensure_ascii=False)}".encode())
    out.write(b"\n  ]\n}\n")


def write_giving_csv(out: IO[bytes], filters: Filters, _at: dt.datetime) -> None:
    """The grants as a table under the standard's titles."""
    write_csv(out, FIELDS, flat(grants(filters)), MACHINE)


def write_giving_xlsx(out: IO[bytes], filters: Filters, _at: dt.datetime) -> None:
    """The grants as a spreadsheet under the standard's titles."""
    licence = [settings.OPEN_DATA_LICENCE_NAME, settings.OPEN_DATA_LICENCE_URL]
    notes = [[settings.OPEN_DATA_PUBLISHER], licence, list(said(caveat()).values())]
    write_xlsx(out, [("grants", FIELDS, flat(grants(filters)))], notes)


def flat(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Grants under the titles of a spreadsheet."""
    return ({title: _at_the_end(row, way) for title, way in COLUMNS.items()} for row in rows)


def _at_the_end(row: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        row = row[step]
    return row


def _package(at: dt.datetime) -> dict[str, Any]:
    day = plain(at)[:EXACT]
    publisher = {"name": settings.OPEN_DATA_PUBLISHER, "website": links.absolute("/")}
    if settings.OPEN_DATA_PUBLISHER == settings.OPEN_DATA_FUNDER_NAME:
        publisher["identifier"] = settings.OPEN_DATA_FUNDER_ID
    address = absolute("open_data:giving", "json")
    return {
        "version": STANDARD,
        "title": f"CMDP {day}",
        "description": f"{PROGRAMME['title']}. {said(caveat())['tr']}".strip(),
        "identifier": address,
        "issued": day,
        "publisher": publisher,
        "license": settings.OPEN_DATA_LICENCE_URL,
        "downloadURL": address,
        "accessURL": absolute("applications:open_data"),
    }


def _classified(project: PublishedProject) -> dict[str, Any]:
    if project.measure is None:
        return {}
    measure = project.measure
    address = absolute("priorities:edition_measure", measure.edition.number, measure.code)
    name = {"vocabulary": "CMDP", "code": measure.code, "title": measure.title_tr}
    return {"classifications": [name | {"description": _whose(project), "url": address}]}


def _whose(project: PublishedProject) -> str:
    """Who says so, and on which basis, in the language of the file."""
    by = said(Classification(project.classification).label)["tr"]
    return f"{by}: {project.basis_tr}" if project.basis_tr else by
