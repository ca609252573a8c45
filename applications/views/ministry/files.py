"""The Ministry's desk: forwarded files and decisions."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import Status
from applications.models import Proposal
from applications.policies import decision as may
from applications.policies.relations import is_of_ministry
from applications.presenters.content import sections_of
from applications.queries.decisions import documents_of_ministry, files_of_ministry, released_opinions
from applications.queries.packages import counted, packages_of_ministry
from applications.queries.printouts import with_printouts
from applications.queries.scanning import unclean_of
from applications.queries.undertakings import owed_by
from applications.views.downloads import attachment
from applications.views.ministry import acts
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def _file(request: Request, public_id: str) -> Proposal:
    return get_object_or_404(files_of_ministry(request.actor).with_relations(), public_id=public_id)


def _page_of(public_id: str) -> str:
    return reverse("applications:ministry_proposal", args=[public_id])


@require_safe
def ministry_desk(request: Request) -> HttpResponse:
    require(is_of_ministry(request.actor))
    files = files_of_ministry(request.actor).with_relations()
    waiting = keyset_page(
        files.filter(status=Status.WITH_MINISTRY),
        order=["call__agency__sort_key", "call_id"],
        after=request.GET.get("bekleyen", ""),
    )
    others = keyset_page(files.exclude(status=Status.WITH_MINISTRY), order=["-pk"], after=request.GET.get("sonra", ""))
    packages = keyset_page(
        counted(packages_of_ministry(request.actor)),
        order=["call_stage__call__agency__sort_key", "call_stage__call_id", "-pk"],
        after=request.GET.get("paket", ""),
    )
    context = {"packages": packages, "waiting": waiting, "page": others}
    return render(request, "applications/ministry/desk.html", context)


@require_safe
def ministry_proposal(request: Request, public_id: str) -> HttpResponse:
    require(is_of_ministry(request.actor))
    proposal = _file(request, public_id)
    submission = with_printouts(proposal.submissions.all()).latest("number")
    context = {
        "proposal": proposal,
        "submission": submission,
        "sections": sections_of(submission.content, unclean=unclean_of(proposal)),
        "opinions": released_opinions(proposal),
        "acts": proposal.ministry_acts.all(),
        "owed": owed_by(proposal),
        "verdict": may.may_decide(request.actor, proposal, at=request.arrived_at),
    }
    return render(request, "applications/ministry/proposal.html", context)


@require_safe
def ministry_document(request: Request, public_id: str) -> FileResponse:
    return attachment(request, get_object_or_404(documents_of_ministry(request.actor), public_id=public_id))


@require_http_methods(["GET", "POST"])
def ministry_approve(request: Request, public_id: str) -> HttpResponse:
    return acts.approve(request, _file(request, public_id), back=_page_of(public_id))


@require_http_methods(["GET", "POST"])
def ministry_decline(request: Request, public_id: str) -> HttpResponse:
    return acts.decline(request, _file(request, public_id), back=_page_of(public_id))


@require_http_methods(["GET", "POST"])
def ministry_hand_back(request: Request, public_id: str) -> HttpResponse:
    return acts.hand_back(request, _file(request, public_id), back=_page_of(public_id))
