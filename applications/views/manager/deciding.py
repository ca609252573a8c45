"""One file of a meeting as the agency runs it: its place, taken up, costs cut, a motion, the count; or put off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import deciding, meetings
from applications.forms.decision import OpinionForm
from applications.forms.meetings import CutForm, MotionForm, ReasonForm
from applications.models import AgendaItem
from applications.policies import meeting as may
from applications.policies.certainty import is_reckoned
from applications.policies.leading import may_conduct_on, may_run
from applications.presenters.meetings import (
    all_motions,
    quorum_told,
    sheet_shown,
    turnout_told,
)
from applications.queries.commission import (
    count_of,
    cuts_of,
    decision_on,
    items_conducted_by,
    open_motion_of,
    recommended,
    room_of,
)
from applications.queries.rank_runs import Nearness, nearness_of
from applications.queries.ranking import Ranking, ranking_of
from applications.views.acting import act_page, attempt, posted
from applications.views.manager.meetings import back_to, certainty_before
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Verdict, first_refusal, require

BOTH = ["GET", "POST"]


def _item(request: Request, public_id: str) -> AgendaItem:
    item = get_object_or_404(items_conducted_by(request.actor), public_id=public_id)
    require(may_conduct_on(request.actor, item))
    return item


def _desk(item: AgendaItem) -> str:
    return reverse("applications:item_desk", args=[item.public_id])


@require_safe
def item_desk(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    room = room_of(item)
    may_put = may.may_put(request.actor, item, room)
    context = {
        "item": item,
        "meeting": item.meeting,
        **sheet_shown(item),
        "quorum": quorum_told(room, item.meeting.commission.quorum),
        "motions": all_motions(item),
        "decision": decision_on(item),
        "may_take_up": may.may_take_up(request.actor, item),
        "may_decide": may.may_decide_on(request.actor, item),
        "may_put": may_put,
        "may_cut": may.may_cut(request.actor, item),
        "manages": may_run(request.actor, item.meeting),
        **(certainty_before(request, item.meeting) if may_put else {}),
        **_voting(request, item),
    }
    return render(request, "applications/manager/meeting_item.html", context)


def _voting(request: Request, item: AgendaItem) -> dict[str, Any]:
    motion, room = open_motion_of(item), room_of(item)
    if motion is None:
        return {"motion": None}
    motion.item = item
    verdict = may.may_settle(request.actor, motion, room)
    return {"motion": motion, "turnout": turnout_told(count_of(motion, room)), "may_settle": verdict}


@require_POST
def item_place(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    step = -1 if request.POST.get("up") else 1
    attempt(request, lambda: meetings.reorder(item.pk, place=item.place + step, **stamps(request)))
    return redirect(f"{back_to(item.meeting)}#gundem")


@require_POST
def item_take_up(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    attempt(request, lambda: deciding.take_up(item.pk, **stamps(request)))
    return redirect(_desk(item))


@require_http_methods(BOTH)
def item_cut(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    form = CutForm(posted(request), lines=item.proposal.budget_lines.select_related("head"))
    return act_page(
        request,
        form,
        verdict=may.may_cut(request.actor, item),
        act=lambda: deciding.cut(item.pk, **form.cleaned_data, **stamps(request)),
        done=_("Maliyet düşüldü; önerilebilecek tutar yeniden hesaplandı."),
        back=_desk(item),
        heading=_("Uygun olmayan maliyeti düş"),
        submit=_("Maliyeti düş"),
        consequences=[
            _("Destek, kalan maliyette başvuranın istediği orandan hesaplanır."),
            *([_("Bu dosyada verilmiş karar düşer; dosya yeniden oylanır.")] if decision_on(item) else []),
        ],
        proposal=item.proposal,
    )


@require_POST
def cut_drop(request: Request, public_id: str, cut_id: str) -> HttpResponse:
    item = _item(request, public_id)
    cut = get_object_or_404(cuts_of(item), public_id=cut_id)
    attempt(request, lambda: deciding.drop_cut(cut.pk, **stamps(request)), _("Düzeltme kaldırıldı."))
    return redirect(_desk(item))


@require_http_methods(BOTH)
def motion_put(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    ranking = ranking_of(item.meeting.call_stage)
    nearness = nearness_of(item.meeting.call_stage, ranking)
    form = MotionForm(posted(request), initial=_suggested(item, ranking))
    return act_page(
        request,
        form,
        verdict=first_refusal(may.may_put(request.actor, item, room_of(item)), is_reckoned(nearness)),
        act=lambda: deciding.put(item.pk, **form.words(), **stamps(request)),
        done=_("Öneri oylamada; üyelerin sayfalarında görünüyor."),
        back=_desk(item),
        heading=_("Oylamaya sun"),
        submit=_("Öneriyi oylamaya sun"),
        consequences=[
            _("Oybirliği varsa oylamayı beklemeden sonuçlandırabilirsiniz."),
            *_near_the_line(item, nearness),
        ],
        proposal=item.proposal,
    )


def _near_the_line(item: AgendaItem, nearness: Nearness) -> list[str]:
    """What the motion on a file too close to call needs."""
    least = nearness.least.get(item.proposal_id, 0)
    return [OpinionForm.TOO_CLOSE % {"least": least}] if least else []


def _suggested(item: AgendaItem, ranking: Ranking) -> dict[str, Any]:
    """What the list suggests, and the money that the corrections leave."""
    lines = {line.file.pk: line for line in ranking.lines}
    line = lines.get(item.proposal_id)
    return {"outcome": line.suggestion if line else "", "amount": recommended(item.proposal, cuts_of(item))}


@require_POST
def motion_settle(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    motion = open_motion_of(item)
    if motion is None:
        attempt(request, lambda: require(may.NO_MOTION))
        return redirect(_desk(item))
    by_consensus = bool(request.POST.get("consensus"))
    attempt(
        request,
        lambda: deciding.settle(motion.pk, by_consensus=by_consensus, **stamps(request)),
        _("Oylama sonuçlandı."),
    )
    return redirect(_desk(item))


@dataclass(frozen=True, slots=True)
class PutOff:
    """A way to leave a file undecided: its words, its policy and its verb."""

    heading: Promise
    submit: Promise
    consequence: Promise
    may: Callable[[Request, AgendaItem], Verdict]
    act: Callable[..., object]


WAYS: Final = {
    "ertele": PutOff(
        gettext_lazy("Dosyayı ertele"),
        gettext_lazy("Dosyayı ertele"),
        gettext_lazy("Gerekçe tutanağa geçer."),
        lambda request, item: may.may_postpone(request.actor, item),
        deciding.postpone,
    ),
    "yeniden-degerlendir": PutOff(
        gettext_lazy("Yeniden değerlendirme iste"),
        gettext_lazy("Değerlendirmeyi yeniden aç"),
        gettext_lazy(
            "Değerlendiricilerin puanları açılır, dosyanın puanı silinir; gerekçe tutanağa geçer ve dosya sonraki bir "
            "toplantıda görüşülür."
        ),
        lambda request, item: may.may_ask_remarking(request.actor, item, at=request.arrived_at),
        deciding.ask_remarking,
    ),
}


@require_http_methods(BOTH)
def item_put_off(request: Request, public_id: str, how: str) -> HttpResponse:
    item = _item(request, public_id)
    if (way := WAYS.get(how)) is None:
        raise Http404
    form = ReasonForm(posted(request))
    return act_page(
        request,
        form,
        verdict=way.may(request, item),
        act=lambda: way.act(item.pk, **form.cleaned_data, **stamps(request)),
        done=_("Kaydedildi."),
        back=_desk(item),
        heading=way.heading,
        submit=way.submit,
        consequences=[way.consequence],
        proposal=item.proposal,
    )
