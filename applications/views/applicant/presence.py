"""Who else is in the form: asked by the page's script every half a minute while it is looked at."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from applications.choices import SectionKey
from applications.domain.presence import be_in
from applications.presenters.presence import presence_of
from applications.queries.presence import others_in
from applications.views.applicant.room import own_file
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request


@require_safe
def section_presence(request: Request, public_id: str, section: SectionKey) -> JsonResponse:
    proposal = own_file(request, public_id)
    be_in(proposal, section, **stamps(request))
    present = others_in(proposal, besides=request.actor, at=request.arrived_at)
    return JsonResponse({"told": presence_of(present, section)})
