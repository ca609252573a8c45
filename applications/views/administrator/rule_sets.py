"""The list of rule sets, one set whole, its copy, its name, its confirmation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import rules
from applications.forms.rules import ConfirmForm, CopyForm, RuleSetForm, initial_of_head
from applications.policies.completeness import problems_of
from applications.policies.rules import may_administer_rules, may_copy_rule_set, may_edit_rule_set
from applications.presenters.rules import confirmable_groups, sheet
from applications.queries.rule_sets import visible_to, whole
from applications.views.acting import accepted, form_page
from applications.views.administrator.common import address_of, editable_rule_set, seen_rule_set
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

PAGE = "applications/administrator"


@require_safe
def rule_sets(request: Request) -> HttpResponse:
    require(may_administer_rules(request.actor))
    found = visible_to(request.actor).select_related("agency", "created_by")
    return render(request, f"{PAGE}/rule_sets.html", {"rule_sets": found})


@require_safe
def rule_set(request: Request, public_id: str) -> HttpResponse:
    found = whole(seen_rule_set(request, public_id))
    context = {
        **sheet(found),
        "problems_found": problems_of(found),
        "may_edit": may_edit_rule_set(request.actor, found),
        "may_copy": may_copy_rule_set(request.actor, found),
    }
    return render(request, f"{PAGE}/rule_set.html", context)


@require_http_methods(["GET", "POST"])
def rule_set_copy(request: Request, public_id: str) -> HttpResponse:
    found = seen_rule_set(request, public_id)
    require(may_copy_rule_set(request.actor, found))
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        separate = form.cleaned_data["opens"] == CopyForm.SEPARATE
        copied = rules.copy_rule_set(found.pk, separate=separate, by=request.actor, at=request.arrived_at)
        messages.success(request, _("Kopya açıldı; düzenleyebilirsiniz."))
        return redirect("applications:rule_set", copied.public_id)
    words = {"heading": _("Kural setini kopyala"), "submit": _("Kopyayı aç"), "cancel": address_of(found)}
    return form_page(request, form, **words, lead=found.name)


@require_http_methods(["GET", "POST"])
def rule_set_rename(request: Request, public_id: str) -> HttpResponse:
    found = editable_rule_set(request, public_id)
    form = RuleSetForm(request.POST or None, initial=initial_of_head(found))

    def act() -> object:
        words = {"version": form.cleaned_data["version"], "values": form.values()}
        return rules.rename_rule_set(found.pk, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Kural setinin adı kaydedildi.")):
        return redirect(address_of(found))
    words = {"heading": _("Kural setinin adı ve yılı"), "submit": _("Kaydet"), "cancel": address_of(found)}
    return form_page(request, form, **words)


@require_http_methods(["GET", "POST"])
def rule_set_confirm(request: Request, public_id: str) -> HttpResponse:
    found = editable_rule_set(request, public_id)
    groups = confirmable_groups(whole(found))
    form = ConfirmForm(request.POST or None, groups=groups, initial={"version": found.version})
    confirmed = 0

    def act() -> None:
        nonlocal confirmed
        typed = form.cleaned_data
        words = {"version": typed["version"], "source": typed["source"], "note": typed["note"]}
        confirmed = rules.confirm(found.pk, typed["groups_chosen"], **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act):
        done = ngettext("%(count)d değer doğrulandı.", "%(count)d değer doğrulandı.", confirmed)
        messages.success(request, done % {"count": confirmed})
        return redirect(address_of(found))
    words = {"heading": _("Değerleri kaynağından doğrula"), "submit": _("Doğrula"), "cancel": address_of(found)}
    return form_page(
        request, form, **words, lead=_("Seçtiğiniz gruplardaki bütün varsayılanlar bu kaynakla doğrulanır.")
    )
