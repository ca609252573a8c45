"""The ranked list of a call, the commission's opinions, their release, the way to the Ministry."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import Status
from applications.domain import opinions
from applications.forms.decision import ForwardForm, OpinionsForm
from applications.forms.officer import PlainForm
from applications.models import CallStage, OpinionAct
from applications.policies import decision as may
from applications.policies.certainty import is_reckoned
from applications.presenters.ranked_rows import draw_acts, draw_files, draw_rows
from applications.presenters.ranking import money_rules
from applications.presenters.why import why_of
from applications.queries.decisions import acts_of_manager, forwardable, keys_of, windows_of_manager
from applications.queries.entrants import names_of, rows_of
from applications.queries.kept_ranking import Block, ranked_page
from applications.queries.packages import packages_of_stage
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import Ranking, ranking_of
from applications.views.acting import accepted, act_page, posted
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from cmdp.outbox.queries import held_in, letters_of

MOST_NAMED = 50  # files that are not finished


def _window(request: Request, public_id: str, order: int) -> CallStage:
    window = get_object_or_404(windows_of_manager(request.actor), call__public_id=public_id, order=order)
    require(may.may_see_ranking(request.actor, window))
    return window


def _act(request: Request, public_id: str) -> OpinionAct:
    act = get_object_or_404(acts_of_manager(request.actor), public_id=public_id)
    require(may.may_see_ranking(request.actor, act.call_stage))
    return act


@require_safe
def call_ranking(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    page = ranked_page(window, request.GET, _draw)
    unfinished = window.proposals.filter(status__in=may.UNFINISHED).order_by("pk")
    named = list(unfinished.values_list("public_id", "reference", "status")[: MOST_NAMED + 1])
    context = {
        "window": window,
        "page": page,
        "ranking": page.ranking,
        "money_rules": money_rules(page.ranking.rules),
        "verdict": may.list_is_whole(window, has_unfinished=bool(named), at=request.arrived_at),
        "acts": draw_acts(acts_of_manager(request.actor).filter(call_stage=window).select_related(None)),
        "unfinished": draw_files(named[:MOST_NAMED]),
        "has_more": len(named) > MOST_NAMED,
        "number": unfinished.count() if len(named) > MOST_NAMED else len(named),
    }
    return render(request, "applications/manager/ranking.html", context)


def _draw(ranking: Ranking, blocks: Sequence[Block]) -> list[str]:
    """The lines of these blocks, with their names and why each stands there."""
    names = names_of(line.file for block in blocks for line in block.lines)
    return [
        draw_rows(ranking.rules, block.placed, names, why_of(ranking, block.lines, (one.line for one in block.above)))
        for block in blocks
    ]


@require_http_methods(["GET", "POST"])
def call_opinions(request: Request, public_id: str, order: int) -> HttpResponse:
    window = _window(request, public_id, order)
    ranking = ranking_of(window)
    lines = [line for line in ranking.lines if line.file.status == Status.REVIEWED]
    files, nearness = rows_of(line.file for line in lines), nearness_of(window, ranking)
    form = OpinionsForm(posted(request), lines, files=files, least_reasons=nearness.least, at=request.arrived_at)
    made: list[OpinionAct] = []
    if request.method == "POST" and accepted(request, form, lambda: made.append(_record(request, window, form))):
        return redirect("applications:opinion_act", made[0].public_id)
    context = {
        "window": window,
        "form": form,
        "forms": form.forms,
        "verdict": may.may_opine(request.actor, window, at=request.arrived_at),
        "is_reckoned": is_reckoned(nearness),
        "cannot_tell": nearness.cannot_tell,
    }
    return render(request, "applications/manager/opinions.html", context)


def _record(request: Request, window: CallStage, form: OpinionsForm) -> OpinionAct:
    meeting = form.meeting.cleaned_data
    return opinions.record_opinions(window.pk, words=form.words(), **meeting, by=request.actor, at=request.arrived_at)


@require_safe
def opinion_act(request: Request, public_id: str) -> HttpResponse:
    act = _act(request, public_id)
    context = {
        "act": act,
        "opinions": act.opinions.select_related("proposal__organisation"),
        "letters": held_in(letters_of([act.call.agency_id]), act.batch),
        "verdict": may.may_release(request.actor, act, at=request.arrived_at),
        "to_forward": forwardable(act).exists(),
        "packages": packages_of_stage(act.call_stage),
    }
    return render(request, "applications/manager/opinion_act.html", context)


@require_http_methods(["GET", "POST"])
def opinion_release(request: Request, public_id: str) -> HttpResponse:
    act, form = _act(request, public_id), PlainForm(posted(request))
    letters = held_in(letters_of([act.call.agency_id]), act.batch)
    return act_page(
        request,
        form,
        verdict=may.may_release(request.actor, act, at=request.arrived_at),
        act=lambda: opinions.release(act.pk, by=request.actor, at=request.arrived_at),
        done=_("Ajans görüşleri açıklandı; mektuplar yola çıktı."),
        back=reverse("applications:opinion_act", args=[public_id]),
        heading=_("Görüşleri açıkla"),
        submit=_("Görüşleri açıkla ve mektupları gönder"),
        consequences=[
            _("%(number)d mektup gönderilecek ve görüşler başvuranların sayfalarında görünecek.")
            % {"number": letters.count()}
        ],
    )


@require_http_methods(["GET", "POST"])
def opinion_forward(request: Request, public_id: str) -> HttpResponse:
    act = _act(request, public_id)
    waiting = forwardable(act)
    choices = [(file.public_id, f"{file} · {file.title}") for file in waiting]
    form = ForwardForm(posted(request), choices=choices, at=request.arrived_at)
    return act_page(
        request,
        form,
        verdict=may.may_forward_act(request.actor, act),
        act=lambda: _forward(request, keys_of(waiting, form.cleaned_data["chosen"]), form),
        done=_("Seçilen dosyalar Bakanlığa iletildi olarak kaydedildi."),
        back=reverse("applications:opinion_act", args=[public_id]),
        heading=_("Bakanlığa ilet"),
        submit=_("Bakanlığa iletildiğini kaydet"),
        consequences=[_("Dosyalar Bakanlığın masasında açılır; başvuranlar kararın beklendiğini görür.")],
    )


def _forward(request: Request, keys: list[int], form: ForwardForm) -> None:
    letter = form.words()["letter"]
    opinions.forward(
        keys, letter_number=letter.number, letter_date=letter.date, by=request.actor, at=request.arrived_at
    )
