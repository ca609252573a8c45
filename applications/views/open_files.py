"""The files of open data: written to a spooled file, tagged by their bytes, sent in pieces."""

import hashlib
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO

from django.http import FileResponse, HttpResponse, JsonResponse

from applications.exports.open_data.csvw import metadata
from applications.exports.open_data.datasets import BY_NAME
from applications.exports.open_data.files import BY_ENDING
from cmdp.kit.requests import Request

IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024


def file(request: Request, name: str, ending: str) -> FileResponse:
    dataset, form = BY_NAME[name], BY_ENDING[ending]
    write = form.write
    return sent(lambda out: write(out, dataset, request.arrived_at), f"{name}.{ending}", form.media_type)


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
