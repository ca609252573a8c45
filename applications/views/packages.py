"""What went to the Ministry under one letter: the one ZIP, for the agency's manager and for the Ministry."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import packages
from applications.domain.package_decisions import decide_package
from applications.forms.packages import PackageForm
from applications.models import Package
from applications.policies.decision import may_see_ranking
from applications.policies.packages import may_decide_package
from applications.policies.relations import is_of_ministry
from applications.queries.packages import acts_in, packages_of_manager, packages_of_ministry, waiting_in
from applications.views.acting import accepted, posted
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

ZIP = "application/zip"


def _of_manager(request: Request, public_id: str) -> Package:
    package = get_object_or_404(packages_of_manager(request.actor), public_id=public_id)
    require(may_see_ranking(request.actor, package.call_stage))
    return package


def of_ministry(request: Request, public_id: str) -> Package:
    """The package at the Ministry's desk; 404 where the person may not read it."""
    require(is_of_ministry(request.actor))
    return get_object_or_404(packages_of_ministry(request.actor), public_id=public_id)


def _handed(request: Request, package: Package) -> FileResponse:
    if package.made_at is None:
        raise Http404(_("Bu paket henüz hazırlanmadı; hazırlanınca buradan indirilir."))
    return private_attachment(
        request,
        package.file,
        name=package.file_name,
        content_type=ZIP,
        lost=_("Paket depoda bulunamadı; sistem yöneticisine bildirin."),
        note=lambda: packages.note_fetched(package, **stamps(request)),
    )


@require_safe
def package_file(request: Request, public_id: str) -> FileResponse:
    return _handed(request, _of_manager(request, public_id))


@require_POST
def package_make(request: Request, public_id: str) -> HttpResponse:
    job = packages.ask_for_package(_of_manager(request, public_id).pk, **stamps(request))
    messages.success(request, _("Paket hazırlanıyor; bitince görüşlerin sayfasından indirilir."))
    return redirect("applications:job", job.public_id)


@require_safe
def ministry_package(request: Request, public_id: str) -> HttpResponse:
    package = of_ministry(request, public_id)
    verdict = may_decide_package(request.actor, package, at=request.arrived_at)
    return render(
        request,
        "applications/ministry/package.html",
        {"package": package, "rows": acts_in(package), "verdict": verdict},
    )


@require_http_methods(["GET", "POST"])
def ministry_package_decide(request: Request, public_id: str) -> HttpResponse:
    package = of_ministry(request, public_id)
    waiting = set(waiting_in(package).values_list("pk", flat=True))
    rows = [(act, opinion) for act, opinion in acts_in(package) if act.pk in waiting]
    form = PackageForm(posted(request), rows, at=request.arrived_at)
    done = _("Kararlar kaydedildi.")
    if request.method == "POST" and accepted(request, form, lambda: _decide(request, package, form), done):
        return redirect("applications:ministry_package", public_id)
    verdict = may_decide_package(request.actor, package, at=request.arrived_at)
    context = {"package": package, "form": form, "forms": form.forms, "verdict": verdict}
    return render(request, "applications/ministry/package_decide.html", context)


def _decide(request: Request, package: Package, form: PackageForm) -> None:
    letter = form.letter.words()["letter"]
    decide_package(package.pk, form.decisions(), letter=letter, **stamps(request))


@require_safe
def ministry_package_file(request: Request, public_id: str) -> FileResponse:
    return _handed(request, of_ministry(request, public_id))
