"""Files in pieces: what the script of a file's pages asks; giving one up, as a page's button."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.choices import SectionKey
from applications.domain import uploads
from applications.forms.applicant.acts import UploadForm
from applications.models import PartialUpload
from applications.queries.uploads import uploads_into
from applications.views.applicant.room import enter, own_file
from cmdp.kit.arriving import AnnouncedForm, begin_upload, take_piece
from cmdp.kit.pieces import discard
from cmdp.kit.requests import Request


@require_POST
def upload_begin(request: Request, public_id: str) -> HttpResponse:
    room = enter(request, public_id, SectionKey.DOCUMENTS)

    def begin(*, slot: str, **told: Any) -> PartialUpload:
        return uploads.begin(room.proposal.pk, slot, **told)

    return begin_upload(request, UploadForm(request.POST), begin, _address)


@require_POST
def undertaking_begin(request: Request, public_id: str, key: str) -> HttpResponse:
    begin = partial(uploads.begin_undertaking, own_file(request, public_id).pk, key)
    return begin_upload(request, AnnouncedForm(request.POST), begin, _address)


@require_POST
def upload_piece(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    return take_piece(request, _own(request, public_id, upload_id), uploads.take, _address)


@require_POST
def upload_discard(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    upload = _own(request, public_id, upload_id)
    discard(upload)
    messages.success(request, _("“%(name)s” yüklemesi silindi.") % {"name": upload.name})
    if upload.rule is not None:
        return redirect("applications:undertaking_list", public_id)
    return redirect("applications:proposal_section", public_id, SectionKey.DOCUMENTS)


def _own(request: Request, public_id: str, upload_id: str) -> PartialUpload:
    mine = uploads_into(own_file(request, public_id), request.actor)
    return get_object_or_404(mine, public_id=upload_id)


def _address(upload: PartialUpload) -> str:
    return reverse("applications:upload_piece", args=[upload.proposal.public_id, upload.public_id])
