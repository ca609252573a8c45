"""My letters: how those that need not come at once shall come."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cmdp.accounts.forms.letters import LetterChoiceForm
from cmdp.accounts.views.acting import attempt, form_page
from cmdp.kit.requests import Request
from cmdp.outbox.choosing import choose, frequency_of
from cmdp.outbox.kinds import told_by_necessity
from cmdp.outbox.models import Frequency


@require_http_methods(["GET", "POST"])
def letter_choice(request: Request) -> HttpResponse:
    form = LetterChoiceForm(request.POST or None, initial={"frequency": frequency_of(request.actor.pk)})
    if form.is_valid():
        chosen = Frequency(form.cleaned_data["frequency"])
        attempt(
            request,
            lambda: choose(request.actor.pk, chosen, by=request.actor, at=request.arrived_at),
            _("Mektup tercihiniz kaydedildi: %(chosen)s.") % {"chosen": chosen.label.lower()},
        )
        return redirect("accounts:letter_choice")
    return form_page(
        request,
        form,
        heading=_("Mektuplarım"),
        submit=_("Tercihimi kaydet"),
        cancel=reverse("accounts:home"),
        template="accounts/letter_choice.html",
        always=told_by_necessity(is_necessary=True),
        chosen=told_by_necessity(is_necessary=False),
    )
