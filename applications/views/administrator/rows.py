"""Rows of a rule set's lists: add, edit, move, remove."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.domain import rules, templates
from applications.forms.rule_rows import FORMS, TemplateForm, form_of, initial_of
from applications.forms.rules import VersionedForm
from applications.models import RuleSet
from applications.queries.rule_parts import Part, find_parent, find_row
from applications.views.acting import accepted, attempt, form_page, posted
from applications.views.administrator.common import address_of, editable_rule_set, part_or_404
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request

UP, DOWN = "yukari", "asagi"


@require_http_methods(["GET", "POST"])
def rule_row_add(request: Request, public_id: str, part: str, parent: str = "") -> HttpResponse:
    listed = part_or_404(part)
    found = editable_rule_set(request, public_id)
    above = find_parent(found, listed, parent)
    if above is None:
        raise Http404
    form = form_of(listed, found, request.POST or None, {"version": found.version})

    def act() -> object:
        words = {"version": form.cleaned_data["version"], "values": form.values()}
        return rules.add_row(found.pk, listed, above, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Eklendi.")):
        return redirect(address_of(found, listed.slug))
    heading = _("Ekle: %(what)s") % {"what": listed.one}
    lead = "" if above == found else str(above)
    return form_page(request, form, heading=heading, submit=_("Ekle"), cancel=address_of(found, listed.slug), lead=lead)


@require_http_methods(["GET", "POST"])
def rule_row(request: Request, public_id: str, part: str, row: str) -> HttpResponse:
    found, listed, stored = _row(request, public_id, part, row)
    initial = {**initial_of(stored, FORMS[listed.key]), "version": found.version}
    form = form_of(listed, found, request.POST or None, initial)

    def act() -> object:
        words = {"version": form.cleaned_data["version"], "values": form.values()}
        return rules.change_row(found.pk, listed, stored, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Kaydedildi.")):
        return redirect(address_of(found, listed.slug))
    words = {"submit": _("Kaydet"), "cancel": address_of(found, listed.slug), "lead": str(stored)}
    return form_page(request, form, heading=_("Düzenle: %(what)s") % {"what": listed.one}, **words)


@require_POST
def rule_row_move(request: Request, public_id: str, part: str, row: str) -> HttpResponse:
    found, listed, stored = _row(request, public_id, part, row)
    form = VersionedForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    words = {"up": request.POST.get("yon") == UP, "version": version, **stamps(request)}
    attempt(request, lambda: rules.move_row(found.pk, listed, stored, **words))
    return redirect(address_of(found, listed.slug))


@require_http_methods(["GET", "POST"])
def rule_row_remove(request: Request, public_id: str, part: str, row: str) -> HttpResponse:
    found, listed, stored = _row(request, public_id, part, row)
    form = VersionedForm(request.POST or None, initial={"version": found.version})

    def act() -> object:
        words = {"version": form.cleaned_data["version"], **stamps(request)}
        return rules.remove_row(found.pk, listed, stored, **words)

    if accepted(request, form, act, _("Silindi.")):
        return redirect(address_of(found, listed.slug))
    words = {"submit": _("Sil"), "kind": "danger", "cancel": address_of(found, listed.slug), "lead": str(stored)}
    return form_page(request, form, heading=_("Sil: %(what)s") % {"what": listed.one}, **words)


@require_http_methods(["GET", "POST"])
def rule_slot_template(request: Request, public_id: str, row: str) -> HttpResponse:
    found, listed, slot = _row(request, public_id, "belgeler", row)
    form = TemplateForm(
        posted(request), request.FILES or None, has_template=bool(slot.template), initial={"version": found.version}
    )

    def act() -> object:
        act = {"version": form.cleaned_data["version"], **stamps(request)}
        file = form.cleaned_data["file"]
        return templates.give_template(slot, file, **act) if file else templates.take_template_out(slot, **act)

    if accepted(request, form, act, _("Kaydedildi.")):
        return redirect(address_of(found, listed.slug))
    words = {"heading": _("Belge şablonu"), "submit": _("Kaydet"), "cancel": address_of(found, listed.slug)}
    lead = f"{slot} – {slot.template}" if slot.template else str(slot)
    return form_page(request, form, **words, lead=lead)


def _row(request: Request, public_id: str, slug: str, handle: str) -> tuple[RuleSet, Part, Any]:
    listed = part_or_404(slug)
    found = editable_rule_set(request, public_id)
    stored = find_row(found, listed, handle)
    if stored is None:
        raise Http404
    return found, listed, stored
