"""What is edited whole: a single value, the provinces, the applicant types, the sections that are asked for."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.choices import ValueKey
from applications.domain import rules
from applications.forms.rules import SOURCE_NAMES, DemandsForm, ProvincesForm, TypesForm, ValueForm
from applications.policies.completeness import warnings_of
from applications.presenters.rules import section_names
from applications.queries.rule_sets import demands_of, whole
from applications.views.acting import accepted, form_page
from applications.views.administrator.common import address_of, editable_rule_set
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def rule_value(request: Request, public_id: str, key: str) -> HttpResponse:
    if key not in ValueKey.values:
        raise Http404
    found, which = editable_rule_set(request, public_id), ValueKey(key)
    row = found.rule_values.filter(key=key).first()
    initial = {name: getattr(row, name, None) for name in ("value", *SOURCE_NAMES)}
    initial |= {"version": found.version}
    form = ValueForm(request.POST or None, key=which, sections=section_names(found), initial=initial)

    def act() -> object:
        words = {"version": form.cleaned_data["version"], "values": form.values()}
        return rules.set_value(found.pk, key, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Değer kaydedildi.")):
        return redirect(address_of(found, "" if warnings_of(whole(found)) else "degerler"))
    return form_page(request, form, heading=which.label, submit=_("Kaydet"), cancel=address_of(found, "degerler"))


@require_http_methods(["GET", "POST"])
def rule_provinces(request: Request, public_id: str) -> HttpResponse:
    found = editable_rule_set(request, public_id)
    chosen = list(found.provinces.values_list("province_id", flat=True))
    form = ProvincesForm(request.POST or None, initial={"version": found.version, "provinces": chosen})

    def act() -> object:
        ids = [province.pk for province in form.cleaned_data["provinces"]]
        words = {"version": form.cleaned_data["version"], "source": form.source_of_new()}
        return rules.set_provinces(found.pk, ids, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("İller kaydedildi.")):
        return redirect(address_of(found, "iller"))
    return form_page(request, form, heading=_("İller"), submit=_("Kaydet"), cancel=address_of(found, "iller"))


@require_http_methods(["GET", "POST"])
def rule_types(request: Request, public_id: str) -> HttpResponse:
    found = editable_rule_set(request, public_id)
    verdicts = dict(found.applicant_types.values_list("type", "verdict"))
    form = TypesForm(request.POST or None, verdicts=verdicts, initial={"version": found.version})

    def act() -> object:
        words = {"version": form.cleaned_data["version"], **stamps(request)}
        return rules.set_applicant_types(found.pk, form.values(), **words)

    if accepted(request, form, act, _("Başvuru sahibi türleri kaydedildi.")):
        return redirect(address_of(found, "turler"))
    words = {"heading": _("Başvuru sahibi türleri"), "submit": _("Kaydet"), "cancel": address_of(found, "turler")}
    return form_page(request, form, **words)


@require_http_methods(["GET", "POST"])
def rule_demands(request: Request, public_id: str) -> HttpResponse:
    found = editable_rule_set(request, public_id)
    stages = [(stage.order, stage.name) for stage in found.stages.all()]
    start = {"version": found.version}
    form = DemandsForm(request.POST or None, stages=stages, demands=demands_of(found), initial=start)

    def act() -> object:
        words = {"version": form.cleaned_data["version"], **stamps(request)}
        return rules.set_demands(found.pk, form.demands(), **words)

    if accepted(request, form, act, _("İstenen bölümler kaydedildi.")):
        return redirect(address_of(found, "istenen-bolumler"))
    back = address_of(found, "istenen-bolumler")
    return form_page(request, form, heading=_("İstenen bölümler"), submit=_("Kaydet"), cancel=back)
