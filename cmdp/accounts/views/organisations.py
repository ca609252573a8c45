"""My organisations: register, describe, show who speaks for them."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cmdp.accounts import policies, queries
from cmdp.accounts.domain import disputes, joining, organisations, papers
from cmdp.accounts.forms.organisations import ContestForm, FindForm, JoinForm, OrganisationForm
from cmdp.accounts.memberships import organisations_of
from cmdp.accounts.models import Organisation
from cmdp.accounts.views.acting import attempt, form_page
from cmdp.kit.acting import accepted, stamps
from cmdp.kit.downloads import private_attachment
from cmdp.kit.requests import Request
from cmdp.kit.returning import way_back
from cmdp.kit.text import search_key
from cmdp.kit.upload import content_type_of
from cmdp.kit.verdict import Refused, Verdict, require


@require_safe
def organisations_page(request: Request) -> HttpResponse:
    context = {
        "organisations": queries.my_organisations(request.actor),
        "requests": queries.my_open_join_requests(request.actor),
        "disputes": queries.my_disputes(request.actor),
        "offers": queries.offers_to(request.actor, at=request.arrived_at),
    }
    return render(request, "accounts/organisations.html", context)


@require_http_methods(["GET", "POST"])
def organisation_new(request: Request) -> HttpResponse:
    form = OrganisationForm(request.POST or None, initial=request.GET.dict(), with_profile=False)
    like: list[Organisation] = []
    if form.is_valid():
        is_another = request.POST.get("is_another") == "on"
        words = {"is_another": is_another, "by": request.actor, "at": request.arrived_at}
        try:
            made = organisations.register_organisation(form.cleaned_data, **words)
        except Refused as refusal:
            like = _there_already(form, refusal.verdict)
        else:
            messages.success(request, _("Kurum eklendi. Sahibi sizsiniz; başkalarını davet edebilirsiniz."))
            return redirect(way_back(request) or reverse("accounts:organisation", args=[made.public_id]))
    back = reverse("accounts:organisations")
    return form_page(request, form, heading=_("Kurum ekle"), submit=_("Kurumu ekle"), cancel=back, like=like)


@require_safe
def organisation_find(request: Request) -> HttpResponse:
    form = FindForm(request.GET if "vkn" in request.GET else None)
    is_asked = form.is_valid()
    typed = form.cleaned_data if is_asked else {"vkn": "", "unit": ""}
    found = queries.body_found(typed["vkn"], typed["unit"]) if is_asked else []
    mine = organisations_of(request.actor)
    context = {"form": form, "is_asked": is_asked, "bodies": [(row, row.pk in mine) for row in found], "typed": typed}
    number = "".join(typed["unit"].split())
    unit = {"detsis": number} if number.isdigit() else {"unit_name": typed["unit"]}
    new = urlencode({"vkn": typed["vkn"], **unit})
    return render(request, "accounts/organisation_find.html", {**context, "new": new})


@require_safe
def organisation(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    context = {
        "organisation": found,
        "papers": list(queries.papers_visible_to(request.actor).filter(organisation=found)),
        "is_confirmed": queries.has_confirmed_speaker(found.pk),
        "may_update": policies.may_update_organisation(request.actor, found),
        "may_upload": policies.may_upload_paper(request.actor, found),
        "may_set_approval": policies.may_set_approval(request.actor, found),
    }
    return render(request, "accounts/organisation.html", context)


@require_POST
def approval_rule(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    asks = request.POST.get("asks") == "yes"
    done = _("Bundan sonra hiçbir başvuru kurum sahibinin onayı olmadan gönderilmez.")
    done = done if asks else _("Başvurular artık ayrıca onaylanmadan gönderilir.")
    words = {"asks": asks, "by": request.actor, "at": request.arrived_at}
    attempt(request, lambda: organisations.set_approval(found.pk, **words), done)
    return redirect("accounts:organisation", public_id)


@require_http_methods(["GET", "POST"])
def organisation_edit(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    require(policies.may_update_organisation(request.actor, found))
    identity = policies.may_change_identity(request.actor, found)
    form = OrganisationForm(request.POST or None, instance=found, with_identity=bool(identity))
    back = reverse("accounts:organisation", args=[public_id])
    if form.is_valid() and _update(request, found.pk, form):
        return redirect(back)
    context = {"heading": _("Kurum bilgileri"), "submit": _("Bilgileri kaydet"), "cancel": back}
    return form_page(request, form, **context, note=identity.reason)


@require_safe
def paper_file(request: Request, public_id: str) -> FileResponse:
    paper = get_object_or_404(queries.papers_visible_to(request.actor), public_id=public_id)
    require(policies.may_open_authority_paper(paper))
    return private_attachment(
        request,
        paper.file,
        name=paper.file_name,
        content_type=content_type_of(paper.file),
        lost=_("Belge depoda bulunamadı; ajansla görüşün."),
        note=lambda: papers.note_fetched(paper, **stamps(request)),
    )


@require_http_methods(["GET", "POST"])
def organisation_join(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.joinable(), public_id=public_id)
    form = JoinForm(request.POST or None)
    back = reverse("accounts:organisations")
    days = settings.JOIN_ANSWER_DAYS
    done = _("İsteğiniz iletildi. %(days)d gün içinde yanıtlanmazsa kurumun ajansı karar verir.") % {"days": days}
    if accepted(request, form, lambda: joining.ask_to_join(found.pk, **form.cleaned_data, **stamps(request)), done):
        return redirect(back)
    heading = _("%(organisation)s kurumuna katılma isteği") % {"organisation": found}
    return form_page(request, form, heading=heading, submit=_("Katılma isteğini gönder"), cancel=back)


@require_http_methods(["GET", "POST"])
def organisation_contest(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.joinable(), public_id=public_id)
    form = ContestForm(request.POST or None)
    back = reverse("accounts:organisations")
    done = _("İtirazınız ajansa iletildi. Kayıtlı sahiplere de sorulacak; sonuç size mektupla bildirilecek.")
    if accepted(
        request, form, lambda: disputes.contest_ownership(found.pk, **form.cleaned_data, **stamps(request)), done
    ):
        return redirect(back)
    heading = _("%(organisation)s kurumunun sahipliğine itiraz") % {"organisation": found}
    return form_page(request, form, heading=heading, submit=_("İtirazı ajansa ilet"), cancel=back)


def _update(request: Request, pk: int, form: OrganisationForm) -> bool:
    try:
        organisations.update_organisation(pk, form.cleaned_data, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        form.add_error(None, str(refusal.verdict.reason))
        return False
    messages.success(request, _("Kurum bilgileri kaydedildi."))
    return True


def _there_already(form: OrganisationForm, verdict: Verdict) -> list[Organisation]:
    """Say why the body was not added; the answer is what is there already: the same, or units with nearly its name."""
    form.add_error(None, str(verdict.reason))
    typed = form.cleaned_data
    key = search_key(typed["unit_name"])
    if verdict.code == "similar_units":
        form.ask_again()
        return queries.similar_units(typed["vkn"], key)
    return list(queries.twins_of(typed["vkn"], typed["detsis"], key)[:1])
