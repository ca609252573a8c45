"""What the applicant and the agency write to each other about an own file."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from applications.choices import Side
from applications.views.applicant.room import own_file
from applications.views.talking import talk_page
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def proposal_messages(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    return talk_page(request, proposal, "applications/applicant/messages.html", side=Side.APPLICANT)
