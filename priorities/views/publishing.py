"""The administrators' desk: an edition goes into print, alone or by two; notes on what is printed."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cmdp.kit.acting import accepted, attempt, posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities import policies, queries
from priorities.domain import approval, errata
from priorities.domain import editions as domain
from priorities.forms import ApproveForm, ErratumForm, PublishForm, SeenForm, SendBackForm
from priorities.models import Edition
from priorities.views.editions import DESK, compared, desk_form, find_any_draft, find_draft


@require_http_methods(["GET", "POST"])
def draft_publish(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = PublishForm(posted(request), initial=_shown(found))
    made: list[Edition] = []

    def act() -> None:
        stamps = {"by": request.actor, "at": request.arrived_at}
        made.append(domain.publish(found.pk, **form.cleaned_data, **stamps))

    if accepted(request, form, act):
        messages.success(request, _("%(edition)s yayımlandı.") % {"edition": made[0]})
        return redirect("priorities:editions")
    verdict = policies.may_publish(request.actor, found, at=request.arrived_at)
    return _decision(request, form, found, "publish", verdict=verdict, submit=_("Sürümü yayımla"))


@require_http_methods(["GET", "POST"])
def draft_propose(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = PublishForm(posted(request), initial=_shown(found))

    def act() -> None:
        typed = form.cleaned_data
        words = {"reason": typed["reason"], "seen": typed["seen"]}
        approval.propose(found.pk, **words, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Taslak onaya gönderildi; başka bir yönetici onaylayınca yayımlanır.")):
        return redirect("priorities:draft", found.public_id)
    verdict = policies.may_propose(request.actor, found, at=request.arrived_at)
    return _decision(request, form, found, "propose", verdict=verdict, submit=_("Onaya gönder"))


@require_http_methods(["GET", "POST"])
def draft_approve(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_answer(request.actor, found))
    form = ApproveForm(posted(request), initial=_shown(found))
    stamps = {"by": request.actor, "at": request.arrived_at}
    if accepted(
        request, form, lambda: approval.approve(found.pk, **form.cleaned_data, **stamps), _("Sürüm yayımlandı.")
    ):
        return redirect("priorities:editions")
    verdict = policies.may_approve(request.actor, found, at=request.arrived_at)
    return _decision(request, form, found, "approve", verdict=verdict, submit=_("Onayla ve yayımla"))


@require_http_methods(["GET", "POST"])
def draft_send_back(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_answer(request.actor, found))
    form = SendBackForm(posted(request))

    def act() -> None:
        approval.send_back(found.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Taslak iade edildi; yeniden düzenlenebilir.")):
        return redirect("priorities:draft", found.public_id)
    form.helper = PageFormHelper(form, submit=_("Taslağı iade et"), cancel=_page(found))
    return desk_form(request, form, found, heading=_("Taslağı iade et"))


@require_POST
def draft_withdraw(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    stamps = {"by": request.actor, "at": request.arrived_at}
    attempt(
        request, lambda: approval.withdraw(found.pk, **stamps), _("İstek geri alındı; taslak yeniden düzenlenebilir.")
    )
    return redirect("priorities:draft", found.public_id)


@require_http_methods(["GET", "POST"])
def publishing_rule(request: Request) -> HttpResponse:
    """One page for the three acts: demand a second person, wish to relax this, confirm another's wish."""
    require(policies.may_administer(request.actor))
    acts = {
        "iste": (approval.demand_second, _("Bundan sonra yayın için ikinci bir yönetici onaylar.")),
        "kaldir": (approval.ask_to_relax, _("İsteğiniz kaydedildi; başka bir yönetici onaylayınca geçerli olur.")),
        "onayla": (approval.relax, _("Bundan sonra tek yönetici yayımlayabilir.")),
    }
    if request.method == "POST":
        verb, done = acts.get(request.POST.get("islem", ""), (None, ""))
        if verb is None:
            raise Http404
        attempt(request, lambda: verb(by=request.actor, at=request.arrived_at), done)
        return redirect("priorities:publishing_rule")
    rule = queries.publishing_rule()
    context = {"rule": rule, "may_relax": policies.may_relax(request.actor, rule)}
    return render(request, f"{DESK}/rule.html", context)


@require_safe
def edition_errata(request: Request, public_id: str) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_note(request.actor, found))
    context = {"edition": found, "axes": queries.definitions(found), "errata": queries.errata_of(found)}
    return render(request, f"{DESK}/errata.html", context)


@require_http_methods(["GET", "POST"])
def erratum_add(request: Request, public_id: str, lineage: uuid.UUID) -> HttpResponse:
    found = find_any_draft(request, public_id)
    require(policies.may_note(request.actor, found))
    item = queries.item_of(found, lineage)
    if item is None:
        raise Http404
    form = ErratumForm(posted(request), item=item)

    def act() -> None:
        errata.note(found.pk, lineage, form.correction(), by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Düzeltme notu eklendi; yayımlanmış metin olduğu gibi kaldı.")):
        return redirect("priorities:edition_errata", found.public_id)
    form.helper = PageFormHelper(
        form, submit=_("Düzeltme notunu ekle"), cancel=reverse("priorities:edition_errata", args=[public_id])
    )
    notes = queries.errata_of(found).get(lineage, [])
    return render(request, f"{DESK}/erratum.html", {"edition": found, "item": item, "form": form, "notes": notes})


def _decision(request: Request, form: SeenForm, found: Edition, template: str, **words: object) -> HttpResponse:
    """The page before an act that cannot be undone: what changes, what happens, the verdict in place of the button."""
    if form.is_bound:
        form.saw(**_shown(found))
    context = {**compared(found), "at": request.arrived_at, **words}
    context["is_behind"] = found.copied_from_id is not None and found.copied_from != context["newest"]
    return desk_form(request, form, found, template, **context)


def _shown(found: Edition) -> dict[str, int]:
    newest = queries.newest_edition()
    return {"seen": found.version, "follows": newest.number or 0 if newest else 0}


def _page(found: Edition) -> str:
    return reverse("priorities:draft", args=[found.public_id])
