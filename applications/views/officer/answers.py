"""Answer a question about a call: word it, look at it a second time, publish, link, refuse, take up again, correct."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import answering as acts
from applications.forms.questions import (
    AnswerForm,
    CorrectForm,
    LinkForm,
    RefuseForm,
    ReopenForm,
    SeenForm,
    SendBackForm,
)
from applications.models import CallQuestion
from applications.policies import questions as may
from applications.presenters.questions import answer_shown
from applications.queries.questions import answers_beside
from applications.views.acting import act_page, posted
from applications.views.officer.questions import page_of, question_at_desk
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Verdict

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
def question_answer(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    initial = {name: getattr(question, name) for name in ("version", *acts.WORDS)}
    initial["question_tr"] = initial["question_tr"] or question.text
    form = AnswerForm(posted(request), initial=initial)
    return _page(
        request,
        question,
        form,
        may.may_answer(request.actor, question),
        act=lambda: acts.draft(question.pk, form.values(), seen=form.cleaned_data["version"], **stamps(request)),
        done=_("Taslak kaydedildi; yayımlanacak hâlini aşağıda okuyun."),
        heading=_("Yanıtı yaz"),
        submit=_("Taslağı kaydet"),
    )


@require_http_methods(BOTH)
def question_propose(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    form = SeenForm(posted(request), initial={"version": question.version})
    return _page(
        request,
        question,
        form,
        may.may_propose(request.actor, question),
        act=lambda: acts.propose(question.pk, seen=form.cleaned_data["version"], **stamps(request)),
        done=_("Yanıt ikinci bakışı bekliyor; sizden başka biri yayımlayacak."),
        heading=_("İkinci bakışa gönder"),
        submit=_("İkinci bakışa gönder"),
        shown=answer_shown(question),
        consequences=[_("Sizden başka bir uzman ya da yönetici bakıp yayımlar; o zamana dek değiştiremezsiniz.")],
    )


@require_http_methods(BOTH)
def question_publish(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    form = SeenForm(posted(request), initial={"version": question.version})
    return _page(
        request,
        question,
        form,
        may.may_publish(request.actor, question),
        act=lambda: acts.publish(question.pk, seen=form.cleaned_data["version"], **stamps(request)),
        done=_("Soru ve yanıtı herkese yayımlandı."),
        heading=_("Yanıtı yayımla"),
        submit=_("Herkese yayımla"),
        shown=answer_shown(question),
        consequences=[
            _("Aşağıdaki soru ve yanıt aynı anda herkese açılır; soranın adı yayımlanmaz."),
            _("Soruyu sorana şimdi, bu çağrıya taslak yazanlara bir sonraki sabah toplu bir mektup gider."),
        ],
    )


@require_http_methods(BOTH)
def question_send_back(request: Request, public_id: str) -> HttpResponse:
    question, form = question_at_desk(request, public_id), SendBackForm(posted(request))
    return _page(
        request,
        question,
        form,
        may.may_send_back(request.actor, question),
        act=lambda: acts.send_back(question.pk, form.cleaned_data["note"], **stamps(request)),
        done=_("Yanıt sorumlusuna geri verildi."),
        heading=_("Yanıtı geri ver"),
        submit=_("Geri ver"),
        shown=answer_shown(question),
    )


@require_http_methods(BOTH)
def question_link(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    form = LinkForm(posted(request), answers=answers_beside(question))
    return _page(
        request,
        question,
        form,
        may.may_link(request.actor, question),
        act=lambda: acts.link(question.pk, to=form.cleaned_data["answer"], **stamps(request)),
        done=_("Soru yayımlanmış yanıta bağlandı."),
        heading=_("Yayımlanmış bir yanıta bağla"),
        submit=_("Bağla"),
        consequences=[_("Soruyu sorana, seçtiğiniz yanıtın adresi mektupla gider.")],
    )


@require_http_methods(BOTH)
def question_refuse(request: Request, public_id: str) -> HttpResponse:
    question, form = question_at_desk(request, public_id), RefuseForm(posted(request))
    return _page(
        request,
        question,
        form,
        may.may_refuse(request.actor, question),
        act=lambda: acts.refuse(question.pk, form.cleaned_data["reason"], **stamps(request)),
        done=_("Soru yanıtlanmayacak; gerekçeniz sorana mektupla gider."),
        heading=_("Yanıtlamamaya karar ver"),
        submit=_("Yanıtlama"),
        kind="danger",
        consequences=[_("Gerekçeniz soruyu sorana mektupla gider; soru yayımlanmaz.")],
    )


@require_http_methods(BOTH)
def question_reopen(request: Request, public_id: str) -> HttpResponse:
    question, form = question_at_desk(request, public_id), ReopenForm(posted(request))
    return _page(
        request,
        question,
        form,
        may.may_reopen(request.actor, question),
        act=lambda: acts.reopen(question.pk, form.cleaned_data["reason"], **stamps(request)),
        done=_("Soru yeniden yanıt bekliyor."),
        heading=_("Soruyu yeniden ele al"),
        submit=_("Yeniden ele al"),
        consequences=[
            _("Soru kuyruğa döner; yanıt süresi bugünden yeniden başlar."),
            _("Soruyu sorana, sorusunun yeniden ele alındığı ve yeni süre mektupla gider."),
        ],
    )


@require_http_methods(BOTH)
def question_correct(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    initial = {name: getattr(question, name) for name in ("version", "answer_tr", "answer_en")}
    form = CorrectForm(posted(request), has_english=bool(question.question_en), initial=initial)
    return _page(
        request,
        question,
        form,
        may.may_correct(request.actor, question),
        act=lambda: acts.correct(question.pk, **form.words(), **stamps(request)),
        done=_("Düzeltme yayımlandı; önceki yanıt tarihiyle birlikte duruyor."),
        heading=_("Yanıtı düzelt"),
        submit=_("Düzeltmeyi yayımla"),
        consequences=[
            _("Yeni yanıt hemen yayımlanır; önceki yanıt, tarih ve nedeniyle birlikte görünür kalır."),
            _("Soruyu sorana şimdi, taslak yazanlara bir sonraki sabah mektup gider."),
        ],
    )


def _page(request: Request, question: CallQuestion, form: forms.Form, verdict: Verdict, **words: Any) -> HttpResponse:
    """One act on a question, with the question as it was asked beside it."""
    words = {"back": page_of(question), "template": "applications/officer/question_act.html", **words}
    return act_page(request, form, verdict=verdict, question=question, **words)
