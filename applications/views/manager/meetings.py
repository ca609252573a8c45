"""A commission's meeting as its agency runs it: called together, begun, the room, ended, closed, corrected, made opinions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import meetings
from applications.forms.meetings import CorrectionForm, MeetingPlanForm, MinutesForm, PaperForm, ReasonForm
from applications.forms.officer import PlainForm
from applications.models import AgendaItem, Meeting
from applications.models.meeting import MeetingState
from applications.policies import meeting as may
from applications.policies.certainty import is_reckoned, may_reckon
from applications.policies.decision import may_opine
from applications.policies.leading import may_run
from applications.presenters.meetings import STATE_TONES, lines_of
from applications.queries.commission import (
    agenda_of,
    commission_of,
    invited_to,
    meetings_of_manager,
    sheets_visible_to,
    standing_of,
    with_decisions,
)
from applications.queries.decisions import windows_of_manager
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import ranking_of
from applications.queries.rules import rules_of
from applications.views.acting import act_page, attempt, posted
from applications.views.commission.doors import conducted_meeting
from cmdp.kit.acting import stamps
from cmdp.kit.ids import is_public_id
from cmdp.kit.requests import Request
from cmdp.kit.verdict import ALLOW, Verdict, require

BOTH = ["GET", "POST"]
BEFORE_OPINIONS: Final = frozenset({MeetingState.PLANNED, MeetingState.OPEN, MeetingState.CLOSED})


def run_by(request: Request, public_id: str) -> Meeting:
    """A meeting that the manager's agency keeps; refused who is kept from one of its files."""
    meeting = get_object_or_404(meetings_of_manager(request.actor), public_id=public_id)
    require(may_run(request.actor, meeting))
    return meeting


def back_to(meeting: Meeting) -> str:
    """The meeting's page."""
    return reverse("applications:meeting", args=[meeting.public_id])


@require_http_methods(BOTH)
def meeting_plan(request: Request, public_id: str, order: int) -> HttpResponse:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    commission = commission_of(window)
    form = MeetingPlanForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_plan(request.actor, window, commission),
        act=lambda: meetings.plan(window.pk, **form.cleaned_data, **stamps(request)),
        done=_("Komisyon toplantıya çağrıldı; üyelere mektup gitti."),
        back=reverse("applications:commissions"),
        heading=_("Komisyonu toplantıya çağır"),
        submit=_("Üyeleri çağır"),
        consequences=[
            _(
                "Değerlendirmesi biten bütün dosyalar sıralamadaki sırayla gündeme girer; sırayı sonra değiştirebilirsiniz."
            ),
            _("Komisyonun her üyesine takvim dosyasıyla mektup gider."),
        ],
    )


@require_safe
def meeting(request: Request, public_id: str) -> HttpResponse:
    row = conducted_meeting(request, public_id)
    manages = may_run(request.actor, row)
    context = {
        "meeting": row,
        "tone": STATE_TONES[MeetingState(row.state)],
        "lines": lines_of(row, with_decisions(agenda_of(row) if manages else _readable(request, row))),
        "people": invited_to(row),
        "papers": row.papers.all(),
        "corrections": row.corrections.all(),
        "manages": manages,
        "is_marked": rules_of(row.call_stage.call.rule_set).is_marked,
        **(_outcome(request, row) if manages else {}),
        **_offers(request, row),
        **certainty_before(request, row),
    }
    return render(request, "applications/manager/meeting.html", context)


def certainty_before(request: Request, row: Meeting) -> dict[str, Any]:
    """Whether the files near the line are known, while something is still decided; and who may have them reckoned."""
    if row.state not in BEFORE_OPINIONS or row.act_id:
        return {"is_reckoned": ALLOW}
    window = row.call_stage
    nearness = nearness_of(window, ranking_of(window))
    reckoned = is_reckoned(nearness)
    by = ALLOW if reckoned else may_reckon(request.actor, window)
    return {"is_reckoned": reckoned, "may_reckon": by, "cannot_tell": nearness.cannot_tell}


def _readable(request: Request, row: Meeting) -> QuerySet[AgendaItem]:
    """What a chair reads of the agenda, as every member."""
    return agenda_of(row).filter(pk__in=sheets_visible_to(request.actor).values("pk"))


def _outcome(request: Request, row: Meeting) -> dict[str, Any]:
    """What came of a closed meeting, for who makes opinions of it."""
    if row.state != MeetingState.CLOSED:
        return {}
    verdict = may_opine(request.actor, row.call_stage, at=request.arrived_at)
    return {"standing": standing_of(row.call_stage), "may_opine": verdict}


def _offers(request: Request, row: Meeting) -> dict[str, Verdict]:
    by = request.actor
    return {
        "may_change": may.may_change_plan(by, row),
        "may_begin": may.may_open_meeting(by, row, at=request.arrived_at),
        "may_order": may.may_order(by, row),
        "may_end": may.may_end(by, row),
        "may_keep_paper": may.may_keep_paper(by, row),
        "may_close": may.may_close(by, row),
        "may_take_all": may.may_read_all(by, row),
        "may_correct": may.may_correct(by, row),
    }


@require_http_methods(BOTH)
def meeting_move(request: Request, public_id: str) -> HttpResponse:
    row = run_by(request, public_id)
    initial = {"starts_at": row.starts_at, "place": row.place}
    form = MeetingPlanForm(posted(request), initial=initial, at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_change_plan(request.actor, row),
        act=lambda: meetings.reschedule(row.pk, **form.cleaned_data, **stamps(request)),
        done=_("Toplantının günü ve yeri kaydedildi; üyelere mektup gitti."),
        back=back_to(row),
        heading=_("Toplantının gününü ya da yerini değiştir"),
        submit=_("Değiştir ve üyelere yaz"),
        letters=[one.person for one in invited_to(row)],
    )


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the whole meeting, on a page of its own: its words, form, policy and verb."""

    heading: Promise
    submit: Promise
    consequence: Promise
    may: Callable[..., Verdict]
    act: Callable[..., object]
    form: type[forms.Form] = PlainForm
    kind: str = ""


ACTS: Final = {
    "baslat": Act(
        gettext_lazy("Toplantıyı başlat"),
        gettext_lazy("Toplantıyı başlat"),
        gettext_lazy("Üyelerin sayfaları toplantıyı izlemeye başlar; gelenleri tek tek yazarsınız."),
        lambda by, row, at: may.may_open_meeting(by, row, at=at),
        meetings.begin,
    ),
    "bitir": Act(
        gettext_lazy("Toplantıyı bitir"),
        gettext_lazy("Toplantıyı bitir"),
        gettext_lazy("Bundan sonra oy verilmez ve karar değişmez; görüşülmeyen dosyalar sonraki toplantıya kalır."),
        lambda by, row, _at: may.may_end(by, row),
        meetings.end,
    ),
    "iptal": Act(
        gettext_lazy("Toplantıyı iptal et"),
        gettext_lazy("İptal et ve üyelere yaz"),
        gettext_lazy("Çağrılan herkese, gerekçesiyle, toplantının yapılmayacağı yazılır."),
        lambda by, row, _at: may.may_change_plan(by, row),
        meetings.cancel,
        form=ReasonForm,
        kind="danger",
    ),
    "gundemi-tamamla": Act(
        gettext_lazy("Gündemi tamamla"),
        gettext_lazy("Yeni dosyaları ekle"),
        gettext_lazy("Değerlendirmesi sonradan biten dosyalar gündemin sonuna eklenir."),
        lambda by, row, _at: may.may_order(by, row),
        meetings.complete_agenda,
    ),
    "kesinlik": Act(
        gettext_lazy("Sıranın kesinliğini hesapla"),
        gettext_lazy("Hesapla"),
        gettext_lazy(
            "Hiçbir puan ve sıra değişmez. Aynı puanlardan hep aynı sonuç çıkar; uzun listede hesap arka planda sürer, sayfayı "
            "birazdan yenileyin."
        ),
        lambda by, row, _at: may_reckon(by, row.call_stage),
        meetings.reckon,
    ),
}


@require_http_methods(BOTH)
def meeting_act(request: Request, public_id: str, verb: str) -> HttpResponse:
    row = conducted_meeting(request, public_id)
    if (plan := ACTS.get(verb)) is None:
        raise Http404
    form = plan.form(posted(request))
    return act_page(
        request,
        form,
        verdict=plan.may(request.actor, row, request.arrived_at),
        act=lambda: plan.act(row.pk, **form.cleaned_data, **stamps(request)),
        done=_("Kaydedildi."),
        back=back_to(row),
        heading=plan.heading,
        submit=plan.submit,
        kind=plan.kind,
        consequences=[plan.consequence],
    )


@require_POST
def meeting_presence(request: Request, public_id: str) -> HttpResponse:
    row = conducted_meeting(request, public_id)
    verb = meetings.leave if request.POST.get("left") else meetings.come
    asked = request.POST.get("person", "")
    person = get_object_or_404(invited_to(row), public_id=asked if is_public_id(asked) else "")
    attempt(request, lambda: verb(row.pk, person.person_id, **stamps(request)))
    return redirect(f"{back_to(row)}#uyeler")


@require_http_methods(BOTH)
def meeting_paper_new(request: Request, public_id: str) -> HttpResponse:
    row = conducted_meeting(request, public_id)
    form = PaperForm(posted(request), request.FILES or None)
    return act_page(
        request,
        form,
        verdict=may.may_keep_paper(request.actor, row),
        act=lambda: meetings.keep_paper(row.pk, form.cleaned_data["file"], **stamps(request)),
        done=_("İmzalı tutanak yüklendi."),
        back=back_to(row),
        heading=_("İmzalı tutanağı yükle"),
        submit=_("Tutanağı yükle"),
        consequences=[_("Önce tutanağı indirip üyelere imzalatın; tarattığınız PDF’i buradan yükleyin.")],
    )


@require_http_methods(BOTH)
def meeting_close(request: Request, public_id: str) -> HttpResponse:
    row = conducted_meeting(request, public_id)
    form = MinutesForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may.may_close(request.actor, row),
        act=lambda: meetings.close(row.pk, **form.cleaned_data, **stamps(request)),
        done=_("Toplantı kapandı."),
        back=back_to(row),
        heading=_("Toplantıyı kapat"),
        submit=_("Toplantıyı kapat"),
        consequences=[
            _("Kapanan toplantıda hiçbir şey değişmez; sonradan görülen yanlış, tarihli bir düzeltme olarak yazılır.")
        ],
    )


@require_http_methods(BOTH)
def meeting_correct(request: Request, public_id: str) -> HttpResponse:
    row = run_by(request, public_id)
    form = CorrectionForm(posted(request), at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_correct(request.actor, row),
        act=lambda: meetings.correct(row.pk, **form.cleaned_data, **stamps(request)),
        done=_("Düzeltme tutanağa eklendi."),
        back=back_to(row),
        heading=_("Tutanağa düzeltme yaz"),
        submit=_("Düzeltmeyi ekle"),
        consequences=[_("Tutanak olduğu gibi kalır; düzeltme, sayısı ve tarihiyle altına eklenir.")],
    )


@require_http_methods(BOTH)
def meeting_opine(request: Request, public_id: str) -> HttpResponse:
    row = run_by(request, public_id)
    made: list[Any] = []
    return act_page(
        request,
        PlainForm(posted(request)),
        verdict=may_opine(request.actor, row.call_stage, at=request.arrived_at),
        act=lambda: made.append(meetings.opine(row.call_stage_id, **stamps(request))),
        done=_("Ajans görüşleri komisyonun kararlarından kaydedildi; mektuplar siz açıklayana kadar bekler."),
        back=back_to(row),
        heading=_("Kararlardan ajans görüşlerini kaydet"),
        submit=_("Görüşleri kaydet, mektupları beklet"),
        consequences=[_("Bütün dosyaların görüşü kapanmış toplantıların son kararlarından, tek işlemde yazılır.")],
    )
