"""Files: private ones never cached, tables for everybody."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _

from applications.models import Document


def attachment(document: Document) -> FileResponse:
    """The paper as a download under the name it was given."""
    try:
        body = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("Belge depoda bulunamadı; ajansla görüşün.")) from error
    response = FileResponse(body, as_attachment=True, filename=document.name, content_type=document.content_type)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def csv_download(name: str, body: bytes) -> HttpResponse:
    """A table under its name; what is public may be kept by whoever fetched it."""
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
