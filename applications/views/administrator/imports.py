"""The administrators' desk: a spreadsheet of projects uploaded, looked at line by line, written or thrown away."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import importing
from applications.exports.open_data.files import SPREADSHEET
from applications.exports.project_template import write_template
from applications.forms.sheets.form import ImportForm, is_short
from applications.models import ProjectImport
from applications.policies.administration import may_administer
from applications.policies.published import may_discard_import, may_write_import
from applications.presenters.project_import import act_of, lines_of, tabs_of
from applications.queries.published.imports import counts_of, imports, job_of, latest, lines
from applications.tasks import READ, WRITE, read_import
from applications.views.acting import form_page
from applications.views.open_files import sent
from cmdp.jobs.start import start
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require
from cmdp.outbox.post import Recipient

FOLDER = "applications/administrator/projects"
MOST_AT_ONCE = 300


@require_http_methods(["GET", "POST"])
def project_import_new(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = importing.receive(**form.told(), by=request.actor, at=request.arrived_at)
        if is_short(form.told()["content"], upload.file_name):
            read_import(upload.pk, at=request.arrived_at)
        else:
            _later(request, upload, READ)
        return _to(upload)
    words = {"heading": _("Hesap tablosu yükle"), "submit": _("Dosyayı oku, ne olacağını göster")}
    cancel, template = reverse("applications:published_list"), f"{FOLDER}/import_new.html"
    return form_page(request, form, **words, cancel=cancel, template=template, uploads=latest())


@require_safe
def project_import(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    counts = counts_of(upload)
    act = act_of(request.GET.get("ne", ""), counts)
    page = keyset_page(lines(upload, act), order=["number"], after=request.GET.get("sonra", ""))
    context = {
        "upload": upload,
        "counts": counts,
        "job": job_of(upload),
        "act": act,
        "tabs": tabs_of(upload, counts, act),
        "page": page,
        "lines": lines_of(page.rows),
        "may_write": may_write_import(request.actor, upload),
        "may_discard": may_discard_import(request.actor, upload),
    }
    return render(request, f"{FOLDER}/import.html", context)


@require_POST
def project_import_write(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    try:
        if counts_of(upload).written > MOST_AT_ONCE:
            importing.begin_writing(upload.pk, by=request.actor)
            _later(request, upload, WRITE)
        elif importing.carry_out(upload.pk, by=request.actor, at=request.arrived_at):
            messages.success(request, _("Gösterilen satırların hepsi yazıldı."))
        else:
            messages.error(request, str(importing.MOVED.reason))
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
    return _to(upload)


@require_POST
def project_import_discard(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    try:
        importing.discard(upload.pk, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
        return _to(upload)
    messages.success(request, _("Yüklemeden vazgeçildi; hiçbir şey yazılmadı."))
    return redirect("applications:project_import_new")


@require_safe
def project_import_template(request: Request) -> FileResponse:
    require(may_administer(request.actor))
    return sent(write_template, _("projeler-sablonu") + ".xlsx", SPREADSHEET)


def _upload(request: Request, public_id: str) -> ProjectImport:
    require(may_administer(request.actor))
    return get_object_or_404(imports(), public_id=public_id)


def _later(request: Request, upload: ProjectImport, kind: str) -> None:
    """Let the worker do it; the page shows how far it is, and a letter says when it is done."""
    person = request.actor
    tell = Recipient(person.email, str(person), person.language, person.pk)
    job = start(kind, person.pk, {"import": upload.pk}, request.arrived_at, tell=tell)
    importing.follow(upload.pk, job.public_id)


def _to(upload: ProjectImport) -> HttpResponse:
    return redirect("applications:project_import", upload.public_id)
