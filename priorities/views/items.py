"""The administrators' desk: the words of a draft."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused
from priorities import queries
from priorities.domain import wording
from priorities.forms import Conflict, ItemForm
from priorities.models import Axis, Edition, Item, Measure
from priorities.views.editions import find_draft

CODE_LIMITS: dict[type[Item], int] = {Axis: 4, Measure: 8}
UP, DOWN = "yukari", "asagi"
STEPS = {UP: -1, DOWN: 1}


@require_http_methods(["GET", "POST"])
def item_edit(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = _find(request, public_id, lineage)
    form = _form(request, type(item), item)
    conflicts: list[Conflict] = []
    if form.is_valid() and not _is_preview(request):
        try:
            wording.reword(
                item, form.wording(), seen=form.cleaned_data["seen"], by=request.actor, at=request.arrived_at
            )
        except Refused as refusal:
            conflicts = _say(form, refusal, item)
        else:
            messages.success(request, _("%(code)s kaydedildi.") % {"code": form.cleaned_data["code"]})
            return redirect("priorities:draft", edition.public_id)
    return _page(request, edition, form, item=item, conflicts=conflicts)


@require_http_methods(["GET", "POST"])
def axis_add(request: Request, public_id: str) -> HttpResponse:
    edition = find_draft(request, public_id)
    form = _form(request, Axis)
    if form.is_valid() and not _is_preview(request):
        try:
            wording.add_axis(edition.pk, form.wording(), by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("Eksen taslağa eklendi; şimdi tedbirlerini ekleyin."))
            return redirect("priorities:draft", edition.public_id)
    return _page(request, edition, form)


@require_http_methods(["GET", "POST"])
def measure_add(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, axis = _find(request, public_id, lineage)
    if not isinstance(axis, Axis):
        raise Http404
    form = _form(request, Measure)
    if form.is_valid() and not _is_preview(request):
        try:
            wording.add_measure(axis, form.wording(), by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("Tedbir taslağa eklendi."))
            return redirect("priorities:draft", edition.public_id)
    return _page(request, edition, form, axis=axis)


@require_POST
def item_move(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = _find(request, public_id, lineage)
    steps = STEPS.get(request.POST.get("yon", ""), 0)
    wording.move(item, steps, by=request.actor, at=request.arrived_at)
    return redirect(f"{reverse('priorities:draft', args=[edition.public_id])}#m-{item.lineage}")


@require_http_methods(["GET", "POST"])
def item_retire(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = _find(request, public_id, lineage)
    if request.method == "POST":
        wording.retire(item, by=request.actor, at=request.arrived_at)
        messages.success(request, _("%(code)s taslaktan çıkarıldı.") % {"code": item.code})
        return redirect("priorities:draft", edition.public_id)
    measures = item.measures.all() if isinstance(item, Axis) else []
    context = {"edition": edition, "item": item, "measures": measures, "submit": _("Taslaktan çıkar"), "kind": "danger"}
    context["cancel"] = reverse("priorities:draft", args=[public_id])
    return render(request, "priorities/administrator/retire.html", context)


def _find(request: Request, public_id: str, lineage: uuid.UUID) -> tuple[Edition, Item]:
    edition = find_draft(request, public_id)
    item = queries.item_of(edition, lineage)
    if item is None:
        raise Http404
    return edition, item


def _form(request: Request, model: type[Item], item: Item | None = None) -> ItemForm:
    return ItemForm(request.POST or None, item=item, code_limit=CODE_LIMITS[model])


def _is_preview(request: Request) -> bool:
    return "onizle" in request.POST


def _say(form: ItemForm, refusal: Refused, item: Item | None = None) -> list[Conflict]:
    """Put the refusal where it belongs; tell what somebody else wrote meanwhile beside what is typed."""
    code = refusal.verdict.code
    typed = form.wording()
    form.add_error("code" if code == "code_taken" else None, str(refusal.verdict.reason))
    if code != "changed_meanwhile" or item is None:
        return []
    item.refresh_from_db()
    form.saw(item.version)
    return form.against(item, typed)


def _page(request: Request, edition: Edition, form: ItemForm, **more: object) -> HttpResponse:
    is_preview = _is_preview(request) and form.is_valid()
    item = more.get("item") or more.get("axis")
    context = {"edition": edition, "form": form, "preview": form.cleaned_data if is_preview else None, **more}
    context["is_measure"] = isinstance(item, Measure) or "axis" in more
    return render(request, "priorities/administrator/item.html", context)
