"""A paper of an objection, for whoever reads the objection: its applicant's people, the agency's staff."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.domain.objecting import note_objection_paper_fetched
from applications.policies.objections import may_open_objection_paper
from applications.queries.objections import objection_papers_visible_to
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def objection_paper(request: Request, public_id: str) -> FileResponse:
    paper = get_object_or_404(objection_papers_visible_to(request.actor), public_id=public_id)
    require(may_open_objection_paper(paper))
    return private_attachment(
        request,
        paper.file,
        name=paper.name,
        content_type=paper.content_type,
        lost=_("Belge depoda bulunamadı; ajansla görüşün."),
        note=lambda: note_objection_paper_fetched(paper, **stamps(request)),
    )
