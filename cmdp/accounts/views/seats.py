"""Who sits where: an organisation's people, offers, answers, endings."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.accounts import policies, queries
from cmdp.accounts.choices import Role
from cmdp.accounts.domain import disputes, invitations, joining, memberships
from cmdp.accounts.forms.organisations import JoinAnswerForm, OwnersWordsForm
from cmdp.accounts.forms.people import (
    InviteForm,
    LeaveForm,
    OrganisationInviteForm,
    OwnershipForm,
    ReasonForm,
    RoleForm,
)
from cmdp.accounts.models import JoinRequest, Organisation
from cmdp.accounts.policies import Scope
from cmdp.accounts.views.acting import attempt
from cmdp.kit.acting import posted
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def organisation_people(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    may_invite = policies.may_invite(request.actor, Role.ORGANISATION_VIEWER, found)
    form = OrganisationInviteForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid() and invite(request, form, found):
        return redirect("accounts:organisation_people", public_id)
    context = {
        "organisation": found,
        "memberships": queries.people_of_organisation(request.actor, found),
        "invitations": queries.pending_invitations(request.actor).filter(organisation=found),
        "requests": queries.open_join_requests(request.actor, found),
        "disputes": queries.disputes_to_answer(request.actor, found),
        "answer_form": JoinAnswerForm(),
        "may_invite": may_invite,
        "form": form,
    }
    return render(request, "accounts/organisation_people.html", context)


@require_http_methods(["GET", "POST"])
def membership_end(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.memberships_visible_to(request.actor), public_id=public_id)
    leaves = found.user_id == request.actor.pk
    form = (LeaveForm if leaves else ReasonForm)(posted(request))
    back = people_page(request, found.scope)
    if form.is_valid():
        words = {"by": request.actor, "at": request.arrived_at, "reason": form.cleaned_data["reason"]}
        done = _("Görevden ayrıldınız.") if leaves else _("Görev sona erdirildi.")
        attempt(request, lambda: memberships.end(found.pk, **words), done)
        return redirect("accounts:home" if leaves else back)
    context = {"membership": found, "verdict": policies.may_end(request.actor, found), "form": form, "cancel": back}
    submit = _("Görevden ayrıl") if leaves else _("Görevi bitir")
    return render(request, "accounts/membership_end.html", {**context, "leaves": leaves, "submit": submit})


@require_http_methods(["GET", "POST"])
def membership_change(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.memberships_visible_to(request.actor), public_id=public_id, agency=None)
    other = {Role.ORGANISATION_EDITOR, Role.ORGANISATION_VIEWER} - {found.role}
    form = RoleForm(posted(request), roles=other)
    back = people_page(request, found.scope)
    if form.is_valid():
        words = {**form.cleaned_data, "by": request.actor, "at": request.arrived_at}
        attempt(request, lambda: memberships.change_role(found.pk, **words), _("Kişinin görevi değişti."))
        return redirect(back)
    verdict = policies.may_change_role(request.actor, found, min(other))
    context = {"membership": found, "verdict": verdict, "form": form, "cancel": back, "submit": _("Görevi değiştir")}
    return render(request, "accounts/membership_change.html", context)


@require_http_methods(["GET", "POST"])
def ownership_offer(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.memberships_visible_to(request.actor), public_id=public_id, agency=None)
    form = OwnershipForm(posted(request))
    back = people_page(request, found.scope)
    if form.is_valid():
        words = {"by": request.actor, "at": request.arrived_at, "hands_over": form.cleaned_data["after"] == "editor"}
        done = _("Öneri %(person)s kişisine gönderildi; kabul edince kurumun sahibi olacak.") % {"person": found.user}
        attempt(request, lambda: invitations.offer_ownership(found.pk, **words), done)
        return redirect(back)
    verdict = policies.may_offer_ownership(request.actor, found)
    context = {"membership": found, "verdict": verdict, "form": form, "cancel": back, "submit": _("Sahipliği öner")}
    return render(request, "accounts/ownership_offer.html", context)


@require_POST
def invitation_resend(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.invitations_visible_to(request.actor), public_id=public_id)
    words = {"by": request.actor, "at": request.arrived_at}
    done = _("%(email)s adresine yeni bir davet mektubu gidecek; eski bağlantı artık çalışmaz.") % {
        "email": found.email
    }
    attempt(request, lambda: invitations.resend(found.pk, **words), done)
    return redirect(people_page(request, found.scope))


@require_POST
def invitation_withdraw(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.invitations_visible_to(request.actor), public_id=public_id)
    words = {"by": request.actor, "at": request.arrived_at}
    done = _("Davet geri çekildi; bağlantısı artık çalışmaz.")
    attempt(request, lambda: invitations.withdraw_invitation(found.pk, **words), done)
    return redirect(people_page(request, found.scope))


@require_POST
def join_answer(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.join_requests_visible_to(request.actor), public_id=public_id)
    form = JoinAnswerForm(request.POST)
    if form.is_valid():
        _answer(request, found, form.cleaned_data)
    else:
        messages.error(request, _("İstek yanıtlanmadı: kişiye verilecek görevi listeden seçip yeniden deneyin."))
    return redirect("accounts:organisation_people", found.organisation.public_id)


@require_http_methods(["GET", "POST"])
def dispute_answer(request: Request, public_id: str) -> HttpResponse:
    rows = queries.disputes_visible_to(request.actor)
    found = get_object_or_404(rows, public_id=public_id)
    form = OwnersWordsForm(posted(request), initial={"words": found.owners_words})
    back = people_page(request, found.organisation)
    if form.is_valid():
        words = {**form.cleaned_data, "by": request.actor, "at": request.arrived_at}
        attempt(request, lambda: disputes.answer_dispute(found.pk, **words), _("Yanıtınız ajansa iletildi."))
        return redirect(back)
    verdict = policies.may_answer_dispute(request.actor, found)
    context = {"dispute": found, "verdict": verdict, "form": form, "cancel": back, "submit": _("Yanıtı ajansa ilet")}
    return render(request, "accounts/dispute_answer.html", context)


def _answer(request: Request, asked: JoinRequest, typed: dict[str, Any]) -> None:
    words = {"by": request.actor, "at": request.arrived_at}
    if typed["answer"] == "refuse":
        words["reason"] = typed["reason"]
        attempt(request, lambda: joining.refuse_join_request(asked.pk, **words), _("İstek reddedildi."))
        return
    role = typed["role"] or Role.ORGANISATION_VIEWER
    done = _("%(person)s kuruma eklendi.") % {"person": asked.user}
    attempt(request, lambda: joining.accept_join_request(asked.pk, role=role, **words), done)


def invite(request: Request, form: InviteForm, scope: Scope) -> bool:
    """Offer the seat that the form names."""
    typed = form.cleaned_data
    offer = {"language": typed["language"], "by": request.actor, "at": request.arrived_at}
    done = _("%(email)s adresine davet mektubu gidecek.") % {"email": typed["email"]}
    return attempt(request, lambda: invitations.invite(typed["email"], typed["role"], scope, **offer), done)


def people_page(request: Request, scope: Scope) -> str:
    """The page on which a seat in this scope is kept."""
    if isinstance(scope, Organisation):
        return reverse("accounts:organisation_people", args=[scope.public_id])
    if scope is not None and policies.may_manage_agency_people(request.actor):
        return reverse("accounts:agency_people")
    return reverse("accounts:people" if policies.may_manage_people(request.actor) else "accounts:home")
