"""Files on their way out: under the name they were given, as what we judged them to be."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils.functional import Promise

from cmdp.kit.requests import Request

Paper = TypeVar("Paper", HttpResponse, FileResponse)


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
    return handed_out(request, attachment(file, name=name, content_type=content_type, lost=lost), note)


def private_paper(
    request: Request, content: bytes, *, name: str, content_type: str, note: Callable[[], None]
) -> HttpResponse:
    """The same for what was made just now."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return handed_out(request, HttpResponse(content, content_type=content_type, headers=headers), note)


def handed_out(request: Request, paper: Paper, note: Callable[[], None]) -> Paper:
    """The one door through which private files leave: nobody on the way keeps them, and each GET is on the record."""
    paper["Cache-Control"] = "private, no-store"
    if request.method == "GET":
        note()
    return paper
