"""Ask about a call; one's own questions."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import questions as acts
from applications.forms.questions import AskForm
from applications.policies.questions import may_ask
from applications.presenters.questions import own_questions
from applications.queries.calls import published
from applications.queries.questions import answer_days_of, asked_by, questions_until
from applications.views.acting import accepted, posted
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request


@require_http_methods(["GET", "POST"])
def question_ask(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(published(), public_id=public_id)
    form = AskForm(posted(request), initial={"form_key": new_id()})
    form.helper = PageFormHelper(  # type: ignore[attr-defined]
        form, submit=_("Soruyu gönder"), cancel=reverse("applications:call_questions", args=[public_id])
    )

    def act() -> object:
        typed = form.cleaned_data
        return acts.ask(found.pk, typed["text"], form_key=typed["form_key"], by=request.actor, at=request.arrived_at)

    if accepted(request, form, act, _("Sorunuz ajansa ulaştı. Yanıtlandığında size mektup yazarız.")):
        return redirect("applications:my_questions")
    context = {
        "call": found,
        "form": form,
        "verdict": may_ask(request.actor, found, at=request.arrived_at),
        "until": questions_until(found),
        "days": answer_days_of(found),
    }
    return render(request, "applications/applicant/question_ask.html", context)


@require_safe
def my_questions(request: Request) -> HttpResponse:
    page = keyset_page(asked_by(request.actor), order=["-pk"], after=request.GET.get("sonra", ""))
    context = {"page": page, "questions": own_questions(page.rows, at=request.arrived_at)}
    return render(request, "applications/applicant/questions.html", context)
