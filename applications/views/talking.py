"""What both sides' pages of a file's messages share: the words, the form, and that they are read now."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.choices import Side
from applications.domain import talking
from applications.forms.messages import MessageForm
from applications.models import Proposal
from applications.policies.messages import may_settle, may_write
from applications.presenters.messages import messages_shown
from applications.queries.messages import last_seen, messages_of
from applications.views.acting import accepted, posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request, is_unattended


def talk_page(request: Request, proposal: Proposal, template: str, *, side: Side) -> HttpResponse:
    """The messages, newest first, under the form; what was typed stays when it cannot be taken."""
    if is_unattended(request):  # the script asks whether anybody is there before it lets go of what it kept
        return JsonResponse({"told": ""})
    form = MessageForm(posted(request), initial={"form_key": new_id()})
    form.helper = PageFormHelper(form, tag=False)  # type: ignore[attr-defined]

    def act() -> object:
        return talking.write_message(proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Mesajınız iletildi.")):
        return redirect(request.path)
    context = {
        "proposal": proposal,
        "form": form,
        "submit": _("Mesajı gönder"),
        "verdict": may_write(request.actor, proposal),
        "may_settle": may_settle(request.actor, proposal),
        **_read(request, proposal, side),
    }
    return render(request, template, context)


def _read(request: Request, proposal: Proposal, side: Side) -> dict[str, Any]:
    """What is shown is read: the marks of what was new stand on this page for the last time."""
    seen = last_seen(proposal, request.actor)
    page = keyset_page(messages_of(proposal), order=["-pk"], after=request.GET.get("sonra", ""))
    if page.rows and page.rows[0].pk > seen:
        talking.mark_seen(page.rows[0], by=request.actor)
    return {"page": page, "shown": messages_shown(page.rows, proposal, side=side, seen=seen)}
