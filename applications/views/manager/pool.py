"""The evaluator pool at the agency's desk: who is in it, who asks to be, what they did."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import pool
from applications.forms.pool import PlainAnswerForm, PoolFilterForm, RefuseForm
from applications.models import EvaluatorProfile
from applications.policies.pool import may_accept, may_answer, may_open_pool
from applications.presenters.pool import pool_row, pool_rows
from applications.queries.pool import (
    Workload,
    cvs_visible_to,
    measures_known,
    pool_of,
    profiles_visible_to,
    waiting_for_an_answer,
    workloads_of,
)
from applications.views.acting import act_page
from applications.views.cvs import cv_attachment
from cmdp.kit.acting import posted, stamps
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities.descent import read_descent
from priorities.models import Measure
from priorities.queries import current_edition, definitions


def _measures(request: Request) -> list[Measure]:
    edition = current_edition(request.arrived_at)
    axes = definitions(edition) if edition else []
    return [measure for axis in axes for measure in axis.measures.all()]


@require_safe
def pool_list(request: Request) -> HttpResponse:
    require(may_open_pool(request.actor))
    form = PoolFilterForm(request.GET, measures=_measures(request))
    filters = form.cleaned_data if form.is_valid() else {}
    found = pool_of(request.actor, filters)
    page = keyset_page(found, order=["user__full_name"], after=request.GET.get("sonra", ""))
    people = [row.user_id for row in page.rows]
    work = workloads_of(people, seen_by=request.actor, at=request.arrived_at)
    waiting = waiting_for_an_answer(request.actor)
    context = {"form": form, "page": page, "rows": pool_rows(page.rows, work), "waiting": waiting}
    return render(request, "applications/manager/pool.html", context)


def _person(request: Request, public_id: str) -> EvaluatorProfile:
    require(may_open_pool(request.actor))
    rows = profiles_visible_to(request.actor).select_related("user", "answered_by").prefetch_related("provinces")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def pool_person(request: Request, public_id: str) -> HttpResponse:
    profile = _person(request, public_id)
    work = workloads_of([profile.user_id], seen_by=request.actor, at=request.arrived_at)
    edition = current_edition(request.arrived_at)
    context = {
        "profile": profile,
        "row": pool_row(profile, work.get(profile.user_id, Workload())),
        "measures": measures_known(profile, read_descent(), edition.pk) if edition else [],
        "cv": cvs_visible_to(request.actor).filter(profile=profile).first(),
        "verdict": may_answer(request.actor, profile),
    }
    return render(request, "applications/manager/pool_person.html", context)


@require_safe
def pool_person_cv(request: Request, public_id: str) -> FileResponse:
    return cv_attachment(request, get_object_or_404(cvs_visible_to(request.actor), profile__public_id=public_id))


@require_http_methods(["GET", "HEAD", "POST"])
def pool_accept(request: Request, public_id: str) -> HttpResponse:
    profile = _person(request, public_id)
    return act_page(
        request,
        PlainAnswerForm(posted(request)),
        verdict=may_accept(request.actor, profile),
        act=lambda: pool.accept(profile.pk, **stamps(request)),
        done=_("Kişi havuza alındı ve kendisine mektup yazıldı."),
        back=reverse("applications:pool_person", args=[public_id]),
        heading=_("Havuza al"),
        submit=_("Havuza al"),
        kind="",
        consequences=[
            profile.user.full_name,
            _("Kişi bağımsız değerlendirici olur; bütün ajanslar ondan değerlendirme isteyebilir."),
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pool_refuse(request: Request, public_id: str) -> HttpResponse:
    profile = _person(request, public_id)
    form = RefuseForm(posted(request))
    return act_page(
        request,
        form,
        verdict=may_answer(request.actor, profile),
        act=lambda: pool.refuse(profile.pk, **form.cleaned_data, **stamps(request)),
        done=_("Başvuru geri çevrildi ve kişiye mektup yazıldı."),
        back=reverse("applications:pool_person", args=[public_id]),
        heading=_("Başvuruyu geri çevir"),
        submit=_("Başvuruyu geri çevir"),
        kind="danger",
        consequences=[profile.user.full_name],
    )
