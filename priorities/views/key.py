"""Which words lead to which measure: read and tried by staff, written by agencies and administrators."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cmdp.kit.acting import accepted, posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities import policies, queries
from priorities.domain.key import write_words
from priorities.forms import KeyForm
from priorities.key import entries, key_of, measures_led_to
from priorities.models import Measure
from priorities.record import record_of_key

LONGEST = 2000


@require_safe
def key(request: Request) -> HttpResponse:
    require(policies.may_read_key(request.actor))
    text = request.GET.get("metin", "")[:LONGEST]
    context = {
        "entries": entries(request.arrived_at),
        "may_write": policies.may_write_key(request.actor),
        "text": text,
        "led": measures_led_to(text, request.arrived_at) if text.strip() else None,
        "longest": LONGEST,
    }
    return render(request, "priorities/key.html", context)


@require_http_methods(["GET", "POST"])
def key_edit(request: Request, lineage: uuid.UUID) -> HttpResponse:
    require(policies.may_write_key(request.actor))
    found = queries.last_of(lineage)
    if not isinstance(found, Measure):
        raise Http404
    row = key_of(found)
    seen = row.version if row else 0
    initial = {"words_tr": row.words_tr, "words_en": row.words_en, "seen": seen} if row else {"seen": seen}
    form = KeyForm(posted(request), initial=initial)

    def act() -> None:
        write_words(found, **form.cleaned_data, by=request.actor, at=request.arrived_at)

    address = reverse("priorities:key")
    if accepted(request, form, act, _("%(code)s tedbirinin sözcükleri kaydedildi.") % {"code": found.code}):
        return redirect(f"{address}#m-{lineage}")
    if form.is_bound:
        form.saw(seen=seen)
    form.helper = PageFormHelper(form, submit=_("Sözcükleri kaydet"), cancel=address)
    context = {"measure": found, "form": form, "row": row, "lines": record_of_key(lineage)}
    return render(request, "priorities/key_edit.html", context)
