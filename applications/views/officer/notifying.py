"""The official notification of a decision: recorded, and corrected by another record."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.domain import notifying
from applications.forms.notifying import NotificationForm
from applications.policies.notifying import may_note_notification
from applications.policies.relations import is_agency_staff
from applications.queries.inside import inside
from applications.queries.objections import decision_on
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

CONSEQUENCES = (
    gettext_lazy("Kayıt değiştirilemez ve silinemez; yanlışsa nedeni yazılarak yenisi eklenir, ikisi de kalır."),
    gettext_lazy(
        "İtiraz süresi, sonucun sistemde bildirildiği günle tebliğ gününden hangisi sonraysa ondan sayılır. "
        "Başvurana gösterilmiş bir süre kısalmaz."
    ),
)


@require_http_methods(["GET", "POST"])
def proposal_notification(request: Request, public_id: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    proposal = get_object_or_404(inside(request.actor), public_id=public_id)
    decision = decision_on(proposal)
    known = decision.notifications if decision else ()
    newest = known[-1] if known else None
    form = NotificationForm(posted(request), proposal=proposal, newest=newest, at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may_note_notification(request.actor, proposal),
        act=lambda: notifying.note_notification(proposal.pk, **form.words(), **stamps(request)),
        done=_("Tebliğ kaydedildi."),
        back=reverse("applications:desk_proposal", args=[public_id]),
        template="applications/officer/notification.html",
        heading=_("Tebliği düzelt") if newest else _("Tebliği kaydet"),
        submit=_("Kaydet"),
        consequences=CONSEQUENCES,
        proposal=proposal,
        decision=decision,
    )
