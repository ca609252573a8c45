"""Uploaded files on their way out: under the name they were given, as what we judged them to be."""

from collections.abc import Callable

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.functional import Promise

from cmdp.kit.requests import Request


def attachment(file: FieldFile, *, name: str, content_type: str, lost: str | Promise) -> FileResponse:
    """The file to be saved, never shown in our own pages; 404 with the sentence ``lost`` where the disk has it no more.

    Who may keep it is the caller's to say.
    """
    try:
        body = file.open("rb")
    except FileNotFoundError as error:
        raise Http404(lost) from error
    response = FileResponse(body, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def private_attachment(
    request: Request,
    file: FieldFile,
    *,
    name: str,
    content_type: str,
    lost: str | Promise,
    note: Callable[[], None],
) -> FileResponse:
    """An attachment that nobody on the way keeps; ``note`` records who took it away, which a HEAD does not."""
    response = attachment(file, name=name, content_type=content_type, lost=lost)
    response["Cache-Control"] = "private, no-store"
    if request.method == "GET":
        note()
    return response
