"""An authority paper on its way to the agency: by the plain form, or in pieces by the page's script."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cmdp.accounts import policies, queries
from cmdp.accounts.domain import papers, partial_papers
from cmdp.accounts.forms.organisations import PaperForm
from cmdp.accounts.models import Organisation, PartialPaper
from cmdp.kit.acting import accepted, posted, stamps
from cmdp.kit.arriving import AnnouncedForm, arrived, begin_upload, settle, take_piece
from cmdp.kit.pieces import discard
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "POST"])
def paper_upload(request: Request, public_id: str) -> HttpResponse:
    found = _organisation(request, public_id)
    require(policies.may_upload_paper(request.actor, found))
    mine = queries.partial_papers_of(request.actor, found)
    files, whole = arrived(request, mine, "file")
    form = PaperForm(posted(request), files or None)
    done = _lay(request, found, form)
    settle(whole, form, is_kept=done is not None)
    return done or _page(request, found, form)


def _lay(request: Request, found: Organisation, form: PaperForm) -> HttpResponse | None:
    def lay() -> None:
        papers.upload_authority_paper(found.pk, **form.cleaned_data, **stamps(request))

    if not accepted(request, form, lay, _("Belge yüklendi. Ajans inceleyince size mektup gelecek.")):
        return None
    return redirect("accounts:organisation", found.public_id)


def _page(request: Request, found: Organisation, form: PaperForm) -> HttpResponse:
    unfinished = queries.partial_papers_of(request.actor, found)
    context = {"organisation": found, "form": form, "unfinished": unfinished}
    return render(request, "accounts/paper_upload.html", context)


@require_POST
def paper_begin(request: Request, public_id: str) -> HttpResponse:
    begin = partial(partial_papers.begin, _organisation(request, public_id).pk)
    return begin_upload(request, AnnouncedForm(request.POST), begin, _address)


@require_POST
def paper_piece(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    return take_piece(request, _own(request, public_id, upload_id), partial_papers.take, _address)


@require_POST
def paper_discard(request: Request, public_id: str, upload_id: str) -> HttpResponse:
    upload = _own(request, public_id, upload_id)
    discard(upload)
    messages.success(request, _("“%(name)s” yüklemesi silindi.") % {"name": upload.name})
    return redirect("accounts:paper_upload", public_id)


def _organisation(request: Request, public_id: str) -> Organisation:
    return get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)


def _own(request: Request, public_id: str, upload_id: str) -> PartialPaper:
    mine = queries.partial_papers_of(request.actor, _organisation(request, public_id))
    return get_object_or_404(mine, public_id=upload_id)


def _address(upload: PartialPaper) -> str:
    return reverse("accounts:paper_piece", args=[upload.organisation.public_id, upload.public_id])
