"""The administrators' desk: what becomes of measures in a draft."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.kit.acting import accepted, attempt, posted
from cmdp.kit.requests import Request
from priorities import queries
from priorities.domain import succession as domain
from priorities.domain.holding import Wording
from priorities.forms import MOST_PARTS, HeirsForm, MergeForm, SeenForm, WordingForm, part_forms
from priorities.models import Axis, Edition, Item, Measure
from priorities.views.editions import desk_form, find_draft
from priorities.views.items import find_item, find_measure, place_of


@require_http_methods(["GET", "POST"])
def measure_split(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, measure = find_measure(request, public_id, lineage)
    count, is_more = _count(request)
    parts = part_forms(request.POST or None, measure, count=count)
    base = SeenForm(posted(request), initial={"seen": measure.version})
    is_kept = "kalsin" in request.POST
    is_typed = request.method == "POST" and not is_more and base.is_valid() and _are_valid(parts)
    is_preview = is_typed and "onizle" in request.POST
    if is_more:
        parts = [*parts, WordingForm(prefix=f"p{count + 1}")]
    elif is_typed and not is_preview:
        words = {"is_kept": is_kept, "seen": base.cleaned_data["seen"], "by": request.actor, "at": request.arrived_at}
        made: list[Measure] = []
        if _split(request, base, parts, lambda told: made.extend(domain.split(measure, told, **words))):
            return redirect(place_of(edition, made[0]))
        base.saw(seen=measure.version)
    context = {"item": measure, "parts": parts, "forms": parts, "is_kept": is_kept, "is_preview": is_preview}
    return desk_form(request, base, edition, "split", **context, is_full=len(parts) == MOST_PARTS)


@require_http_methods(["GET", "POST"])
def measures_merge(request: Request, public_id: str) -> HttpResponse:
    edition = find_draft(request, public_id)
    axes = queries.definitions(edition)
    form = MergeForm(posted(request), axes=axes, initial={"seen": edition.version})
    made: list[Measure] = []

    def act() -> None:
        typed = form.cleaned_data
        words = {"axis_lineage": typed["axis"], "seen": typed["seen"], "by": request.actor, "at": request.arrived_at}
        made.append(domain.merge(edition.pk, typed["merged"], form.wording(), **words))

    if "onizle" not in request.POST and accepted(request, form, act, _("Tedbirler birleştirildi.")):
        return redirect(place_of(edition, made[0]))
    if form.is_bound:
        form.saw(seen=edition.version)
    is_shown = "onizle" in request.POST and form.is_valid()
    wanted = form.cleaned_data["merged"] if is_shown else []
    chosen = [measure for axis in axes for measure in axis.measures.all() if measure.lineage in wanted]
    context = {"preview": form.cleaned_data if is_shown else None, "chosen": chosen}
    return desk_form(request, form, edition, "merge", **context)


@require_http_methods(["GET", "POST"])
def item_retire(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, item = find_item(request, public_id, lineage)
    form = _retire_form(request, edition, item)

    def act() -> None:
        typed = form.cleaned_data
        words = {"heirs": typed.get("heirs", ()), "seen": typed["seen"], "by": request.actor, "at": request.arrived_at}
        domain.retire(item, **words)

    if accepted(request, form, act, _("%(code)s taslaktan çıkarıldı.") % {"code": item.code}):
        return redirect(place_of(edition, item))
    if form.is_bound:
        form.saw(seen=item.version)
    measures = item.measures.all() if isinstance(item, Axis) else []
    words = {"item": item, "measures": measures, "submit": _("Taslaktan çıkar"), "kind": "danger"}
    return desk_form(request, form, edition, "retire", **words)


@require_http_methods(["GET", "POST"])
def item_fate(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, gone = _find_gone(request, public_id, lineage)
    said = queries.heirs_said(edition).get(lineage)
    initial = {"seen": edition.version, "heirs": [str(heir.lineage) for heir in said or ()]}
    if said is not None:
        initial["outcome"] = HeirsForm.HEIRS if said else HeirsForm.ENDS
    form = HeirsForm(posted(request), measures=edition.measures.all(), initial=initial)

    def act() -> None:
        words = {"seen": form.cleaned_data["seen"], "by": request.actor, "at": request.arrived_at}
        domain.say_fate(edition.pk, lineage, form.cleaned_data["heirs"], **words)

    if accepted(request, form, act, _("%(code)s için yazdığınız kaydedildi.") % {"code": gone.code}):
        return redirect(f"{reverse('priorities:draft', args=[public_id])}#cikanlar")
    if form.is_bound:
        form.saw(seen=edition.version)
    return desk_form(request, form, edition, "fate", item=gone, submit=_("Kaydet"))


@require_POST
def item_restore(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    edition, gone = _find_gone(request, public_id, lineage)
    stamps = {"by": request.actor, "at": request.arrived_at}
    attempt(
        request, lambda: domain.restore(edition.pk, lineage, **stamps), _("%(code)s geri alındı.") % {"code": gone.code}
    )
    return redirect(place_of(edition, gone))


def _find_gone(request: Request, public_id: str, lineage: uuid.UUID) -> tuple[Edition, Item]:
    edition = find_draft(request, public_id)
    gone = queries.last_of(lineage)
    if gone is None:
        raise Http404
    return edition, gone


def _retire_form(request: Request, edition: Edition, item: Item) -> SeenForm:
    """A measure that is published somewhere is asked for its heirs; an axis and a new measure are not."""
    initial = {"seen": item.version}
    if isinstance(item, Axis) or not queries.answers_for_any(edition, item):
        return SeenForm(posted(request), initial=initial)
    return HeirsForm(posted(request), measures=edition.measures.exclude(pk=item.pk), initial=initial)


def _count(request: Request) -> tuple[int, bool]:
    """How many parts the page holds, and whether one more is wanted."""
    typed = request.POST.get("parca", "")
    count = min(max(int(typed), 1), MOST_PARTS) if typed.isdecimal() and len(typed) < len("100") else 2
    return count, "ekle" in request.POST and count < MOST_PARTS


def _are_valid(parts: list[WordingForm]) -> bool:
    """Whether all are: each is asked, so that each shows what is wrong with it."""
    return sum(part.is_valid() for part in parts) == len(parts)


def _split(request: Request, base: SeenForm, parts: list[WordingForm], act: Callable[[list[Wording]], object]) -> bool:
    made = [part.wording() for part in parts]
    return accepted(request, base, lambda: act(made), _("Tedbir bölündü; parçaları onun yerinde duruyor."))
