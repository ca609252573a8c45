"""Conflicts of interest that the agency finds: record one, take one back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.domain import conflicts
from applications.forms.conflicts import LiftForm, StateConflictForm
from applications.models import Proposal
from applications.policies.conflicts import may_lift_conflict, may_state_conflict
from applications.presenters.conflicts import signs_told
from applications.queries.affinity import signs_of
from applications.queries.conflicts import people_in_conflict
from applications.queries.desk import staff_of
from applications.queries.evaluation import assessors_of, conflicts_at_desk, progress_of
from applications.views.acting import act_page
from applications.views.officer.assignments import sent_file
from cmdp.accounts.models import User
from cmdp.kit.acting import posted, stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def _page_of(proposal: Proposal) -> str:
    return reverse("applications:file_evaluators", args=[proposal.public_id])


CLOSES = gettext_lazy("Dosya bu kişiye hemen kapanır ve bundan sonra hiçbir yerde görünmez.")
MARKS_FALL = gettext_lazy(
    "Gönderdiği puanlar artık sayılmaz, bitmiş değerlendirme yeniden açılır; kayıt kaldırılsa da puanlar geri gelmez."
)
MARKS_STAND = gettext_lazy(
    "Dosya şu anda değerlendirmede değil: kişinin gönderdiği puanlar ve onlara dayanan görüş olduğu gibi durur. Dosya bir itirazla değerlendirmeye dönerse puanları düşer."
)


@require_http_methods(["GET", "HEAD", "POST"])
def file_conflict(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    require(may_state_conflict(request.actor, proposal))
    form = _form(request, proposal)
    return act_page(
        request,
        form,
        verdict=may_state_conflict(request.actor, proposal),
        act=lambda: conflicts.state_conflict(proposal.pk, **form.words(), **stamps(request)),
        done=_("Çıkar çatışması kaydedildi; dosya o kişiye kapandı."),
        back=_page_of(proposal),
        proposal=proposal,
        heading=_("Çıkar çatışması kaydet"),
        submit=_("Çatışmayı kaydet"),
        kind="danger",
        consequences=[CLOSES, MARKS_FALL if proposal.status in conflicts.OPEN else MARKS_STAND],
    )


def _form(request: Request, proposal: Proposal) -> StateConflictForm:
    people = _concerned(request, proposal)
    signs = signs_told(signs_of(proposal, people))
    return StateConflictForm(
        posted(request), people=people, signs=signs, initial={"person": request.GET.get("kisi", "")}
    )


def _concerned(request: Request, proposal: Proposal) -> list[User]:
    """Who evaluates the file now, who assesses in its call, and the agency's staff, who have their hands in it."""
    asked = [row.evaluator for row in progress_of(proposal).live]
    people = dict.fromkeys([*asked, *assessors_of(proposal.call), *staff_of(proposal.call)])
    left_out = {request.actor.pk, *people_in_conflict(proposal)}
    return [person for person in people if person.pk not in left_out]


@require_http_methods(["GET", "HEAD", "POST"])
def conflict_lift(request: Request, public_id: str) -> HttpResponse:
    conflict = get_object_or_404(conflicts_at_desk(request.actor), public_id=public_id)
    form = LiftForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may_lift_conflict(request.actor, conflict),
        act=lambda: conflicts.lift_conflict(conflict.pk, **form.cleaned_data, **stamps(request)),
        done=_("Çıkar çatışması kaydı kaldırıldı."),
        back=_page_of(conflict.proposal),
        proposal=conflict.proposal,
        heading=_("Çıkar çatışması kaydını kaldır"),
        submit=_("Kaydı kaldır"),
        consequences=[
            _("%(person)s bu dosyayı yeniden görebilecek olur, ama dosya kendisine geri verilmez.")
            % {"person": conflict.person}
        ],
    )
