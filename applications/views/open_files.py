"""The files of open data: written to a spooled file, tagged by their bytes, sent in pieces."""

import hashlib
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO

from django.http import FileResponse, HttpResponse, JsonResponse

from applications.api.problems import NO_GRANTS, ProblemError
from applications.api.projects import asked_of
from applications.exports.open_data.catalogue import as_json_ld, as_turtle
from applications.exports.open_data.csvw import metadata
from applications.exports.open_data.datasets import BY_NAME
from applications.exports.open_data.files import BY_ENDING, CSV, JSON, XLSX
from applications.exports.open_data.giving import write_giving_csv, write_giving_json, write_giving_xlsx
from applications.queries import open_data
from applications.queries.published.filters import Filters
from cmdp.kit.requests import Request

IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024
EVERYTHING = Filters()
JSON_LD, TURTLE = "application/ld+json", "text/turtle"
GIVING = {
    "json": (JSON.media_type, write_giving_json),
    "csv": (CSV.media_type, write_giving_csv),
    "xlsx": (XLSX.media_type, write_giving_xlsx),
}


def file(request: Request, name: str, ending: str) -> FileResponse:
    dataset, form = BY_NAME[name], BY_ENDING[ending]
    filters = asked_of(request) if dataset.is_filtered else EVERYTHING
    write = form.write
    return sent(lambda out: write(out, dataset, request.arrived_at, filters), f"{name}.{ending}", form.media_type)


def giving(request: Request, ending: str) -> FileResponse:
    filters, (media_type, write) = asked_of(request), GIVING[ending]
    if not open_data.grants(filters).exists():
        raise ProblemError(NO_GRANTS)
    return sent(lambda out: write(out, filters, request.arrived_at), f"360giving.{ending}", media_type)


def catalogue(request: Request) -> HttpResponse:
    """The catalogue in the form that is asked for: JSON-LD, or Turtle for who prefers it."""
    preferred = request.get_preferred_type([JSON_LD, TURTLE])
    response = catalogue_as(request, "ttl" if preferred == TURTLE else "jsonld")
    response["Vary"] = "Accept"
    return response


def catalogue_as(_request: Request, ending: str) -> HttpResponse:
    if ending == "ttl":
        return HttpResponse(as_turtle(), content_type=f"{TURTLE}; charset=utf-8")
    return HttpResponse(as_json_ld(), content_type=JSON_LD)


def file_metadata(_request: Request, name: str) -> HttpResponse:
    response = JsonResponse(metadata(BY_NAME[name]), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Type"] = "application/csvm+json"
    return response


def sent(write: Callable[[IO[bytes]], None], filename: str, media_type: str) -> FileResponse:
    """What ``write`` writes, as a download with its length and its tag; beyond a megabyte it waits on disk."""
    out = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    write(out)
    tag = _tag(out)
    response = FileResponse(out, as_attachment=True, filename=filename, content_type=media_type)
    response["ETag"] = tag
    return response


def _tag(out: IO[bytes]) -> str:
    """A strong tag: equal bytes, equal tag; leaves the file at its beginning."""
    out.seek(0)
    digest = hashlib.sha256()
    while piece := out.read(PIECE):
        digest.update(piece)
    out.seek(0)
    return f'"{digest.hexdigest()[:32]}"'
