"""Take back, withdraw, open to the agency's expert."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.choices import SectionKey, Status
from applications.domain import lifecycle
from applications.domain.profile import take_profile
from applications.forms.applicant.acts import WithdrawForm
from applications.policies import proposal as policies
from applications.queries.recipients import applicants_of
from applications.views.applicant.room import own_file, section_address
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused


@require_POST
def proposal_share(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    is_shared = request.POST.get("shared") == "yes"
    lifecycle.share_with_expert(proposal.pk, is_shared=is_shared, by=request.actor, at=request.arrived_at)
    opened, shut = _("Taslak ajansın uzmanına açıldı."), _("Taslak artık yalnızca kurumunuza açık.")
    messages.success(request, opened if is_shared else shut)
    return redirect("applications:proposal_detail", public_id)


@require_POST
def proposal_take_profile(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    taken = take_profile(proposal.pk, by=request.actor, at=request.arrived_at)
    done, same = _("İrtibat kişisi kurum kaydından alındı."), _("Başvuru kurum kaydıyla zaten aynı.")
    messages.success(request, done if taken else same)
    return redirect(section_address(proposal, SectionKey.CONTACT))


@require_http_methods(["GET", "POST"])
def proposal_take_back(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    if request.method == "POST":
        try:
            lifecycle.take_back(proposal.pk, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            return _done_already(request, public_id, refusal, Status.DRAFT, _("Bu başvuru zaten taslak durumunda."))
        messages.success(request, _("Başvuru geri alındı. Değiştirip çağrı kapanmadan yeniden gönderin."))
        return redirect("applications:proposal_detail", public_id)
    context = {
        "proposal": proposal,
        "verdict": policies.may_take_back(request.actor, proposal, at=request.arrived_at),
        "cancel": reverse("applications:proposal_detail", args=[public_id]),
        "submit": _("Başvuruyu geri al"),
    }
    return render(request, "applications/applicant/take_back.html", context)


@require_http_methods(["GET", "POST"])
def proposal_withdraw(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            lifecycle.withdraw(proposal.pk, reason=reason, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            return _done_already(request, public_id, refusal, Status.WITHDRAWN, _("Bu başvuru zaten geri çekilmişti."))
        messages.success(request, _("Başvuru geri çekildi."))
        return redirect("applications:proposal_detail", public_id)
    context = {
        "proposal": proposal,
        "form": form,
        "verdict": policies.may_withdraw(request.actor, proposal, at=request.arrived_at),
        "cancel": reverse("applications:proposal_detail", args=[public_id]),
        "recipients": applicants_of(proposal),
        "submit": _("Başvuruyu geri çek"),
        "kind": "danger",
    }
    return render(request, "applications/applicant/withdraw.html", context)


def _done_already(request: Request, public_id: str, refusal: Refused, status: Status, sentence: str) -> HttpResponse:
    """A second click, or a colleague who was quicker, meets the file as the act left it; others the reason."""
    if own_file(request, public_id).status != status:
        raise refusal
    messages.info(request, sentence)
    return redirect("applications:proposal_detail", public_id)
