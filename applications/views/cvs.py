"""A curriculum vitae on its way out."""

from django.http import FileResponse
from django.utils.translation import gettext as _

from applications.domain import pool
from applications.models import CurriculumVitae
from applications.policies.pool import may_open_cv
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def cv_attachment(request: Request, cv: CurriculumVitae) -> FileResponse:
    """The file under the name it was given, unless nobody may open it; who took it is recorded."""
    require(may_open_cv(cv))
    return private_attachment(
        request,
        cv.file,
        name=cv.name,
        content_type=cv.content_type,
        lost=_("Dosya depoda bulunamadı; yeniden yüklenmesi gerekir."),
        note=lambda: pool.note_fetched(cv, **stamps(request)),
    )
