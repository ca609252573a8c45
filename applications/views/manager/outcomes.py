"""A manager's acts on one decided file: call up, record the Ministry's word, objection, status line."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import ministry, opinions
from applications.forms.decision import CallUpForm, LetterWithReasonForm, StatusLineForm
from applications.models import Proposal
from applications.policies import decision as may
from applications.presenters.decisions import waiting_words
from applications.queries.proposals import of_agencies
from applications.queries.recipients import applicants_of
from applications.queries.reserve import ahead_of, free_of, recommended_for
from applications.views.acting import act_page, posted
from applications.views.ministry import acts
from cmdp.kit.requests import Request


def _file(request: Request, public_id: str) -> Proposal:
    return get_object_or_404(of_agencies(request.actor).with_relations(), public_id=public_id)


def _page_of(public_id: str) -> str:
    return reverse("applications:desk_proposal", args=[public_id])


@require_http_methods(["GET", "POST"])
def proposal_call_up(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    ahead = ahead_of(proposal)
    form = CallUpForm(posted(request), proposal=proposal, ahead=ahead, initial={"amount": recommended_for(proposal)})
    return act_page(
        request,
        form,
        verdict=may.may_call_up(request.actor, proposal, at=request.arrived_at),
        act=lambda: opinions.call_up(proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at),
        done=_("Dosya yedek listeden alındı."),
        back=_page_of(public_id),
        heading=_("Yedek listeden al"),
        submit=_("Yedek listeden al"),
        consequences=waiting_words(ahead, free_of(proposal.call_stage)),
        letters=applicants_of(proposal),
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_status_line(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), StatusLineForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_keep_status_line(request.actor, proposal, at=request.arrived_at),
        act=lambda: ministry.keep_status_line(
            proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at
        ),
        done=_("Durum satırı eklendi."),
        back=_page_of(public_id),
        heading=_("Durum satırı ekle"),
        submit=_("Durum satırını ekle"),
        consequences=[_("Eklenen satır sonradan değiştirilmez; yanlışsa yeni bir satır ekleyin.")],
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_reinstate(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), LetterWithReasonForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_reinstate(request.actor, proposal, at=request.arrived_at),
        act=lambda: ministry.reinstate(proposal.pk, **form.words(), by=request.actor, at=request.arrived_at),
        done=_("Dosya ret kararından önceki durumuna döndü."),
        back=_page_of(public_id),
        heading=_("İtirazın sonucunu işle"),
        submit=_("Dosyayı geri al"),
        consequences=[_("İtirazı haklı bulunan dosya, ret kararından önceki durumuna döner.")],
        letters=applicants_of(proposal),
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_approve(request: Request, public_id: str) -> HttpResponse:
    return acts.approve(request, _file(request, public_id), back=_page_of(public_id))


@require_http_methods(["GET", "POST"])
def proposal_decline(request: Request, public_id: str) -> HttpResponse:
    return acts.decline(request, _file(request, public_id), back=_page_of(public_id))


@require_http_methods(["GET", "POST"])
def proposal_ministry_return(request: Request, public_id: str) -> HttpResponse:
    return acts.hand_back(request, _file(request, public_id), back=_page_of(public_id))
