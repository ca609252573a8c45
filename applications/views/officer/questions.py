"""The desk's questions about calls: the queue, one question, who owns it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import questions as acts
from applications.forms.questions import HandOverForm, QueueForm
from applications.models import CallQuestion
from applications.policies import questions as may
from applications.policies.relations import is_agency_staff
from applications.presenters.questions import acts_shown, answer_shown, queue_row, queue_rows
from applications.presenters.record import lines
from applications.queries import desk
from applications.queries.questions import of_desk, queue_of, waiting_at
from applications.views.acting import act_page, attempt, posted
from cmdp.audit.queries import history_of
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

ACTS = {
    "hand_over": may.may_hand_over,
    "answer": may.may_answer,
    "propose": may.may_propose,
    "send_back": may.may_send_back,
    "publish": may.may_publish,
    "link": may.may_link,
    "refuse": may.may_refuse,
    "reopen": may.may_reopen,
    "correct": may.may_correct,
}
# Who asked stands in the record; whoever answers need not know.
ASKED = "question.ask"


def question_at_desk(request: Request, public_id: str) -> CallQuestion:
    """A question of the person's agency; a stranger finds nothing."""
    return get_object_or_404(of_desk(request.actor), public_id=public_id)


def page_of(question: CallQuestion) -> str:
    """The question's own page at the desk."""
    return reverse("applications:desk_question", args=[question.public_id])


@require_safe
def question_queue(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    form = QueueForm(request.GET, calls=desk.calls_of_desk(request.actor))
    filters = form.cleaned_data if form.is_valid() else {}
    found = queue_of(request.actor, filters, at=request.arrived_at)
    page = keyset_page(found, order=["due_at"], after=request.GET.get("sonra", ""))
    context = {
        "form": form,
        "page": page,
        "rows": queue_rows(page.rows, at=request.arrived_at),
        "waiting": waiting_at(request.actor, at=request.arrived_at),
    }
    return render(request, "applications/officer/questions.html", context)


@require_safe
def desk_question(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    history = [event for event in history_of(question) if event.verb != ASKED]
    verdicts = {name: policy(request.actor, question) for name, policy in ACTS.items()}
    context = {
        "question": question,
        "clock": queue_row(question, at=request.arrived_at),
        "shown": answer_shown(question),
        "may_take": may.may_take(request.actor, question),
        "acts": acts_shown(question, verdicts),
        "history": lines(history),
    }
    return render(request, "applications/officer/question.html", context)


@require_POST
def question_take(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    done = _("Soruyu üstlendiniz.")
    attempt(request, lambda: acts.take(question.pk, by=request.actor, at=request.arrived_at), done)
    return redirect(page_of(question))


@require_http_methods(["GET", "POST"])
def question_hand_over(request: Request, public_id: str) -> HttpResponse:
    question = question_at_desk(request, public_id)
    people = desk.staff_of(question.call).exclude(pk=question.asked_by_id)
    form = HandOverForm(posted(request), people=people, initial={"owner": question.owner_id})
    return act_page(
        request,
        form,
        verdict=may.may_hand_over(request.actor, question),
        act=lambda: acts.hand_over(question.pk, to=form.cleaned_data["owner"], by=request.actor, at=request.arrived_at),
        done=_("Sorunun sorumlusu değişti."),
        back=page_of(question),
        template="applications/officer/question_act.html",
        heading=_("Soruyu devret"),
        submit=_("Devret"),
        question=question,
    )
