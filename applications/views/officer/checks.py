"""The pre-examination at the desk: lists, return, notification, resume, pass, refuse."""

import datetime as dt
from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.domain import checking
from applications.forms.officer import ArrivedForm, CheckForm, NotificationForm, PlainForm, ReasonForm, ReturnForm
from applications.models import CheckAnswer, Proposal, Submission
from applications.policies import checking as may
from applications.policies.findings import findings_of, kept_beside
from applications.queries.checks import answers_of
from applications.queries.proposals import of_agencies
from applications.queries.recipients import applicants_of
from applications.queries.rules import rules_of
from applications.queries.sections import sections_asked
from applications.views.acting import act_page, attempt, posted
from cmdp.kit.acting import stamps
from cmdp.kit.formats import format_day, format_deadline
from cmdp.kit.requests import Request

SUBMITTED_TO_SECOND = gettext_lazy("Sonuç, ikinci bir uzmanın onayını bekliyor; dosyanın durumu o zamana dek değişmez.")


def _file(request: Request, public_id: str) -> Proposal:
    return get_object_or_404(of_agencies(request.actor).with_relations(), public_id=public_id)


def _page_of(public_id: str) -> str:
    return reverse("applications:desk_proposal", args=[public_id])


@require_http_methods(["GET", "POST"])
def proposal_checks(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    verdict = may.may_check(request.actor, proposal, at=request.arrived_at)
    items = rules_of(proposal.call.rule_set).stage(proposal.call_stage.order).check_items
    answers = answers_of(proposal)
    findings = findings_of(proposal, at=request.arrived_at) or kept_beside(answers)
    form = CheckForm(posted(request), items=items, findings=findings, initial=_given(answers))
    if form.is_valid() and attempt(
        request,
        lambda: checking.answer_checks(proposal.pk, answers=form.answers(), by=request.actor, at=request.arrived_at),
        _("Kontrol listeleri kaydedildi."),
    ):
        return redirect(_page_of(public_id))
    context = {"proposal": proposal, "form": form, "verdict": verdict}
    return render(request, "applications/officer/checks.html", context)


def _given(answers: Mapping[int, CheckAnswer]) -> dict[str, str]:
    results = {f"result_{pk}": answer.result for pk, answer in answers.items()}
    return results | {f"reason_{pk}": answer.reason for pk, answer in answers.items()}


def _recorded(sent: Submission) -> list[str]:
    """What the applicant wrote down of the letter that is confirmed."""
    told = {"number": sent.letter_number, "date": format_day(sent.letter_date)}
    letter = [_("Onayladığınız yazı: %(number)s sayılı, %(date)s tarihli.") % told]
    if channel := sent.get_letter_channel_display():
        letter.append(_("Gönderildiği yol: %(channel)s.") % {"channel": channel})
    return letter


@require_http_methods(["GET", "POST"])
def cover_letter_confirm(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    sent = proposal.submissions.order_by("-number").first()
    letter = _recorded(sent) if sent and sent.letter_number else []
    form = ArrivedForm(posted(request), stands=sent.letter_mark if sent else "")
    return act_page(
        request,
        form,
        verdict=may.may_confirm_cover_letter(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.confirm_cover_letter(proposal.pk, **form.cleaned_data, **stamps(request)),
        done=_("Üst yazının ulaştığı onaylandı; başvuran bunu sayfasında görür."),
        back=_page_of(public_id),
        heading=_("Üst yazının ulaştığını onayla"),
        submit=_("Ulaştığını onayla"),
        consequences=[*letter, _("Onaydan sonra başvuran sayıyı, tarihi ve yolu değiştiremez.")],
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_return(request: Request, public_id: str) -> HttpResponse:
    proposal = _file(request, public_id)
    form = ReturnForm(posted(request), sections=sections_asked(proposal))
    due_at = checking.completion_deadline(proposal, notified_at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_return(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.return_for_completion(
            proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at
        ),
        done=_("Tamamlama istendi; mektup başvurana gidecek."),
        back=_page_of(public_id),
        heading=_("Tamamlama iste"),
        submit=_("Tamamlama iste"),
        consequences=_consequences(request.arrived_at, due_at),
        letters=applicants_of(proposal),
        proposal=proposal,
    )


def _consequences(at: dt.datetime, due_at: dt.datetime) -> list[str]:
    ends = _("Şimdi gönderirseniz süre %(until)s tarihinde biter.") % {"until": format_deadline(due_at)}
    if checking.deadline_is_sure(at, due_at):
        return [ends]
    unsure = _("Bu yılın resmî tatil takvimi henüz doğrulanmadı; süreyi göndermeden önce denetleyin.")
    return [ends, unsure]


@require_http_methods(["GET", "POST"])
def proposal_notify(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), NotificationForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may.may_record_notification(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.record_notification(
            proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at
        ),
        done=_("Resmî bildirim kaydedildi; süre buna göre hesaplandı."),
        back=_page_of(public_id),
        heading=_("Resmî bildirimi kaydet"),
        submit=_("Bildirimi kaydet"),
        consequences=[_("Tamamlama süresi bu andan yeniden hesaplanır; süre değişirse başvurana mektup gider.")],
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_resume(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), ReasonForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may.may_resume(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.resume(proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at),
        done=_("Dosya kaldığı yerden yeniden ele alındı."),
        back=_page_of(public_id),
        heading=_("Eksiklerle devam et"),
        submit=_("Dosyayı yeniden ele al"),
        consequences=[_("Dosya, son gönderilen hâliyle kaldığı yere döner.")],
        proposal=proposal,
    )


def _second(proposal: Proposal) -> list[str]:
    """What comes before the effect where the rule set wants a second person's consent."""
    words = _("Sonuç hemen geçerli olmaz: sizden başka bir uzman ya da yönetici onaylayınca aşağıdakiler olur.")
    return [words] if may.wants_second(proposal) else []


@require_http_methods(["GET", "POST"])
def proposal_pass(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), PlainForm(posted(request))
    second = _second(proposal)
    return act_page(
        request,
        form,
        verdict=may.may_pass(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.pass_check(proposal.pk, by=request.actor, at=request.arrived_at),
        done=SUBMITTED_TO_SECOND if second else _("Dosya ön incelemeden geçti; şimdi değerlendirici isteyin."),
        back=_page_of(public_id),
        heading=_("Ön incelemeden geçir"),
        submit=_("Ön incelemeden geçir"),
        consequences=[*second, _("Dosya değerlendirmeye alınır; kontrol listeleri artık değiştirilemez.")],
        proposal=proposal,
    )


@require_http_methods(["GET", "POST"])
def proposal_refuse(request: Request, public_id: str) -> HttpResponse:
    proposal, form = _file(request, public_id), PlainForm(posted(request))
    second = _second(proposal)
    return act_page(
        request,
        form,
        verdict=may.may_refuse_check(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.refuse_check(proposal.pk, by=request.actor, at=request.arrived_at),
        done=SUBMITTED_TO_SECOND
        if second
        else _("Dosya ön incelemede reddedildi; gerekçeli mektup başvurana gidecek."),
        back=_page_of(public_id),
        heading=_("Ön incelemede reddet"),
        submit=_("Gerekçelerle reddet"),
        kind="danger",
        consequences=[*second, _("“Hayır” yanıtlı maddeler gerekçeleriyle başvurana bildirilir.")],
        letters=applicants_of(proposal),
        proposal=proposal,
    )
