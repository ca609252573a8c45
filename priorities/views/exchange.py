"""Editions as files: taken away by everyone, drafts by administrators; read back with a look before the yes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cmdp.kit.acting import posted, stamps
from cmdp.kit.caching import public_page
from cmdp.kit.downloads import handed_out
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require
from priorities import policies, queries
from priorities.domain import importing
from priorities.domain.taking import note_taken
from priorities.exchange.content import content_of
from priorities.exchange.form import Carried, ImportForm
from priorities.exchange.writing import TYPES, WRITERS
from priorities.models import Edition
from priorities.views.editions import DESK, find_any_draft, find_draft

READ = "okunan"


@public_page
def edition_file(_request: Request, number: int, ending: str) -> HttpResponse:
    found = queries.published_editions().filter(number=number).first()
    if found is None:
        raise Http404
    return _file(found, f"oncelikler-{number}", ending)


@require_safe
def draft_file(request: Request, public_id: str, ending: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    draft = _file(found, f"oncelikler-taslak-{public_id}", ending)
    return handed_out(request, draft, lambda: note_taken(found, **stamps(request)))


@require_http_methods(["GET", "POST"])
def edition_import(request: Request) -> HttpResponse:
    require(policies.may_administer(request.actor))
    return _import(request, None)


@require_http_methods(["GET", "POST"])
def draft_import(request: Request, public_id: str) -> HttpResponse:
    return _import(request, find_draft(request, public_id))


def _file(edition: Edition, name: str, ending: str) -> HttpResponse:
    if ending not in WRITERS:
        raise Http404
    response = HttpResponse(WRITERS[ending](content_of(edition)), content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _import(request: Request, draft: Edition | None) -> HttpResponse:
    """First the file, then what it would do, then the yes."""
    if READ in request.POST:
        return _carry_out(request, draft)
    form = ImportForm(posted(request), request.FILES, is_new=draft is None)
    if not form.is_valid():
        return _form_page(request, draft, form)
    if form.reading.faults:
        return _form_page(request, draft, form, faults=form.reading.faults, file_name=form.told()["file_name"])
    carried = Carried(form.reading.content, **form.told(), seen=_standing(draft))
    return _look(request, draft, carried, form=form, notes=form.reading.notes)


def _carry_out(request: Request, draft: Edition | None) -> HttpResponse:
    carried = Carried.of(request.POST[READ])
    if carried is None:
        messages.error(request, _("Gösterilenler yolda bozulmuş; dosyayı yeniden yükleyin."))
        return redirect(request.path)
    try:
        outcome = _act(request, draft, carried)
    except Refused as refusal:
        messages.error(request, _("Hiçbir şey yazılmadı.") + f" {refusal.verdict.reason}")
        return _look(request, draft, Carried(carried.content, carried.file_name, carried.name, _standing(draft)))
    messages.success(request, _("Dosyada gösterilenlerin hepsi taslağa yazıldı."))
    return redirect("priorities:draft", outcome.edition.public_id)


def _look(
    request: Request, draft: Edition | None, carried: Carried, *, form: ImportForm | None = None, notes: Any = ()
) -> HttpResponse:
    """What the file would do to the draft (or to the newest edition) as it stands now."""
    try:
        outcome = importing.rehearse(lambda: _act(request, draft, carried))
    except Refused as refusal:
        form = form or ImportForm(is_new=draft is None)
        return _form_page(request, draft, form, refusal=refusal.verdict.reason)
    context = {"outcome": outcome, "carried": carried.signed(), "file_name": carried.file_name, "notes": notes}
    return _page(request, draft, "import_look", newest=queries.newest_edition(), **context)


def _act(request: Request, draft: Edition | None, carried: Carried) -> importing.Outcome:
    words: dict[str, Any] = {"file_name": carried.file_name, "by": request.actor, "at": request.arrived_at}
    if draft is None:
        return importing.import_new(carried.content, name=carried.name, follows=carried.seen, **words)
    return importing.import_into(draft.pk, carried.content, seen=carried.seen, **words)


def _standing(draft: Edition | None) -> int:
    """What the look is locked to: the draft's version, or the number of the newest edition."""
    if draft is not None:
        return draft.version
    newest = queries.newest_edition()
    return newest.number or 0 if newest else 0


def _form_page(request: Request, draft: Edition | None, form: ImportForm, **context: object) -> HttpResponse:
    address = reverse("priorities:draft", args=[draft.public_id]) if draft else reverse("priorities:editions")
    form.helper = PageFormHelper(form, submit=_("Dosyayı oku, ne olacağını göster"), cancel=address)
    return _page(request, draft, "import", form=form, **context)


def _page(request: Request, draft: Edition | None, template: str, **context: object) -> HttpResponse:
    heading = _("Dosyadan taslağa yaz") if draft else _("Dosyadan taslak başlat")
    return render(request, f"{DESK}/{template}.html", {"edition": draft, "heading": heading, **context})
