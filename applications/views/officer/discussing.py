"""The manager's part in what a file's evaluators settle among themselves."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import discussing
from applications.forms.officer import PlainForm
from applications.policies.discussion import may_close_report, may_read
from applications.queries.discussion import report_of
from applications.views.acting import act_page
from applications.views.discussing import discussion_page
from applications.views.officer.assignments import sent_file
from cmdp.kit.acting import posted, stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "HEAD", "POST"])
def file_discussion(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    require(may_read(request.actor, proposal))
    close = may_close_report(request.actor, proposal, report_of(proposal))
    return discussion_page(request, proposal, "applications/officer/discussion.html", may_close=close)


@require_http_methods(["GET", "POST"])
def consensus_close(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    require(may_read(request.actor, proposal))
    return act_page(
        request,
        PlainForm(posted(request)),
        verdict=may_close_report(request.actor, proposal, report_of(proposal)),
        act=lambda: discussing.close_report(proposal.pk, **stamps(request)),
        done=_("Ortak rapor, yazılan itirazlarla birlikte kesinleşti."),
        back=reverse("applications:file_discussion", args=[public_id]),
        proposal=proposal,
        heading=_("Ortak raporu kapat"),
        submit=_("Raporu itirazlarıyla kapat"),
        consequences=[_("Rapor ve katılmayanların yazdıkları olduğu gibi kalır; komisyon ikisini de okur.")],
    )
