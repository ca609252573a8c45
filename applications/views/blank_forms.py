"""The whole form of a call before anybody signs in: as a page, as a Word file to work on offline, as a PDF."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from applications.exports.blank_form import form_as_docx
from applications.exports.blank_form_pdf import PDF, form_as_pdf
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
    return _file(form_as_docx(call, _parts(call)), DOCX, f"cmdp-form-{call.public_id}.docx")


@public_page
def call_form_pdf(_request: Request, public_id: str) -> HttpResponse:
    call = get_object_or_404(published(), public_id=public_id)
    return _file(form_as_pdf(call, _parts(call)), PDF, f"cmdp-form-{call.public_id}.pdf")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _parts(call: Call) -> list[Part]:
    return parts_of(call, whole(call.rule_set), definitions(call.edition))
