"""A pre-examination that waits for a second officer: consent to how it ends, or give it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import checking
from applications.forms.officer import ConsentForm, ReasonForm
from applications.models import CheckConclusion
from applications.policies import checking as may
from applications.queries.checks import waiting_conclusion
from applications.queries.proposals import of_agencies
from applications.queries.recipients import applicants_of
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.formats import format_moment
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def conclusion_confirm(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(of_agencies(request.actor).with_relations(), public_id=public_id)
    conclusion = waiting_conclusion(proposal)
    form = ConsentForm(posted(request), initial={"seen": conclusion.public_id if conclusion else ""})
    refuses = conclusion is not None and not conclusion.passes
    return act_page(
        request,
        form,
        verdict=may.may_confirm_conclusion(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.confirm_conclusion(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Sonucu onayladınız; ön inceleme bitti."),
        back=reverse("applications:desk_proposal", args=[public_id]),
        heading=_("Ön incelemenin sonucunu onayla"),
        submit=_("Reddi onayla") if refuses else _("Geçmesini onayla"),
        kind="danger" if refuses else "",
        consequences=_consequences(conclusion) if conclusion else [],
        letters=applicants_of(proposal) if refuses else [],
        proposal=proposal,
    )


def _consequences(conclusion: CheckConclusion) -> list[str]:
    words = {"name": conclusion.concluded_by.full_name, "at": format_moment(conclusion.concluded_at)}
    if conclusion.passes:
        reached = _("%(name)s, %(at)s: dosya ön incelemeden geçsin.") % words
        return [reached, _("Dosya değerlendirmeye alınır; kontrol listeleri artık değiştirilemez.")]
    reached = _("%(name)s, %(at)s: dosya ön incelemede reddedilsin.") % words
    return [reached, _("“Hayır” yanıtlı maddeler gerekçeleriyle başvurana bildirilir.")]


@require_http_methods(["GET", "POST"])
def conclusion_drop(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(of_agencies(request.actor).with_relations(), public_id=public_id)
    form = ReasonForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may.may_drop_conclusion(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.drop_conclusion(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Sonuç geri verildi; kontrol listeleri yeniden açık."),
        back=reverse("applications:desk_proposal", args=[public_id]),
        heading=_("Ön incelemenin sonucunu geri ver"),
        submit=_("Geri ver"),
        consequences=[_("Dosya ön incelemede kalır. Sonuca varan kişiye gerekçeniz mektupla gider.")],
        proposal=proposal,
    )
