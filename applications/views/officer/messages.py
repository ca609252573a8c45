"""Messages at the agency's desk: what waits for an answer, the messages of one file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.choices import Side
from applications.domain import talking
from applications.models import Proposal
from applications.policies.relations import is_agency_staff
from applications.presenters.messages import talk_rows
from applications.queries.messages import talks_of_desk, waiting_for_answer, waiting_talks
from applications.views.acting import attempt
from applications.views.talking import talk_page
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def message_queue(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    whose = request.GET.get("kimin", "")
    found = waiting_talks(request.actor, whose=whose)
    page = keyset_page(found, order=["answer_due_at"], after=request.GET.get("sonra", ""))
    context = {
        "page": page,
        "rows": talk_rows(page.rows, at=request.arrived_at),
        "whose": whose,
        "waiting": waiting_for_answer(request.actor, at=request.arrived_at),
    }
    return render(request, "applications/officer/message_queue.html", context)


@require_http_methods(["GET", "POST"])
def desk_messages(request: Request, public_id: str) -> HttpResponse:
    return talk_page(request, _talk(request, public_id), "applications/officer/messages.html", side=Side.AGENCY)


@require_POST
def messages_settle(request: Request, public_id: str) -> HttpResponse:
    proposal = _talk(request, public_id)
    done = _("Bekleyen mesajların yanıt gerektirmediği kaydedildi.")
    attempt(request, lambda: talking.settle_messages(proposal.pk, by=request.actor, at=request.arrived_at), done)
    return redirect("applications:desk_messages", public_id)


def _talk(request: Request, public_id: str) -> Proposal:
    """A file whose messages the person reads as the agency's; strangers and its evaluators find nothing."""
    return get_object_or_404(talks_of_desk(request.actor).with_relations(), public_id=public_id)
