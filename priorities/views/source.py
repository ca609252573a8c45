"""The document that an edition rests on, as a file: given by administrators, taken away by everyone once published."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.kit.acting import accepted, attempt, posted, stamps
from cmdp.kit.caching import public_page
from cmdp.kit.downloads import attachment
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.requests import Request
from priorities import queries
from priorities.domain import source as domain
from priorities.forms import SeenForm, SourceFileForm
from priorities.models import SourceFile
from priorities.views.editions import DESK, find_draft


@public_page
def source_file(request: Request, public_id: str) -> FileResponse:
    found = get_object_or_404(queries.source_files_visible_to(request.actor), public_id=public_id)
    words = {"name": found.name, "content_type": SourceFile.CONTENT_TYPE}
    response = attachment(found.file, **words, lost=_("Belge depoda bulunamadı; sistem yöneticisine bildirin."))
    response["ETag"] = f'"{found.sha256}"'
    response["Last-Modified"] = http_date(found.uploaded_at.timestamp())
    return response


@require_http_methods(["GET", "POST"])
def draft_source(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = SourceFileForm(posted(request), request.FILES, initial={"seen": found.version})

    def act() -> None:
        typed = form.cleaned_data
        domain.attach_source(found.pk, typed["file"], seen=typed["seen"], **stamps(request))

    if accepted(request, form, act, _("Kaynak belgenin dosyası taslağa yüklendi.")):
        return redirect("priorities:draft", found.public_id)
    if form.is_bound:
        form.saw(seen=found.version)
    back = reverse("priorities:draft", args=[public_id])
    form.helper = PageFormHelper(form, submit=_("Dosyayı yükle"), cancel=back)
    return render(request, f"{DESK}/source.html", {"edition": found, "form": form})


@require_POST
def draft_source_leave_out(request: Request, public_id: str) -> HttpResponse:
    found = find_draft(request, public_id)
    form = SeenForm(request.POST)
    form.full_clean()

    def act() -> None:
        domain.leave_source_out(found.pk, seen=form.cleaned_data["seen"], **stamps(request))

    if attempt(request, act, _("Taslak artık bir dosyaya dayanmıyor; dosyanın kendisi silinmedi.")):
        return redirect("priorities:draft", found.public_id)
    return redirect("priorities:draft_source", found.public_id)
