"""The agency's desk: its people, authority papers, organisations."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cmdp.accounts import policies, queries
from cmdp.accounts.choices import Role
from cmdp.accounts.domain import disputes, invitations, papers
from cmdp.accounts.forms.organisations import DisputeForm, OrganisationSearchForm
from cmdp.accounts.forms.people import AgencyInviteForm, ReasonForm, RecoverOwnerForm
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import AuthorityPaper, Dispute, Organisation
from cmdp.accounts.views.acting import attempt
from cmdp.accounts.views.seats import invite
from cmdp.kit.acting import accepted, posted
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "POST"])
def agency_people(request: Request) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    managed = agencies_of(request.actor, Role.AGENCY_MANAGER)
    form = AgencyInviteForm(request.POST or None, agencies=managed, initial={"language": get_language()})
    if form.is_valid() and invite(request, form, form.cleaned_data["agency"]):
        return redirect("accounts:agency_people")
    context = {
        "memberships": queries.people_of_agencies(request.actor),
        "invitations": queries.pending_invitations(request.actor).exclude(agency=None),
        "may_invite": policies.may_manage_agency_people(request.actor),
        "form": form,
    }
    return render(request, "accounts/agency_people.html", context)


@require_safe
def authority_papers(request: Request) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    return render(request, "accounts/papers.html", {"papers": queries.papers_waiting_for(request.actor)})


@require_http_methods(["GET", "POST"])
def authority_paper(request: Request, public_id: str) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    paper = get_object_or_404(queries.papers_visible_to(request.actor), public_id=public_id)
    refusing = request.POST.get("answer") == "refuse"
    form = ReasonForm(request.POST if refusing else None)
    if request.method == "POST" and (not refusing or form.is_valid()):
        _decide(request, paper, form if refusing else None)
        return redirect("accounts:papers")
    context = {
        "paper": paper,
        "form": form,
        "verdict": policies.may_decide_paper(request.actor, paper),
        "may_confirm": policies.may_confirm_paper(request.actor, paper),
    }
    return render(request, "accounts/paper.html", context)


@require_safe
def dispute_list(request: Request) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    return render(request, "accounts/disputes.html", {"disputes": queries.disputes_of_desk(request.actor)})


@require_http_methods(["GET", "POST"])
def dispute(request: Request, public_id: str) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    found = get_object_or_404(queries.disputes_visible_to(request.actor), public_id=public_id)
    form = DisputeForm(posted(request), dispute=found)
    if form.is_valid() and _settle(request, found, form):
        return redirect("accounts:disputes")
    context = {
        "dispute": found,
        "memberships": queries.people_of_organisation(request.actor, found.organisation),
        "verdict": policies.may_decide_dispute(request.actor, found),
        "form": form,
    }
    return render(request, "accounts/dispute.html", context)


@require_safe
def organisation_search(request: Request) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    form = OrganisationSearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.organisations_found(request.actor, text)
    page = keyset_page(found, order=["sort_key"], after=request.GET.get("sonra", ""))
    return render(request, "accounts/organisation_search.html", {"form": form, "page": page})


@require_http_methods(["GET", "POST"])
def organisation_case(request: Request, public_id: str) -> HttpResponse:
    require(policies.may_work_at_agency(request.actor))
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    form = RecoverOwnerForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid() and _recover(request, found, form.cleaned_data):
        return redirect("accounts:organisation_case", public_id)
    context = {
        "organisation": found,
        "memberships": queries.people_of_organisation(request.actor, found),
        "invitations": queries.pending_invitations(request.actor).filter(organisation=found),
        "papers": queries.papers_visible_to(request.actor).filter(organisation=found),
        "verdict": policies.may_recover_owner(request.actor, found),
        "form": form,
    }
    return render(request, "accounts/organisation_case.html", context)


def _decide(request: Request, paper: AuthorityPaper, refusal: ReasonForm | None) -> None:
    words = {"by": request.actor, "at": request.arrived_at}
    if refusal is None:
        attempt(request, lambda: papers.confirm_authority_paper(paper.pk, **words), _("Yetki belgesi onaylandı."))
        return
    words["reason"] = refusal.cleaned_data["reason"]
    done = _("Yetki belgesi uygun bulunmadı; kuruma mektup gidecek.")
    attempt(request, lambda: papers.refuse_authority_paper(paper.pk, **words), done)


def _settle(request: Request, dispute: Dispute, form: DisputeForm) -> bool:
    typed = dict(form.cleaned_data)
    words = {"reason": typed["reason"], "by": request.actor, "at": request.arrived_at}
    if not form.is_granted:
        done = _("Talep reddedildi; kişiye mektup gidecek.")
        return accepted(request, form, lambda: disputes.refuse_dispute(dispute.pk, **words), done)
    seats = {"role": typed["role"], "ends_owners": typed.get("ends_owners", False)}
    done = _("%(person)s kuruma eklendi; taraflara mektup gidecek.") % {"person": dispute.raised_by}
    return accepted(request, form, lambda: disputes.grant_dispute(dispute.pk, **seats, **words), done)


def _recover(request: Request, organisation: Organisation, typed: dict[str, Any]) -> bool:
    words = {**typed, "by": request.actor, "at": request.arrived_at}
    email = words.pop("email")
    done = _("%(email)s adresine davet mektubu gidecek; kayıtlı sahiplere bilgi verilecek.") % {"email": email}
    return attempt(request, lambda: invitations.recover_owner(organisation.pk, email, **words), done)
