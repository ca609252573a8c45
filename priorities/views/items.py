"""The administrators' desk: the words and places of a draft."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.kit.acting import posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused
from priorities import queries
from priorities.domain import wording
from priorities.forms import WORDS, AxisForm, ItemForm, chosen, words_of
from priorities.models import Axis, Edition, Item, Measure
from priorities.views.editions import DESK, desk_form, find_draft, merge_page

CODE_LIMITS: dict[type[Item], int] = {Axis: 4, Measure: 8}
UP, DOWN = "yukari", "asagi"
STEPS = {UP: -1, DOWN: 1}


def find_item(request: Request, public_id: str, lineage: uuid.UUID) -> tuple[Edition, Item]:
    """The draft and one of its axes or measures."""
    edition = find_draft(request, public_id)
    item = queries.item_of(edition, lineage)
    if item is None:
        raise Http404
    return edition, item


def find_measure(request: Request, public_id: str, lineage: uuid.UUID) -> tuple[Edition, Measure]:
    """The draft and one of its measures."""
    edition, item = find_item(request, public_id, lineage)
    if not isinstance(item, Measure):
        raise Http404
    return edition, item


def place_of(edition: Edition, item: Item) -> str:
    """The address of the draft's page where the item stands on it."""
    return f"{reverse('priorities:draft', args=[edition.public_id])}#m-{item.lineage}"


@require_http_methods(["GET", "POST"])
def item_edit(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = find_item(request, public_id, lineage)
    form = _form(chosen(request.POST, words_of(item)) if request.method == "POST" else None, type(item), item)
    if form.is_valid() and not _is_preview(request):
        words = {"seen": form.cleaned_data["seen"], "by": request.actor, "at": request.arrived_at}
        try:
            wording.reword(item, form.wording(), **words)
        except Refused as refusal:
            if refusal.verdict.code == "changed_meanwhile":
                return _merge_page(request, edition, form, item)
            _say(form, refusal)
        else:
            messages.success(request, _("%(code)s kaydedildi.") % {"code": form.cleaned_data["code"]})
            return redirect(place_of(edition, item))
    return _page(request, edition, form, item=item)


@require_http_methods(["GET", "POST"])
def axis_add(request: Request, public_id: str) -> HttpResponse:
    edition = find_draft(request, public_id)
    form = _form(posted(request), Axis)
    if form.is_valid() and not _is_preview(request):
        try:
            made = wording.add_axis(edition.pk, form.wording(), by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("Eksen taslağa eklendi; şimdi tedbirlerini ekleyin."))
            return redirect(place_of(edition, made))
    return _page(request, edition, form)


@require_http_methods(["GET", "POST"])
def measure_add(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, axis = find_item(request, public_id, lineage)
    if not isinstance(axis, Axis):
        raise Http404
    form = _form(posted(request), Measure)
    if form.is_valid() and not _is_preview(request):
        try:
            made = wording.add_measure(axis, form.wording(), by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("Tedbir taslağa eklendi."))
            return redirect(place_of(edition, made))
    return _page(request, edition, form, axis=axis)


@require_POST
def item_move(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = find_item(request, public_id, lineage)
    steps = STEPS.get(request.POST.get("yon", ""), 0)
    wording.move(item, steps, by=request.actor, at=request.arrived_at)
    return redirect(place_of(edition, item))


@require_http_methods(["GET", "POST"])
def item_axis(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, measure = find_measure(request, public_id, lineage)
    others = [axis for axis in queries.definitions(edition) if axis.pk != measure.axis_id]
    form = AxisForm(posted(request), axes=others)
    if form.is_valid():
        target = form.cleaned_data["axis"]
        wording.change_axis(measure, target, by=request.actor, at=request.arrived_at)
        messages.success(request, _("%(code)s taşındı; gerekiyorsa kodunu da değiştirin.") % {"code": measure.code})
        return redirect(place_of(edition, measure))
    form.helper = PageFormHelper(form, submit=_("Tedbiri taşı"), cancel=place_of(edition, measure))
    heading = _("%(code)s tedbirini başka eksene taşı") % {"code": measure.code}
    return desk_form(request, form, edition, heading=heading, item=measure)


def _form(data: Mapping[str, Any] | None, model: type[Item], item: Item | None = None) -> ItemForm:
    return ItemForm(data, item=item, code_limit=CODE_LIMITS[model])


def _is_preview(request: Request) -> bool:
    return "onizle" in request.POST


def _say(form: ItemForm, refusal: Refused) -> None:
    """Put the refusal where it belongs."""
    form.add_error("code" if refusal.verdict.code == "code_taken" else None, str(refusal.verdict.reason))


def _merge_page(request: Request, edition: Edition, form: ItemForm, item: Item) -> HttpResponse:
    item.refresh_from_db()
    fresh, typed = _form(None, type(item), item), form.wording()
    address = reverse("priorities:item_edit", args=[edition.public_id, item.lineage])
    carried = {name: getattr(typed, name) for name in WORDS}
    return merge_page(request, edition, form.against(item), carried, fresh, address=address, here=item.code)


def _page(request: Request, edition: Edition, form: ItemForm, **more: object) -> HttpResponse:
    is_preview = _is_preview(request) and form.is_valid()
    item = more.get("item") or more.get("axis")
    context = {"edition": edition, "form": form, "preview": form.cleaned_data if is_preview else None, **more}
    context["is_measure"] = isinstance(item, Measure) or "axis" in more
    return render(request, f"{DESK}/item.html", context)
