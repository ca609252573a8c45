"""The Ministry's three words on a file, recorded at its own desk or by the agency that has the letter."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from applications.domain import ministry
from applications.forms.decision import ApprovalForm, LetterWithReasonForm
from applications.models import Proposal
from applications.policies import decision as may
from applications.queries.entrants import amount_of
from applications.queries.recipients import applicants_of
from applications.views.acting import act_page, posted
from cmdp.kit.requests import Request


def approve(request: Request, proposal: Proposal, *, back: str) -> HttpResponse:
    """The approval, its amount drawn from the agency's recommendation."""
    form = ApprovalForm(
        posted(request),
        proposal=proposal,
        at=request.arrived_at,
        initial={"amount": amount_of(proposal)},
    )
    return act_page(
        request,
        form,
        verdict=may.may_decide(request.actor, proposal, at=request.arrived_at),
        act=lambda: ministry.approve(proposal.pk, **form.words(), by=request.actor, at=request.arrived_at),
        done=_("Bakanlığın onayı kaydedildi; mektup başvurana gidecek."),
        back=back,
        heading=_("Bakanlığın onayını kaydet"),
        submit=_("Onayı kaydet"),
        letters=applicants_of(proposal),
        proposal=proposal,
    )


def decline(request: Request, proposal: Proposal, *, back: str) -> HttpResponse:
    """The refusal with its reason."""
    form = LetterWithReasonForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_decide(request.actor, proposal, at=request.arrived_at),
        act=lambda: ministry.decline(proposal.pk, **form.words(), by=request.actor, at=request.arrived_at),
        done=_("Bakanlığın ret kararı kaydedildi; mektup başvurana gidecek."),
        back=back,
        heading=_("Bakanlığın ret kararını kaydet"),
        submit=_("Ret kararını kaydet"),
        kind="danger",
        letters=applicants_of(proposal),
        proposal=proposal,
    )


def hand_back(request: Request, proposal: Proposal, *, back: str) -> HttpResponse:
    """A question to the agency: the file goes back to it."""
    form = LetterWithReasonForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_return_from_ministry(request.actor, proposal, at=request.arrived_at),
        act=lambda: ministry.ministry_return(proposal.pk, **form.words(), by=request.actor, at=request.arrived_at),
        done=_("Dosya gerekçesiyle ajansa geri gönderildi."),
        back=back,
        heading=_("Ajansa geri gönder"),
        submit=_("Ajansa geri gönder"),
        proposal=proposal,
    )
