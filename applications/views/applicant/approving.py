"""Ask for the owner's approval, give it, give the file back."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from applications.domain import approving
from applications.forms.applicant.acts import AskApprovalForm, GiveBackForm, SendForm
from applications.models import Proposal
from applications.views.applicant.consent import Typed
from applications.views.applicant.room import own_file
from applications.views.applicant.sending import check_page
from cmdp.kit.acting import attempt, stamps
from cmdp.kit.requests import Request

ASKED = _("Başvuru bu hâliyle kurumun sahiplerinin onayına sunuldu.")
GIVEN = _("Başvurunun bu hâlini onayladınız; değişmeden gönderilebilir.")
BACK = _("Başvuruyu geri verdiniz; isteyen kişiye sözlerinizle bir mektup gidecek.")


@require_POST
def proposal_approval(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    acts = {"ask": _ask, "give": _give, "back": _give_back}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        messages.error(request, str(_("İşlem anlaşılamadı; düğmelerden birini kullanın.")))
    elif typed := act(request, proposal):
        return check_page(request, proposal, SendForm(), typed=typed)
    return redirect("applications:proposal_send", public_id)


def _ask(request: Request, proposal: Proposal) -> Typed | None:
    form = AskApprovalForm(request.POST)
    words = stamps(request)
    act = partial(approving.ask_approval, proposal.pk, **words)
    done = form.is_valid() and attempt(request, partial(act, **form.cleaned_data), ASKED)
    return None if done else Typed(ask=form)


def _give(request: Request, proposal: Proposal) -> None:
    seen = request.POST.get("seen", "")
    attempt(request, lambda: approving.give_approval(proposal.pk, seen=seen, **stamps(request)), GIVEN)


def _give_back(request: Request, proposal: Proposal) -> Typed | None:
    form = GiveBackForm(request.POST)
    words = stamps(request)
    act = partial(approving.give_back, proposal.pk, **words)
    done = form.is_valid() and attempt(request, partial(act, **form.cleaned_data), BACK)
    return None if done else Typed(back=form)
