"""Rule sets at the agency's desk: read the national ones, narrow one's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import rules
from applications.forms.calls import AgencyForm, NarrowingForm
from applications.models import RuleSet
from applications.policies.call import may_manage_calls, may_read_calls
from applications.policies.rules import may_edit_rule_set
from applications.presenters.rules import sheet
from applications.queries.rule_sets import managed_agencies, visible_to, whole
from applications.views.acting import accepted, form_page
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

PART = "support"


@require_safe
def manager_rules(request: Request) -> HttpResponse:
    require(may_read_calls(request.actor))
    found = visible_to(request.actor).select_related("agency", "narrows")
    return render(request, "applications/manager/rules.html", {"rule_sets": found})


@require_safe
def manager_rule_set(request: Request, public_id: str) -> HttpResponse:
    require(may_read_calls(request.actor))
    found = whole(get_object_or_404(visible_to(request.actor), public_id=public_id))
    own = found.agency_id is not None and may_edit_rule_set(request.actor, found, PART)
    context = {
        **sheet(found),
        "may_narrow": own,
        "may_copy": found.agency_id is None and may_manage_calls(request.actor),
    }
    return render(request, "applications/manager/rule_set.html", context)


@require_http_methods(["GET", "POST"])
def manager_narrow(request: Request, public_id: str) -> HttpResponse:
    found = _rule_set(request, public_id)
    form = AgencyForm(request.POST or None, agencies=managed_agencies(request.actor))
    made: list[RuleSet] = []

    def act() -> None:
        agency = form.cleaned_data["agency"]
        made.append(rules.narrow_rule_set(found.pk, agency, by=request.actor, at=request.arrived_at))

    if accepted(request, form, act):
        messages.success(request, _("Ajansınız için kopya açıldı; şimdi daraltın."))
        return redirect("applications:manager_narrowing", made[0].public_id)
    words = {"heading": _("Ajansınız için daralt"), "submit": _("Kopyayı aç"), "cancel": _page(found)}
    note = _(
        "Kopyada illeri, başvuru sahibi türlerini ve destek sınırlarını daraltabilirsiniz; gerisi ulusal setteki gibi kalır."
    )
    return form_page(request, form, **words, lead=found.name, note=note)


@require_http_methods(["GET", "POST"])
def manager_narrowing(request: Request, public_id: str) -> HttpResponse:
    found = _rule_set(request, public_id)
    if found.narrows is None:
        raise Http404
    require(may_edit_rule_set(request.actor, found, PART))
    own, national = whole(found), whole(found.narrows)
    form = NarrowingForm(request.POST or None, national=national, own=own, initial={"version": found.version})

    def act() -> object:
        provinces = [province.pk for province in form.cleaned_data["provinces"]]
        words = {"version": form.cleaned_data["version"], **stamps(request)}
        return rules.narrow_values(
            found.pk, provinces=provinces, verdicts=form.verdicts(), limits=form.limits(), **words
        )

    if accepted(request, form, act, _("Ajansınızın kural seti kaydedildi.")):
        return redirect(_page(found))
    words = {"heading": _("Kural setini daralt"), "submit": _("Kaydet"), "cancel": _page(found)}
    return form_page(request, form, **words, lead=found.name)


def _rule_set(request: Request, public_id: str) -> RuleSet:
    require(may_manage_calls(request.actor))
    return get_object_or_404(visible_to(request.actor), public_id=public_id)


def _page(rule_set: RuleSet) -> str:
    return reverse("applications:manager_rule_set", args=[rule_set.public_id])
