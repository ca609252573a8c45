"""What views of files in pieces share: what a script asks, answered as JSON; a whole file as if it had come along.

The script is ``static/js/enhance/upload.js``; without it the same form posts the file itself.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeVar

from django import forms
from django.db.models import QuerySet
from django.http import Http404, JsonResponse, UnreadablePostError
from django.utils.translation import gettext_lazy as _

from cmdp.kit.acting import stamps
from cmdp.kit.pieces import InPieces, as_file, discard
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

MOST_PIECE: Final = 4 * 1024 * 1024
STATUSES: Final = {"wrong_offset": HTTPStatus.CONFLICT, "changed": HTTPStatus.UNPROCESSABLE_ENTITY}
Upload = TypeVar("Upload", bound=InPieces)
Address = Callable[[Upload], str]


class AnnouncedForm(forms.Form):
    """What a script says of a file before it sends it in pieces."""

    name = forms.CharField(max_length=1000, strip=False)
    size = forms.IntegerField(min_value=0, max_value=2**53)
    mark = forms.CharField(max_length=40)

    @property
    def words(self) -> str:
        """Why it was not understood; a person never writes it by hand."""
        return str(_("Dosyanın bilgileri okunamadı; sayfayı yenileyip yeniden deneyin."))


class OffsetForm(forms.Form):
    """Where in the file a piece belongs."""

    offset = forms.IntegerField(min_value=0, max_value=2**53)


def begin_upload(
    request: Request, form: AnnouncedForm, begin: Callable[..., Upload], address: Address[Upload]
) -> JsonResponse:
    """Announce a file: how far it has come already, or why it is not taken."""
    if not form.is_valid():
        return JsonResponse({"told": form.words}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _answered(lambda: begin(**form.cleaned_data, **stamps(request)), address)


def take_piece(request: Request, upload: Upload, take: Callable[..., Upload], address: Address[Upload]) -> JsonResponse:
    """Lay the body of the request behind what has arrived; what was given up or swept meanwhile is not there."""
    form = OffsetForm(request.GET)
    try:
        piece = request.read(MOST_PIECE)
    except UnreadablePostError:
        piece = b""
    if not piece or not form.is_valid():
        return JsonResponse({"received": upload.received}, status=HTTPStatus.BAD_REQUEST)
    try:
        return _answered(lambda: take(upload.pk, piece, **form.cleaned_data, **stamps(request)), address)
    except type(upload).DoesNotExist as gone:
        raise Http404 from gone


def _answered(act: Callable[[], Upload], address: Address[Upload]) -> JsonResponse:
    """How far the file has come and where its next piece goes, or why it goes no further."""
    try:
        upload = act()
    except Refused as refusal:
        status = STATUSES.get(refusal.verdict.code, HTTPStatus.FORBIDDEN)
        return JsonResponse({"told": str(refusal.verdict.reason), "code": refusal.verdict.code}, status=status)
    return JsonResponse({"id": upload.public_id, "received": upload.received, "address": address(upload)})


def arrived(request: Request, mine: QuerySet[Upload], field: str) -> tuple[Any, Upload | None]:
    """The files of a form; where its file came in pieces before, that one as if it had come along."""
    named = request.POST.get("upload", "") if not request.FILES else ""
    whole = next((row for row in mine if row.public_id == named and row.is_whole), None) if named else None
    return ({field: as_file(whole)} if whole else request.FILES), whole


def settle(upload: InPieces | None, form: forms.Form, *, is_kept: bool) -> None:
    """Forget what came in pieces once it is kept, or when the form found that it does not fit."""
    if upload is None:
        return
    upload.file.close()
    if is_kept or "file" in form.errors:
        discard(upload)
