"""My organisations: register, describe, show who speaks for them."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cmdp.accounts import policies, queries
from cmdp.accounts.domain import joining, organisations, papers
from cmdp.accounts.forms.organisations import JoinForm, OrganisationForm, PaperForm
from cmdp.accounts.models import Organisation
from cmdp.accounts.views.acting import attempt, form_page
from cmdp.kit.acting import posted
from cmdp.kit.requests import Request
from cmdp.kit.text import search_key
from cmdp.kit.verdict import Refused, require


@require_safe
def organisations_page(request: Request) -> HttpResponse:
    context = {
        "organisations": queries.my_organisations(request.actor),
        "requests": queries.my_open_join_requests(request.actor),
        "offers": queries.offers_to(request.actor, at=request.arrived_at),
    }
    return render(request, "accounts/organisations.html", context)


@require_http_methods(["GET", "POST"])
def organisation_new(request: Request) -> HttpResponse:
    form, twin = OrganisationForm(request.POST or None), None
    if form.is_valid():
        try:
            made = organisations.register_organisation(form.cleaned_data, by=request.actor, at=request.arrived_at)
        except Refused as refusal:
            form.add_error(None, str(refusal.verdict.reason))
            twin = _twin(form)
        else:
            messages.success(request, _("Kurum eklendi. Sahibi sizsiniz; başkalarını davet edebilirsiniz."))
            return redirect("accounts:organisation", made.public_id)
    back = reverse("accounts:organisations")
    return form_page(request, form, heading=_("Kurum ekle"), submit=_("Kurumu ekle"), cancel=back, twin=twin)


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


@require_http_methods(["GET", "POST"])
def paper_upload(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.organisations_visible_to(request.actor), public_id=public_id)
    require(policies.may_upload_paper(request.actor, found))
    form = PaperForm(posted(request), request.FILES or None)
    back = reverse("accounts:organisation", args=[public_id])
    if form.is_valid():
        file, by, at = form.cleaned_data["file"], request.actor, request.arrived_at
        papers.upload_authority_paper(found.pk, file, extension=form.extension, by=by, at=at)
        messages.success(request, _("Belge yüklendi. Ajans inceleyince size mektup gelecek."))
        return redirect(back)
    return form_page(request, form, heading=_("Yetki belgesi yükle"), submit=_("Belgeyi yükle"), cancel=back)


@require_safe
def paper_file(request: Request, public_id: str) -> FileResponse:
    paper = get_object_or_404(queries.papers_visible_to(request.actor), public_id=public_id)
    return FileResponse(paper.file.open(), as_attachment=True, filename=paper.file_name)


@require_http_methods(["GET", "POST"])
def organisation_join(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.joinable(), public_id=public_id)
    form = JoinForm(request.POST or None)
    back = reverse("accounts:organisations")
    if request.method == "POST" and form.is_valid():
        words = {"message": form.cleaned_data["message"], "by": request.actor, "at": request.arrived_at}
        done = _("İsteğiniz kurumun sahiplerine gönderildi.")
        attempt(request, lambda: joining.ask_to_join(found.pk, **words), done)
        return redirect(back)
    heading = _("%(organisation)s kurumuna katılma isteği") % {"organisation": found}
    return form_page(request, form, heading=heading, submit=_("Katılma isteğini gönder"), cancel=back)


def _update(request: Request, pk: int, form: OrganisationForm) -> bool:
    try:
        organisations.update_organisation(pk, form.cleaned_data, by=request.actor, at=request.arrived_at)
    except Refused as refusal:
        form.add_error(None, str(refusal.verdict.reason))
        return False
    messages.success(request, _("Kurum bilgileri kaydedildi."))
    return True


def _twin(form: OrganisationForm) -> Organisation | None:
    typed = form.cleaned_data
    return queries.twins_of(typed["vkn"], typed["detsis"], search_key(typed["unit_name"])).first()
