"""What evaluators will see of a file whose applicant is hidden: look, hide further words, settle what is in doubt."""

from typing import Any

from django.contrib import messages
from django.core.files import File
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import copies, documents
from applications.forms.copies import DecisionForm, WordForm
from applications.models import CleanCopy, Proposal
from applications.policies.copies import may_see_copies, may_settle_copies
from applications.policies.documents import may_open_paper
from applications.presenters.copies import copy_lines, doubts_of, held_back
from applications.presenters.unnamed import sections_for_evaluators
from applications.queries.evaluation import last_sending
from applications.queries.evaluators_copy import content_under, hidden_in, papers_ready, with_copies
from applications.queries.veils import veil_of
from applications.views.acting import accepted, act_page, attempt
from applications.views.officer.assignments import sent_file
from cmdp.kit.acting import posted, stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.upload import content_type_of
from cmdp.kit.verdict import require


def _page_of(proposal: Proposal) -> str:
    return reverse("applications:file_copies", args=[proposal.public_id])


@require_http_methods(["GET", "HEAD", "POST"])
def file_copies(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    require(may_see_copies(request.actor, proposal))
    form = WordForm(posted(request))
    done = _("Söz gizlendi; belgelerin kopyaları yeniden hazırlanıyor.")
    if request.method == "POST" and accepted(request, form, lambda: _hide(request, proposal, form), done):
        return redirect(_page_of(proposal))
    context = {**_context(proposal), "form": form, "verdict": may_settle_copies(request.actor, proposal)}
    return render(request, "applications/officer/copies.html", context)


def _hide(request: Request, proposal: Proposal, form: WordForm) -> object:
    return copies.hide_word(proposal.pk, form.cleaned_data["text"], **stamps(request))


def _context(proposal: Proposal) -> dict[str, Any]:
    sending, veil = last_sending(proposal), veil_of(proposal)
    copied = with_copies(sending)
    papers = papers_ready(copied)
    return {
        "proposal": proposal,
        "parts": sections_for_evaluators(content_under(veil, sending, papers), papers),
        "lines": copy_lines(copied),
        "held_back": held_back(sending, copied),
        "hidden": hidden_in(sending, veil),
        "words": proposal.hidden_words.select_related("added_by"),
    }


@require_POST
def copies_prepare(request: Request, public_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    asked: list[int] = []
    if attempt(request, lambda: asked.append(copies.prepare(proposal.pk, **stamps(request))), ""):
        _say(request, asked[0])
    return redirect(_page_of(proposal))


def _say(request: Request, number: int) -> None:
    words = ngettext("%(n)d kopya hazırlanıyor.", "%(n)d kopya hazırlanıyor.", number)
    messages.success(request, words % {"n": number})


@require_POST
def word_show(request: Request, public_id: str, word_id: str) -> HttpResponse:
    proposal = sent_file(request, public_id)
    done = _("Söz artık gizlenmiyor; belgelerin kopyaları yeniden hazırlanıyor.")
    attempt(request, lambda: copies.show_word(proposal.pk, word_id, **stamps(request)), done)
    return redirect(_page_of(proposal))


def _copy(request: Request, public_id: str, document_id: str) -> tuple[Proposal, CleanCopy]:
    """The file and the copy of one of its papers; 404 for who finds neither."""
    proposal = sent_file(request, public_id)
    require(may_see_copies(request.actor, proposal))
    found = {document.public_id: copy for _row, document, copy in with_copies(last_sending(proposal)) if copy}
    if document_id not in found:
        raise Http404
    return proposal, found[document_id]


@require_http_methods(["GET", "HEAD", "POST"])
def copy_decide(request: Request, public_id: str, document_id: str) -> HttpResponse:
    proposal, copy = _copy(request, public_id, document_id)
    form = DecisionForm(posted(request), request.FILES or None, copy=copy)
    return act_page(
        request,
        form,
        verdict=may_settle_copies(request.actor, proposal),
        act=lambda: _settle(request, proposal, copy, form),
        done=_("Kararınız kaydedildi."),
        back=_page_of(proposal),
        proposal=proposal,
        heading=copy.document.slot.name,
        submit=_("Kararı kaydet"),
        consequences=[*doubts_of(copy), *_named(copy)],
    )


def _named(copy: CleanCopy) -> list[str]:
    return [_("Metinde geçenler: %(names)s") % {"names": ", ".join(copy.named)}] if copy.named else []


def _settle(request: Request, proposal: Proposal, copy: CleanCopy, form: DecisionForm) -> object:
    paper, reason = copy.document.public_id, form.cleaned_data["reason"]
    if form.upload is not None:
        return copies.replace(proposal.pk, paper, form.upload, reason=reason, **stamps(request))
    return copies.decide(proposal.pk, paper, is_shown=form.is_shown, reason=reason, **stamps(request))


@require_safe
def copy_file(request: Request, public_id: str, document_id: str) -> FileResponse:
    _proposal, copy = _copy(request, public_id, document_id)
    require(may_open_paper(copy))
    if not copy.file:
        raise Http404
    return private_attachment(
        request,
        copy.file,
        name=f"{copy.name}.{copy.extension}",
        content_type=content_type_of(File(None, copy.file.name)),
        lost=_("Kopya henüz hazır değil."),
        note=lambda: documents.note_fetched(copy.document, sha256=copy.sha256, **stamps(request)),
    )
