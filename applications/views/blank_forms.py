"""The whole form of a call before anybody signs in: as a page, as a Word file to work on offline, as a PDF; and blank papers."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import http_date
from django.utils.translation import gettext as _

from applications.exports.blank_form import form_as_docx
from applications.exports.blank_form_pdf import form_as_pdf
from applications.exports.cover_letter import DOCX
from applications.exports.typeset import PDF
from applications.models import Call
from applications.presenters.blank_form import Part, parts_of
from applications.queries.calls import published
from applications.queries.documents import templates_visible_to
from applications.queries.rule_sets import whole
from cmdp.kit.caching import public_page
from cmdp.kit.downloads import attachment
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


@public_page
def paper_template(request: Request, public_id: str) -> FileResponse:
    found = get_object_or_404(templates_visible_to(request.actor), public_id=public_id)
    words = {"name": found.name, "content_type": found.content_type}
    response = attachment(found.file, **words, lost=_("Şablon depoda bulunamadı; ajansla görüşün."))
    response["ETag"] = f'"{found.sha256}"'
    response["Last-Modified"] = http_date(found.uploaded_at.timestamp())
    return response


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _parts(call: Call) -> list[Part]:
    return parts_of(call, whole(call.rule_set), definitions(call.edition))
