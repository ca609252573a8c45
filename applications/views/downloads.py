"""Files: private ones never cached, tables for everybody."""

from django.core.files import File
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from applications.domain import documents
from applications.models import Document
from applications.policies.documents import may_open_paper
from applications.queries.evaluators_copy import Paper
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.upload import content_type_of
from cmdp.kit.verdict import require


def attachment(request: Request, document: Document) -> FileResponse:
    """The paper as a download under the name it was given, unless nobody may open it; who took it is recorded."""
    require(may_open_paper(document))
    return private_attachment(
        request,
        document.file,
        name=document.name,
        content_type=document.content_type,
        lost=_("Belge depoda bulunamadı; ajansla görüşün."),
        note=lambda: documents.note_fetched(document, **stamps(request)),
    )


def evaluators_attachment(request: Request, paper: Paper) -> FileResponse:
    """The same for who evaluates: a cleaned copy under a name of ours where the applicant is hidden."""
    require(may_open_paper(paper.judged))
    return private_attachment(
        request,
        paper.file,
        name=paper.name,
        content_type=content_type_of(File(None, paper.name)),
        lost=_("Belge depoda bulunamadı; ajansla görüşün."),
        note=lambda: documents.note_fetched(paper.document, sha256=paper.judged.sha256, **stamps(request)),
    )


def csv_download(name: str, body: bytes) -> HttpResponse:
    """A table under its name; what is public may be kept by whoever fetched it."""
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
