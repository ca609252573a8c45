"""The agency's files from before this software: their list, one of them, the spreadsheets that bring them in."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.choices import LineAct
from applications.domain import desk_lists
from applications.domain import earlier as domain
from applications.exports.earlier import write_faults, write_template
from applications.exports.open_data.files import CSV, SPREADSHEET
from applications.forms.earlier import EarlierFilterForm, EarlierImportForm, address_of, read_filters
from applications.forms.sheets.form import is_short
from applications.models import EarlierImport
from applications.policies.earlier import may_discard, may_undo, may_write
from applications.policies.relations import is_agency_staff
from applications.presenters.earlier import act_of, facts_of, history_of, lines_of, said_count, tabs_of
from applications.queries import earlier as queries
from applications.tasks import (
    EARLIER_READ,
    EARLIER_UNDO,
    EARLIER_WRITE,
    read_earlier_import,
    write_earlier_import,
)
from applications.views.acting import attempt, form_page
from applications.views.open_files import sent
from cmdp.jobs.start import start
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import handed_out
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from cmdp.outbox.post import Recipient

FOLDER = "applications/officer/earlier"
MOST_AT_ONCE = 300


@require_safe
def earlier_list(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    provinces = queries.provinces(request.actor)
    asked = read_filters(request.GET, provinces)
    found = queries.matching(request.actor, asked)
    context = {
        "page": keyset_page(found, order=["-year", "-pk"], after=request.GET.get("sonra", "")),
        "form": EarlierFilterForm(asked, provinces),
        "is_narrowed": asked != queries.EarlierFilters(),
        "count": said_count(queries.counted(request.actor, asked)),
        "address": address_of(asked),
    }
    return render(request, f"{FOLDER}/list.html", context)


@require_POST
def earlier_list_file(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    asked = read_filters(request.POST, queries.provinces(request.actor))
    form = "csv" if request.POST.get("bicim") == "csv" else "xlsx"
    files = queries.matching(request.actor, asked).count()
    job = desk_lists.take_earlier_list(address_of(asked), form, files=files, **stamps(request))
    return redirect("applications:job", job.public_id)


@require_safe
def earlier_file(request: Request, public_id: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    found = queries.earlier_files(request.actor).select_related("province", "measure")
    file = get_object_or_404(found, public_id=public_id)
    context = {"file": file, "facts": facts_of(file), "history": history_of(queries.events_of(file))}
    return render(request, f"{FOLDER}/file.html", context)


@require_http_methods(["GET", "POST"])
def earlier_import_new(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    form = EarlierImportForm(request.POST or None, request.FILES or None, agencies=queries.agencies(request.actor))
    if form.is_valid():
        upload = domain.receive(**form.told(), **stamps(request))
        if is_short(form.content, upload.file_name):
            read_earlier_import(upload.pk, at=request.arrived_at)
        else:
            _later(request, upload, EARLIER_READ)
        return _to(upload)
    words = {"heading": _("Önceki dosyaları yükle"), "submit": _("Dosyayı oku, ne olacağını göster")}
    cancel, template = reverse("applications:earlier_list"), f"{FOLDER}/import_new.html"
    uploads = queries.latest(request.actor)
    return form_page(request, form, **words, cancel=cancel, template=template, uploads=uploads)


@require_safe
def earlier_import(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    counts = queries.counts_of(upload)
    act = act_of(request.GET.get("ne", ""), counts) if upload.state != "received" else None
    page = keyset_page(queries.lines(upload, act), order=["number"], after=request.GET.get("sonra", ""))
    context = {
        "upload": upload,
        "counts": counts,
        "job": queries.job_of(upload),
        "tabs": tabs_of(upload, counts, act),
        "page": page,
        "lines": lines_of(page.rows),
        "may_write": may_write(request.actor, upload),
        "may_discard": may_discard(request.actor, upload),
        "may_undo": may_undo(request.actor, upload),
    }
    return render(request, f"{FOLDER}/import.html", context)


@require_POST
def earlier_import_write(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    attempt(request, lambda: _write(request, upload), _("Yazılıyor; sonucu aşağıda görürsünüz."))
    return _to(upload)


def _write(request: Request, upload: EarlierImport) -> None:
    domain.begin_writing(upload.pk, by=request.actor)
    if queries.counts_of(upload).written > MOST_AT_ONCE:
        _later(request, upload, EARLIER_WRITE)
    else:
        write_earlier_import(upload.pk, **stamps(request), tell=lambda _done: None)


@require_POST
def earlier_import_discard(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    done = _("Yüklemeden vazgeçildi; hiçbir şey yazılmadı.")
    attempt(request, lambda: domain.discard(upload.pk, **stamps(request)), done)
    return _to(upload)


@require_POST
def earlier_import_undo(request: Request, public_id: str) -> HttpResponse:
    upload = _upload(request, public_id)
    attempt(request, lambda: _undo(request, upload), _("Yükleme geri alınıyor; sonucu aşağıda görürsünüz."))
    return _to(upload)


def _undo(request: Request, upload: EarlierImport) -> None:
    require(may_undo(request.actor, upload))
    if queries.counts_of(upload).done > MOST_AT_ONCE:
        _later(request, upload, EARLIER_UNDO)
    else:
        domain.undo(upload.pk, **stamps(request))


@require_safe
def earlier_import_faults(request: Request, public_id: str) -> FileResponse:
    upload = _upload(request, public_id)
    form = "csv" if request.GET.get("bicim") == "csv" else "xlsx"
    media_type = CSV.media_type if form == "csv" else SPREADSHEET
    rows = queries.lines(upload, LineAct.REFUSED).iterator(chunk_size=500)
    name = _("duzeltilecek-satirlar") + f".{form}"
    table = sent(lambda out: write_faults(out, upload, rows, form), name, media_type)
    return handed_out(request, table, lambda: domain.note_faults(upload, **stamps(request)))


@require_safe
def earlier_import_template(request: Request) -> FileResponse:
    require(is_agency_staff(request.actor))
    return sent(write_template, _("onceki-dosyalar-sablonu") + ".xlsx", SPREADSHEET)


def _upload(request: Request, public_id: str) -> EarlierImport:
    require(is_agency_staff(request.actor))
    return get_object_or_404(queries.uploads(request.actor), public_id=public_id)


def _later(request: Request, upload: EarlierImport, kind: str) -> None:
    """Let the worker do it; the page shows how far it is, and a letter says when it is done."""
    person = request.actor
    tell = Recipient(person.email, str(person), person.language, person.pk)
    job = start(kind, person.pk, {"import": upload.pk}, request.arrived_at, tell=tell)
    domain.follow(upload.pk, job.public_id)


def _to(upload: EarlierImport) -> HttpResponse:
    return redirect("applications:earlier_import", upload.public_id)
