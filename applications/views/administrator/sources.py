"""The papers that values rest on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import rules
from applications.forms.rules import SourceForm
from applications.models import SourceDocument
from applications.policies.rules import may_administer_rules
from applications.queries.rule_sets import source_documents
from applications.views.acting import accepted, form_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def rule_sources(request: Request) -> HttpResponse:
    require(may_administer_rules(request.actor))
    return render(request, "applications/administrator/sources.html", {"sources": source_documents()})


@require_http_methods(["GET", "POST"])
def rule_source_new(request: Request) -> HttpResponse:
    require(may_administer_rules(request.actor))
    return _edit(request, SourceDocument(), _("Yeni kaynak belge"))


@require_http_methods(["GET", "POST"])
def rule_source(request: Request, public_id: str) -> HttpResponse:
    require(may_administer_rules(request.actor))
    return _edit(request, get_object_or_404(source_documents(), public_id=public_id), _("Kaynak belge"))


def _edit(request: Request, document: SourceDocument, heading: str) -> HttpResponse:
    initial = {name: getattr(document, name) for name in ("title", "number", "dated_on", "url")}
    form = SourceForm(request.POST or None, request.FILES or None, initial=initial)

    def act() -> object:
        return rules.save_source(document, values=form.values(), by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Kaynak belge kaydedildi.")):
        return redirect("applications:rule_sources")
    from_here = redirect("applications:rule_sources").url
    return form_page(request, form, heading=heading, submit=_("Kaydet"), cancel=from_here, lead=document.title)
