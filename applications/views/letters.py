"""Letters at the desk: the list, one letter, its own page, what may be done with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applications.domain.letters import act_on_letter, release_letters
from applications.forms.letters import LetterActForm, LetterSearchForm
from applications.policies.letters import may_open_letters, may_read, opinions_are_out
from applications.presenters.letters import buttons, shut_policy, tone
from applications.presenters.record import lines
from applications.queries.letters import releasable_by, visible_to
from cmdp.audit.queries import history_of
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.text import storable
from cmdp.kit.verdict import Refused, require
from cmdp.outbox.acts import ACTS
from cmdp.outbox.models import Letter
from cmdp.outbox.queries import held_in, search


@require_safe
def letters(request: Request) -> HttpResponse:
    require(may_open_letters(request.actor))
    filter_form = LetterSearchForm(request.GET)
    wanted = filter_form.wanted()
    found = search(visible_to(request.actor), wanted)
    page = keyset_page(found, order=["-pk"], after=request.GET.get("sonra", ""))
    context = {
        "filter": filter_form,
        "page": page,
        "rows": [(letter, tone(letter)) for letter in page.rows],
        "batch": wanted.batch,
        "held": held_in(releasable_by(request.actor), wanted.batch).count() if opinions_are_out(wanted.batch) else 0,
    }
    return render(request, "applications/staff/letters.html", context)


@require_safe
def letter(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), public_id=public_id)
    return _show(request, found, LetterActForm())


@require_safe
@never_cache
def letter_html(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), public_id=public_id)
    require(may_read(request.actor, found))
    return HttpResponse(found.html, headers={"Content-Security-Policy": shut_policy(found.html)})


@require_POST
def letter_act(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(visible_to(request.actor), public_id=public_id)
    form = LetterActForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form)
    words = form.cleaned_data
    try:
        act_on_letter(found.pk, words["act"], by=request.actor, at=request.arrived_at, reason=words["reason"])
    except Refused as refusal:
        messages.error(request, str(refusal.verdict.reason))
    else:
        messages.success(request, str(ACTS[words["act"]].done))
    return redirect("applications:letter", public_id)


@require_POST
def release_batch(request: Request) -> HttpResponse:
    require(may_open_letters(request.actor))
    batch = storable(request.POST.get("batch", ""))[:100]
    number = release_letters(batch, by=request.actor, at=request.arrived_at)
    if number:
        said = ngettext("%(n)d mektup serbest bırakıldı.", "%(n)d mektup serbest bırakıldı.", number)
        messages.success(request, said % {"n": number})
    else:
        messages.error(request, _("Bu grupta serbest bırakabileceğiniz mektup kalmadı."))
    return redirect(reverse("applications:letters", query={"parti": batch}))


def _show(request: Request, found: Letter, form: LetterActForm) -> HttpResponse:
    context = {
        "letter": found,
        "tone": tone(found),
        "may_read": may_read(request.actor, found),
        "acts": buttons(request.actor, found),
        "form": form,
        "history": lines(history_of(found)[:50]),
    }
    return render(request, "applications/staff/letter.html", context)
