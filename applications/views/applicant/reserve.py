"""A call from the reserve list as its applicant meets it: what is offered, until when, yes or no."""

from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain.reserve import accept_call_up
from applications.policies.reserve import may_accept_call_up
from applications.queries.recipients import applicants_of
from applications.queries.reserve import call_ups_on
from applications.views.acting import act_page, posted
from applications.views.applicant.room import own_file
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def call_up_answer(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    call_up = call_ups_on(proposal).first()
    if call_up is None:
        raise Http404
    return act_page(
        request,
        Form(posted(request)),
        verdict=may_accept_call_up(request.actor, proposal, at=request.arrived_at),
        act=lambda: accept_call_up(proposal.pk, **stamps(request)),
        done=_("Kabulünüz alındı; alındı mektubu yola çıktı."),
        back=reverse("applications:proposal_detail", args=[public_id]),
        template="applications/applicant/call_up.html",
        heading=_("Yedek listeden çağrı"),
        submit=_("Kabul ediyoruz"),
        cancel_label=_("Başvuruya dön"),
        room_layout="layouts/applicant.html",
        letters=applicants_of(proposal),
        proposal=proposal,
        call_up=call_up,
    )
