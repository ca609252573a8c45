"""The administrators' desk: editions and drafts as a whole."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cmdp.kit.acting import accepted, posted, stamps
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require
from priorities import policies, queries
from priorities.descent import read_descent
from priorities.describing import DescribeForm, chosen_of
from priorities.differences import Change, differences, edition_differences
from priorities.domain import editions as domain
from priorities.forms import Conflict, CopyForm, SeenForm
from priorities.models import Axis, Edition
from priorities.record import record_of

DESK = "priorities/administrator"


def find_any_draft(request: Request, public_id: str) -> Edition:
    """The edition at this address among those that an administrator sees; else 404 or the reason."""
    visible = queries.editions_visible_to(request.actor).select_related("copied_from", "source_file")
    found = get_object_or_404(visible, public_id=public_id)
    require(policies.may_administer(request.actor))
    return found


def find_draft(request: Request, public_id: str) -> Edition:
    """The draft at this address, when the person may edit it; else 404 or the reason."""
    found = find_any_draft(request, public_id)
    require(policies.may_edit(request.actor, found))
    return found


def changes_of(found: Edition, axes: list[Axis] | None = None) -> list[Change]:
    """What a draft changes in the edition published last, which it would follow."""
    newest = queries.newest_edition()
    after = queries.definitions(found) if axes is None else axes
    if newest is None:
        return differences([], after)
    return differences(queries.definitions(newest), after, read_descent(found))


def compared(found: Edition) -> dict[str, object]:
    """What sets a draft apart from the edition published last, for its pages: the items, and what is said of it."""
    newest = queries.newest_edition()
    description = edition_differences(newest, found, with_name=True) if newest else {}
    changes = changes_of(found)
    lopsided = [change.item.code for change in changes if change.is_lopsided]
    return {"newest": newest, "changes": changes, "lopsided": lopsided, "description": description}


def desk_form(
    request: Request, form: forms.Form, edition: Edition, template: str = "form", **context: object
) -> HttpResponse:
    """A page of the draft that is one form."""
    words = {"edition": edition, "form": form, "cancel": reverse("priorities:draft", args=[edition.public_id])}
    return render(request, f"{DESK}/{template}.html", {**words, **context})


def merge_page(
    request: Request,
    edition: Edition,
    conflicts: list[Conflict],
    carried: Mapping[str, str],
    fresh: forms.Form,
    **where: str,
) -> HttpResponse:
    """Both texts of each field that reads otherwise by now; nothing was written, all that was typed travels along.

    ``where`` is the ``address`` that takes the answer and what stands ``here`` in the way back.
    """
    seen = {name: fresh[name].value() for name in ("seen", "marks")}
    context = {"edition": edition, "conflicts": conflicts, "carried": carried, **seen, **where}
    return render(request, f"{DESK}/merge_words.html", context, status=409)


@require_safe
def editions(request: Request) -> HttpResponse:
    require(policies.may_administer(request.actor))
    published = list(queries.published_editions())
    context = {
        "editions": queries.standings(published, at=request.arrived_at),
        "drafts": queries.open_drafts().select_related("copied_from"),
        "rule": queries.publishing_rule(),
    }
    return render(request, f"{DESK}/editions.html", context)


@require_http_methods(["GET", "POST"])
def draft_start(request: Request) -> HttpResponse:
    require(policies.may_administer(request.actor))
    form = CopyForm(posted(request), editions=queries.published_editions())
    drafts: list[Edition] = []

    def act() -> None:
        original, name = form.cleaned_data["edition"], form.cleaned_data["name"]
        drafts.append(domain.copy_edition(original.pk, name=name, by=request.actor, at=request.arrived_at))

    if accepted(request, form, act, _("Taslak hazır. Siz yayımlayana kadar yalnızca yöneticiler görür.")):
        return redirect("priorities:draft", drafts[0].public_id)
    form.helper = PageFormHelper(form, submit=_("Taslağı başlat"), cancel=reverse("priorities:editions"))
    return render(request, f"{DESK}/start.html", {"form": form})


@require_safe
def draft(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_read_draft(request.actor, found))
    axes = queries.definitions(found)
    said = queries.heirs_said(found)
    context = {
        "edition": found,
        "axes": axes,
        "gaps": policies.gaps(found, axes),
        "changes": changes_of(found, axes),
        "newest": queries.newest_edition(),
        "gone": [(measure, said.get(measure.lineage)) for measure in queries.missing(found)],
        "gone_axes": queries.missing_axes(found),
        "may_edit": policies.may_edit(request.actor, found),
        "may_answer": policies.may_answer(request.actor, found),
        "may_withdraw": policies.may_withdraw(request.actor, found),
        "needs_second": queries.publishing_rule().needs_second,
        "sent_back": queries.sent_back(found),
        "proposer": queries.proposer(found),
    }
    return render(request, f"{DESK}/draft.html", context)


@require_http_methods(["GET", "POST"])
def draft_describe(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = DescribeForm(chosen_of(request.POST, found) if request.method == "POST" else None, edition=found)
    if form.is_valid():
        try:
            domain.describe(found.pk, form.values(), seen=form.seen_of(found), **stamps(request))
        except Refused as refusal:
            if refusal.verdict.code == "changed_meanwhile":
                return _merge_description(request, found, form)
            form.add_error(None, str(refusal.verdict.reason))
        else:
            messages.success(request, _("Taslağın bilgileri kaydedildi."))
            return redirect("priorities:draft", found.public_id)
    form.helper = PageFormHelper(form, submit=_("Kaydet"), cancel=_page(found), groups=form.GROUPS)
    return desk_form(request, form, found, heading=_("Taslağın bilgileri"))


@require_safe
def draft_changes(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_read_draft(request.actor, found))
    return render(request, f"{DESK}/changes.html", {"edition": found, **compared(found)})


@require_safe
def draft_preview(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_read_draft(request.actor, found))
    axes = queries.definitions(found)
    is_applicant = request.GET.get("gozuyle") == "basvuran"
    context = {"edition": found, "axes": axes, "count": sum(len(axis.measures.all()) for axis in axes)}
    template = f"{DESK}/preview_applicant.html" if is_applicant else f"{DESK}/preview_public.html"
    return render(request, template, {**context, "errata": {}})


@require_safe
def edition_history(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    return render(request, f"{DESK}/history.html", {"edition": found, "lines": record_of(found)})


@require_http_methods(["GET", "POST"])
def draft_discard(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = SeenForm(posted(request), initial={"seen": found.version})

    def act() -> None:
        domain.discard_draft(found.pk, seen=form.cleaned_data["seen"], by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Taslak silindi; yayımlanmış sürümler değişmedi.")):
        return redirect("priorities:editions")
    if form.is_bound:
        form.saw(seen=found.version)
    words = {"submit": _("Taslağı sil"), "kind": "danger"}
    return desk_form(request, form, found, "discard", **compared(found), **words)


def _merge_description(request: Request, found: Edition, form: DescribeForm) -> HttpResponse:
    found.refresh_from_db()
    where = {"address": reverse("priorities:draft_describe", args=[found.public_id]), "here": _("Taslağın bilgileri")}
    return merge_page(request, found, form.against(found), form.typed(), DescribeForm(edition=found), **where)


def _page(found: Edition) -> str:
    return reverse("priorities:draft", args=[found.public_id])
