"""The whole form of a call before anybody signs in: as a page, and as a Word file to work on offline."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from applications.exports.blank_form import form_as_docx
from applications.exports.cover_letter import DOCX
from applications.models import Call
from applications.presenters.blank_form import Part, parts_of
from applications.queries.calls import published
from applications.queries.rule_sets import whole
from cmdp.kit.caching import public_page
from cmdp.kit.requests import Request
from priorities.queries import definitions


@public_page
def call_form(request: Request, public_id: str) -> HttpResponse:
    call = get_object_or_404(published(), public_id=public_id)
    return render(request, "applications/public/blank_form.html", {"call": call, "parts": _parts(call)})


@public_page
def call_form_docx(_request: Request, public_id: str) -> HttpResponse:
    call = get_object_or_404(published(), public_id=public_id)
    headers = {"Content-Disposition": f'attachment; filename="cmdp-form-{call.public_id}.docx"'}
    return HttpResponse(form_as_docx(call, _parts(call)), content_type=DOCX, headers=headers)


def _parts(call: Call) -> list[Part]:
    return parts_of(call, whole(call.rule_set), definitions(call.edition))
