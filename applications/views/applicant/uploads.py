"""Files in pieces: what the script of the papers' page asks, answered as JSON; giving one up, as a page's button."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.choices import SectionKey
from applications.domain import uploads
from applications.forms.applicant.acts import OffsetForm, UploadForm
from applications.models import PartialUpload
from applications.queries.uploads import uploads_into
from applications.views.applicant.room import enter, own_file
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

MOST_PIECE = 4 * 1024 * 1024
STATUSES = {"wrong_offset": HTTPStatus.CONFLICT, "changed": HTTPStatus.UNPROCESSABLE_ENTITY}


@require_POST
def upload_begin(request: Request, public_id: str) -> HttpResponse:
    room = enter(request, public_id, SectionKey.DOCUMENTS)
    form = UploadForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"told": form.words}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    told = {**form.cleaned_data, **stamps(request)}
    slot = told.pop("slot")
    return _answered(lambda: uploads.begin(room.proposal.pk, slot, **told))


@require_POST
def upload_piece(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    upload = _own(request, public_id, upload_id)
    form = OffsetForm(request.GET)
    try:
        piece = request.read(MOST_PIECE)
    except UnreadablePostError:
        piece = b""
    if not piece or not form.is_valid():
        return JsonResponse({"received": upload.received}, status=HTTPStatus.BAD_REQUEST)
    told = {**form.cleaned_data, **stamps(request)}
    return _answered(lambda: uploads.take(upload.pk, piece, **told))


@require_POST
def upload_discard(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    upload = _own(request, public_id, upload_id)
    uploads.discard(upload)
    messages.success(request, _("“%(name)s” yüklemesi silindi.") % {"name": upload.name})
    return redirect("applications:proposal_section", public_id, SectionKey.DOCUMENTS)


def _own(request: Request, public_id: str, upload_id: str) -> PartialUpload:
    mine = uploads_into(own_file(request, public_id), request.actor)
    return get_object_or_404(mine, public_id=upload_id)


def _answered(act: Callable[[], PartialUpload]) -> JsonResponse:
    """How far the file has come and where its next piece goes, or why it goes no further."""
    try:
        upload = act()
    except Refused as refusal:
        status = STATUSES.get(refusal.verdict.code, HTTPStatus.FORBIDDEN)
        return JsonResponse({"told": str(refusal.verdict.reason), "code": refusal.verdict.code}, status=status)
    address = reverse("applications:upload_piece", args=[upload.proposal.public_id, upload.public_id])
    return JsonResponse({"id": upload.public_id, "received": upload.received, "address": address})
