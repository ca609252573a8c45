"""One's own place in the evaluator pool: profile, curriculum vitae, bodies one is tied to, application."""

from typing import Any

from django import forms
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import pool
from applications.forms.pool import CvForm, PlainAnswerForm, ProfileForm, TieForm
from applications.models import EvaluatorProfile
from applications.policies.pool import may_apply, may_forget, may_keep_profile
from applications.presenters.pool import TONES
from applications.queries.pool import cvs_visible_to, holds_a_seat, measures_known, profile_of, profiles_visible_to
from applications.views.acting import accepted, act_page, attempt
from applications.views.cvs import cv_attachment
from cmdp.kit.acting import posted, stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require
from priorities.descent import read_descent
from priorities.queries import current_edition, definitions

HERE = "applications:pool_profile"


@require_http_methods(["GET", "HEAD", "POST"])
def pool_profile(request: Request) -> HttpResponse:
    require(may_keep_profile(request.actor))
    profile = profile_of(request.actor)
    form = _profile_form(request, profile)
    if request.method == "POST":
        done = _("Profiliniz kaydedildi.")
        if accepted(request, form, lambda: pool.keep(form.told, **stamps(request)), done):
            return redirect(HERE)
    return _page(request, profile, form=form)


def _profile_form(request: Request, profile: EvaluatorProfile | None) -> ProfileForm:
    edition = current_edition(request.arrived_at)
    axes = definitions(edition) if edition else []
    known = measures_known(profile, read_descent(), edition.pk) if profile and edition else []
    data = request.POST if request.method == "POST" and request.path == reverse(HERE) else None
    return ProfileForm(data, axes=axes, profile=profile, known=known)


def _page(request: Request, profile: EvaluatorProfile | None, **forms_of: forms.Form) -> HttpResponse:
    context: dict[str, Any] = {
        "profile": profile,
        "tone": TONES[profile.state] if profile else "",  # type: ignore[index]
        "has_seat": holds_a_seat(request.actor),
        "cv": cvs_visible_to(request.actor).filter(profile=profile).first(),
        "ties": profile.ties.all() if profile else [],
        "apply_verdict": may_apply(request.actor, profile),
        "forget_verdict": may_forget(request.actor, profile) if profile else None,
        "form": forms_of.get("form") or _profile_form(request, profile),
        "cv_form": forms_of.get("cv_form") or CvForm(),
        "tie_form": forms_of.get("tie_form") or TieForm(),
    }
    return render(request, "applications/evaluator/pool.html", context)


@require_POST
def pool_cv_upload(request: Request) -> HttpResponse:
    form = CvForm(request.POST, request.FILES)
    done = _("Özgeçmişiniz yüklendi.")
    if accepted(request, form, lambda: pool.upload_cv(form.upload, **stamps(request)), done):
        return redirect(HERE)
    return _page(request, profile_of(request.actor), cv_form=form)


@require_safe
def pool_cv(request: Request) -> FileResponse:
    return cv_attachment(request, get_object_or_404(cvs_visible_to(request.actor), profile__user=request.actor))


@require_POST
def pool_tie_add(request: Request) -> HttpResponse:
    form = TieForm(request.POST)
    done = _("Kurum eklendi.")
    if accepted(request, form, lambda: pool.add_tie(**form.cleaned_data, **stamps(request)), done):
        return redirect(HERE)
    return _page(request, profile_of(request.actor), tie_form=form)


@require_POST
def pool_tie_remove(request: Request, public_id: str) -> HttpResponse:
    attempt(request, lambda: pool.remove_tie(public_id, **stamps(request)), _("Kurum çıkarıldı."))
    return redirect(HERE)


@require_POST
def pool_apply(request: Request) -> HttpResponse:
    done = _("Başvurunuz ajans yöneticilerine iletildi; yanıt size mektupla gelecek.")
    attempt(request, lambda: pool.apply(**stamps(request)), done)
    return redirect(HERE)


@require_http_methods(["GET", "HEAD", "POST"])
def pool_forget(request: Request) -> HttpResponse:
    profile = get_object_or_404(profiles_visible_to(request.actor).select_related("user"), user=request.actor)
    return act_page(
        request,
        PlainAnswerForm(posted(request)),
        verdict=may_forget(request.actor, profile),
        act=lambda: pool.forget(profile.pk, **stamps(request)),
        done=_("Profiliniz, başvurunuz ve özgeçmişiniz silindi."),
        back=reverse(HERE),
        heading=_("Profilimi sil"),
        submit=_("Profilimi ve özgeçmişimi sil"),
        kind="danger",
        consequences=[
            _(
                "Profiliniz, bildirdiğiniz kurumlar, özgeçmişiniz ve varsa başvurunuz geri getirilemeyecek biçimde silinir."
            )
        ],
        room_layout="layouts/page.html",
    )
