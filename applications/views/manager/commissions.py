"""A commission as its agency keeps it: set up for a year, its rules, who sits in it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import commissions
from applications.forms.meetings import FoundForm, RulesForm, SeatForm
from applications.forms.officer import PlainForm
from applications.models import Commission
from applications.policies.commission import may_keep, may_keep_commissions
from applications.presenters.meetings import STATE_TONES
from applications.queries.commission import commissions_of, meetings_of_manager, seatable, seats_in
from applications.views.acting import accepted, act_page, posted
from cmdp.accounts.choices import Role
from cmdp.accounts.memberships import agencies_of
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

BOTH = ["GET", "POST"]


def _own(request: Request, public_id: str) -> Commission:
    return get_object_or_404(commissions_of(request.actor), public_id=public_id)


def _back(row: Commission) -> str:
    return reverse("applications:commission", args=[row.public_id])


@require_http_methods(BOTH)
def commissions_list(request: Request) -> HttpResponse:
    require(may_keep_commissions(request.actor))
    form = FoundForm(posted(request), initial={"year": request.arrived_at.year})
    made: list[Commission] = []
    agency = min(agencies_of(request.actor, Role.AGENCY_MANAGER))
    if request.method == "POST" and accepted(
        request, form, lambda: made.append(commissions.found(agency, **form.cleaned_data, **stamps(request)))
    ):
        return redirect("applications:commission", made[0].public_id)
    meetings = [(one, STATE_TONES[one.state]) for one in meetings_of_manager(request.actor)]
    context = {"rows": commissions_of(request.actor), "meetings": meetings, "form": form}
    return render(request, "applications/manager/commissions.html", context)


@require_http_methods(["GET", "HEAD"])
def commission(request: Request, public_id: str) -> HttpResponse:
    row = _own(request, public_id)
    context = {"commission": row, "seats": seats_in(row), "meetings": row.meetings.select_related("call_stage__call")}
    return render(request, "applications/manager/commission.html", context)


@require_http_methods(BOTH)
def commission_rules(request: Request, public_id: str) -> HttpResponse:
    row = _own(request, public_id)
    initial: dict[str, Any] = {name: getattr(row, name) for name in commissions.RULES}
    form = RulesForm(posted(request), initial=initial)
    return act_page(
        request,
        form,
        verdict=may_keep(request.actor, row),
        act=lambda: commissions.change_rules(row.pk, **form.cleaned_data, **stamps(request)),
        done=_("Komisyonun kuralları kaydedildi."),
        back=_back(row),
        heading=_("Komisyonun kuralları"),
        submit=_("Kuralları kaydet"),
        consequences=[_("Sonuçlanmış oylamalar sayıldıkları gibi kalır; yeni kurallar bundan sonrakiler içindir.")],
    )


@require_http_methods(BOTH)
def commission_seat_new(request: Request, public_id: str) -> HttpResponse:
    row = _own(request, public_id)
    form = SeatForm(posted(request), people=seatable(row.agency_id))
    return act_page(
        request,
        form,
        verdict=may_keep(request.actor, row),
        act=lambda: commissions.seat(row.pk, **form.words(), **stamps(request)),
        done=_("Üye komisyona yazıldı."),
        back=_back(row),
        heading=_("Komisyona üye yaz"),
        submit=_("Üyeyi yaz"),
        consequences=[_("Başlamamış bir toplantı varsa üye ona çağrılır ve mektup alır.")],
    )


@require_http_methods(BOTH)
def commission_seat_end(request: Request, public_id: str, seat_id: str) -> HttpResponse:
    row = _own(request, public_id)
    seat = get_object_or_404(seats_in(row), public_id=seat_id)
    return act_page(
        request,
        PlainForm(posted(request)),
        verdict=may_keep(request.actor, row),
        act=lambda: commissions.end_seat(seat.pk, **stamps(request)),
        done=_("Üyelik bitti."),
        back=_back(row),
        heading=_("%(person)s: üyeliği bitir") % {"person": seat.person},
        submit=_("Üyeliği bitir"),
        kind="danger",
        consequences=[_("Kişi yeni toplantılara çağrılmaz; başlamamış toplantıların sayfaları ona kapanır.")],
    )
