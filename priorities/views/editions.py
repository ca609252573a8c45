"""The administrators' desk: editions, and the draft's life."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require
from priorities import policies, queries
from priorities.differences import Change, differences
from priorities.domain import editions as domain
from priorities.forms import PublishForm
from priorities.models import Edition


def find_draft(request: Request, public_id: str) -> Edition:
    """The draft at this address, when the person may edit it; else 404 or the reason."""
    visible = queries.editions_visible_to(request.actor).select_related("copied_from")
    found = get_object_or_404(visible, public_id=public_id)
    require(policies.may_edit(request.actor, found))
    return found


@require_safe
def editions(request: Request) -> HttpResponse:
    require(policies.may_administer(request.actor))
    found = list(queries.editions_visible_to(request.actor))
    published = [edition for edition in found if edition.published_at]
    draft = next((edition for edition in found if not edition.published_at), None)
    return render(request, "priorities/administrator/editions.html", {"editions": published, "draft": draft})


@require_POST
def draft_start(request: Request) -> HttpResponse:
    require(policies.may_administer(request.actor))
    original = get_object_or_404(queries.published_editions()[:1])
    try:
        draft = domain.copy_edition(original.pk, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
        return redirect("priorities:editions")
    messages.success(request, _("Taslak hazır. Siz yayımlayana kadar yalnızca yöneticiler görür."))
    return redirect("priorities:draft", draft.public_id)


@require_safe
def draft(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    axes = queries.definitions(found)
    context = {"edition": found, "axes": axes, "gaps": policies.gaps(axes), "changes": _changes(found, axes)}
    return render(request, "priorities/administrator/draft.html", context)


@require_safe
def draft_changes(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    context = {"edition": found, "changes": _changes(found)}
    return render(request, "priorities/administrator/changes.html", context)


@require_http_methods(["GET", "POST"])
def draft_publish(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = PublishForm(request.POST or None, initial={"seen": found.version})
    if form.is_valid():
        given = form.cleaned_data
        try:
            domain.publish(found.pk, **given, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.reason))
            form.saw(found.version)
        else:
            messages.success(request, _("%(edition)s yayında.") % {"edition": found})
            return redirect("priorities:editions")
    verdict = policies.may_publish(request.actor, found)
    context = {"edition": found, "form": form, "verdict": verdict, "changes": _changes(found)}
    context |= {"submit": _("Sürümü yayımla"), "cancel": reverse("priorities:draft", args=[public_id])}
    return render(request, "priorities/administrator/publish.html", context)


@require_http_methods(["GET", "POST"])
def draft_discard(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    if request.method == "POST":
        domain.discard_draft(found.pk, by=request.actor, at=request.arrived_at)
        messages.success(request, _("Taslak silindi; yayımdaki sürüm değişmedi."))
        return redirect("priorities:editions")
    context = {"edition": found, "changes": _changes(found), "submit": _("Taslağı sil"), "kind": "danger"}
    context["cancel"] = reverse("priorities:draft", args=[public_id])
    return render(request, "priorities/administrator/discard.html", context)


def _changes(found: Edition, axes: list | None = None) -> list[Change]:
    before = queries.definitions(found.copied_from) if found.copied_from else []
    return differences(before, queries.definitions(found) if axes is None else axes)
