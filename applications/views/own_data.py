"""What is held of me: have it put together, or be forgotten."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import erasing
from applications.forms.pool import PlainAnswerForm
from applications.policies.erasing import may_erase
from applications.queries.kept import REGISTER
from applications.views.acting import accepted, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: Request) -> HttpResponse:
    if request.method == "POST":
        job = erasing.ask_for_own_data(**stamps(request))
        return redirect("applications:job", job.public_id)
    return render(request, "applications/own_data.html", {"register": REGISTER})


@require_http_methods(["GET", "HEAD", "POST"])
def own_erase(request: Request) -> HttpResponse:
    form = PlainAnswerForm(posted(request))
    if request.method == "POST" and accepted(request, form, lambda: erasing.erase(**stamps(request))):
        logout(request)
        messages.success(request, _("Hesabınız silindi. Ne kaldığını adresinize gönderdiğimiz mektup anlatıyor."))
        return redirect(settings.LOGOUT_REDIRECT_URL)
    context = {"form": form, "verdict": may_erase(request.actor), "cancel": reverse("applications:own_data")}
    context |= {"submit": _("Hesabımı sil"), "kind": "danger"}
    return render(request, "applications/own_erase.html", context)
