"""The administrators' desk: records that may tell of one project, side by side, and merged."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import published as domain
from applications.forms.published_records import MergeForm
from applications.policies.administration import may_administer
from applications.policies.published import may_change
from applications.presenters.project_record import sides
from applications.presenters.published import Shown
from applications.queries.published.desk import records
from applications.queries.published.doubles import MOST_PAIRS, likely_pairs
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require

FOLDER = "applications/administrator/projects"


@require_safe
def published_doubles(request: Request) -> HttpResponse:
    require(may_administer(request.actor))
    pairs = [(Shown(pair.first), Shown(pair.second)) for pair in likely_pairs()]
    return render(request, f"{FOLDER}/doubles.html", {"pairs": pairs, "most": MOST_PAIRS})


@require_http_methods(["GET", "POST"])
def published_merge(request: Request, public_id: str, other_id: str) -> HttpResponse:
    require(may_administer(request.actor))
    first, second = (get_object_or_404(records(), public_id=key) for key in (public_id, other_id))
    for row in (first, second):
        require(may_change(request.actor, row, seen=row.version))
    form = MergeForm(request.POST or None, first=first, second=second)
    if form.is_valid() and _is_merged(request, form):
        messages.success(request, _("Kayıtlar birleştirildi; eski adres kalan kayda götürür."))
        return redirect("applications:published_record", form.into.public_id)
    context = {"form": form, "first": Shown(first), "second": Shown(second), "sides": sides(form)}
    return render(request, f"{FOLDER}/merge.html", context)


def _is_merged(request: Request, form: MergeForm) -> bool:
    """Merge as the form says; a refusal stands in the form with all that was chosen."""
    words = {"values": form.values(), "reason": form.cleaned_data["reason"], **form.seen()}
    try:
        domain.merge(form.double.pk, form.into.pk, **words, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        form.add_error(None, str(refusal.verdict.reason))
        return False
    return True
