"""Long work: how far it is, and its result for whoever asked for it."""

from mimetypes import guess_type

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cmdp.jobs.queries import jobs_of, results_of
from cmdp.jobs.taking import note_fetched
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request


@require_safe
def jobs(request: Request) -> HttpResponse:
    page = keyset_page(jobs_of(request.actor.pk), order=["-pk"], after=request.GET.get("sonra", ""))
    return render(request, "applications/staff/jobs.html", {"page": page})


@require_safe
def job(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(jobs_of(request.actor.pk), public_id=public_id)
    return render(request, "applications/staff/job.html", {"job": found})


@require_safe
def job_result(request: Request, public_id: str) -> FileResponse:
    found = get_object_or_404(results_of(request.actor.pk), public_id=public_id)
    return private_attachment(
        request,
        found.result,
        name=found.result_name,
        content_type=guess_type(found.result_name)[0] or "application/octet-stream",
        lost=_("Dosya artık saklanmıyor; işi yeniden başlatın."),
        note=lambda: note_fetched(found, **stamps(request)),
    )
