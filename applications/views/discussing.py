"""The page on which a file's evaluators talk, for them and for the manager."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applications.choices import AssessmentMode
from applications.domain import discussing
from applications.forms.messages import MessageForm
from applications.models import Proposal
from applications.policies.discussion import may_speak
from applications.presenters.discussion import Roles, remarks_shown, reviews_by_role, voices_shown
from applications.queries.discussion import report_of
from applications.queries.rules import rules_of
from applications.views.acting import accepted, posted
from cmdp.kit.acting import stamps
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.requests import Request, is_unattended


def discussion_page(request: Request, proposal: Proposal, template: str, **context: Any) -> HttpResponse:
    """The marks by role, what was said, the report; what was typed stays when it cannot be taken."""
    if is_unattended(request):  # the script asks whether anybody is there before it lets go of what it kept
        return JsonResponse({"told": ""})
    form = MessageForm(posted(request), initial={"form_key": new_id()})
    form.helper = PageFormHelper(form, tag=False)  # type: ignore[attr-defined]

    def act() -> object:
        return discussing.say(proposal.pk, **form.cleaned_data, **stamps(request))

    if accepted(request, form, act, _("Yazdığınız eklendi.")):
        return redirect(request.path)
    return render(
        request, template, {"form": form, "submit": _("Görüşmeye yaz"), **_shown(request, proposal), **context}
    )


def _shown(request: Request, proposal: Proposal) -> dict[str, Any]:
    roles, report, values = Roles(proposal, request.actor), report_of(proposal), rules_of(proposal.call.rule_set).values
    return {
        "proposal": proposal,
        "verdict": may_speak(request.actor, proposal),
        "values": values,
        "is_opinion": values.assessment_mode == AssessmentMode.OPINION,
        "reviews": reviews_by_role(proposal, roles),
        "remarks": remarks_shown(proposal, roles),
        "report": report,
        "voices": voices_shown(report, roles),
    }
