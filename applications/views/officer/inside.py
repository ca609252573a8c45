"""What the agency keeps for itself on a file: write a note, keep a letter, record a visit, add its photographs."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import inside as keeping
from applications.forms.inside import (
    LetterForm,
    NoteCorrectionForm,
    NoteForm,
    PhotographForm,
    VisitCorrectionForm,
    VisitForm,
)
from applications.models import Proposal
from applications.policies.inside import may_correct_note, may_correct_visit, may_keep_inside, may_open_inside
from applications.queries.inside import inside, inside_papers
from applications.queries.messages import readers_at_desk
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

BOTH = ["GET", "POST"]


def _file(request: Request, public_id: str) -> Proposal:
    return get_object_or_404(inside(request.actor).with_relations(), public_id=public_id)


def _back(public_id: str, place: str) -> str:
    return f"{reverse('applications:desk_proposal', args=[public_id])}#{place}"


@require_http_methods(BOTH)
def note_new(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    people = readers_at_desk(proposal).exclude(pk=request.actor.pk)
    form = NoteForm(posted(request), people=people, initial={"form_key": new_id()})
    return act_page(
        request,
        form,
        verdict=may_keep_inside(request.actor, proposal),
        act=lambda: keeping.write_note(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Notunuz dosyada."),
        back=_back(public_id, "notlar"),
        heading=_("Not yaz"),
        submit=_("Notu ekle"),
        consequences=[
            _("Notu yalnızca siz düzeltebilirsiniz; önceki hâli okunur kalır. Başvuran ve değerlendiriciler görmez.")
        ],
        proposal=proposal,
    )


@require_http_methods(BOTH)
def note_correct(request: Request, public_id: str, note_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    note = get_object_or_404(proposal.notes, public_id=note_id)
    form = NoteCorrectionForm(posted(request), initial={"text": note.text, "version": note.version})
    return act_page(
        request,
        form,
        verdict=may_correct_note(request.actor, note),
        act=lambda: keeping.correct_note(proposal.pk, note.pk, **form.cleaned_data, **stamps(request)),
        done=_("Notunuz düzeltildi."),
        back=_back(public_id, "notlar"),
        heading=_("Notu düzelt"),
        submit=_("Düzeltmeyi kaydet"),
        consequences=[_("Notun önceki hâli dosyada okunur kalır. Not kimin içinse iş listesinde yeniden görünür.")],
        proposal=proposal,
    )


@require_http_methods(BOTH)
def letter_keep(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    form = LetterForm(posted(request), request.FILES or None)
    return act_page(
        request,
        form,
        verdict=may_keep_inside(request.actor, proposal),
        act=lambda: keeping.keep_letter(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Yazı dosyada."),
        back=_back(public_id, "yazilar"),
        heading=_("Gelen ya da giden yazıyı ekle"),
        submit=_("Yazıyı ekle"),
        consequences=[_("Yazıyı yalnızca ajansın bu dosyayı okuyan personeli açabilir.")],
        proposal=proposal,
    )


@require_http_methods(BOTH)
def visit_record(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    form = VisitForm(posted(request), initial={"form_key": new_id()})
    return act_page(
        request,
        form,
        verdict=may_keep_inside(request.actor, proposal),
        act=lambda: keeping.record_visit(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Ziyaret kaydedildi; fotoğraflarını şimdi ekleyebilirsiniz."),
        back=_back(public_id, "ziyaretler"),
        heading=_("Yerinde ziyareti kaydet"),
        submit=_("Ziyareti kaydet"),
        consequences=[
            _("Kaydı yalnızca siz düzeltebilirsiniz; önceki hâli okunur kalır. Başvuran ve değerlendiriciler görmez.")
        ],
        proposal=proposal,
    )


@require_http_methods(BOTH)
def visit_correct(request: Request, public_id: str, visit_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    visit = get_object_or_404(proposal.visits, public_id=visit_id)
    told = {name: getattr(visit, name) for name in ("visited_on", "people", "findings", "version")}
    form = VisitCorrectionForm(posted(request), initial=told)
    return act_page(
        request,
        form,
        verdict=may_correct_visit(request.actor, visit),
        act=lambda: keeping.correct_visit(proposal.pk, visit.pk, **form.cleaned_data, **stamps(request)),
        done=_("Ziyaretin kaydı düzeltildi."),
        back=_back(public_id, "ziyaretler"),
        heading=_("Ziyaretin kaydını düzelt"),
        submit=_("Düzeltmeyi kaydet"),
        consequences=[_("Kaydın önceki hâli dosyada okunur kalır; fotoğraflar yerinde durur.")],
        proposal=proposal,
    )


@require_http_methods(BOTH)
def visit_photograph(request: Request, public_id: str, visit_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    visit = get_object_or_404(proposal.visits, public_id=visit_id)
    form = PhotographForm(posted(request), request.FILES or None)
    return act_page(
        request,
        form,
        verdict=may_keep_inside(request.actor, proposal),
        act=lambda: keeping.keep_photograph(visit, **form.cleaned_data, **stamps(request)),
        done=_("Fotoğraf ziyarete eklendi."),
        back=_back(public_id, "ziyaretler"),
        heading=_("Ziyarete fotoğraf ekle"),
        submit=_("Fotoğrafı ekle"),
        consequences=[
            _("Fotoğrafı yalnızca ajansın bu dosyayı okuyan personeli açabilir."),
            _("Fotoğrafın dosyasında yazan çekim yeri, zamanı ve cihazı silinerek saklanır."),
        ],
        proposal=proposal,
    )


@require_safe
def inside_paper(request: Request, public_id: str) -> FileResponse:
    paper = get_object_or_404(inside_papers(request.actor), public_id=public_id)
    require(may_open_inside(paper))
    return private_attachment(
        request,
        paper.file,
        name=paper.name,
        content_type=paper.content_type,
        lost=_("Dosya depoda bulunamadı; yeniden yüklenmesi gerekir."),
        note=lambda: keeping.note_fetched(paper, **stamps(request)),
    )
