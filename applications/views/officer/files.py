"""The agency's work list and a file's page."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain import checking
from applications.domain.inside import see_mentions
from applications.forms.officer import CommentForm, ExpertForm
from applications.policies import checking as may
from applications.policies.relations import is_agency_staff
from applications.presenters.desk_due import board_of, status_counts
from applications.presenters.evaluation import task_rows
from applications.queries import desk
from applications.queries.desk_due import due_at_desk
from applications.queries.desk_file import files_at_desk, read_at_desk
from applications.queries.inside import lines_of_mentions
from applications.queries.messages import waiting_for_answer
from applications.queries.proposals import documents_of_desk, of_agencies
from applications.queries.questions import waiting_at
from applications.queries.sections import sections_asked
from applications.queries.workload import evaluation_tasks
from applications.views.acting import act_page, attempt, posted
from applications.views.differing import difference_context
from applications.views.downloads import attachment
from applications.views.officer.context import file_context
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_safe
def work_list(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    whose, at = request.GET.get("kimin", ""), request.arrived_at
    context = {
        "whose": whose,
        "due": board_of(due_at_desk(request.actor, at=at, whose=whose), at=at),
        "work": desk.work_of(request.actor, at=at, whose=whose),
        "tasks": task_rows(evaluation_tasks(request.actor, at=at, whose=whose)),
        "counts": status_counts(desk.counts_by_status(request.actor, whose), whose),
        "questions": waiting_at(request.actor, at=at),
        "talks": waiting_for_answer(request.actor, at=at),
        "mentions": list(lines_of_mentions(request.actor, desk.MOST_NAMED)),
    }
    return render(request, "applications/officer/work_list.html", context)


@require_safe
def desk_proposal(request: Request, public_id: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    proposal = get_object_or_404(files_at_desk(request.actor), public_id=public_id)
    file = read_at_desk(proposal, request.actor)
    context = file_context(proposal, file, **stamps(request))
    if file.holds.mentions:
        see_mentions(proposal, **stamps(request))
    context["expert_form"] = ExpertForm(people=desk.staff_of(proposal.call), initial={"expert": proposal.expert_id})
    return render(request, "applications/officer/proposal.html", context)


@require_safe
def desk_difference(request: Request, public_id: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    proposal = get_object_or_404(of_agencies(request.actor).with_relations(), public_id=public_id)
    return render(request, "applications/officer/difference.html", difference_context(request, proposal))


@require_POST
def proposal_take_on(request: Request, public_id: str) -> HttpResponse:
    require(is_agency_staff(request.actor))
    proposal = get_object_or_404(of_agencies(request.actor), public_id=public_id)
    form = ExpertForm(request.POST, people=desk.staff_of(proposal.call))
    if form.is_valid():
        done = _("Dosyanın sorumlusu: %(name)s.") % {"name": form.cleaned_data["expert"].full_name}
        attempt(request, lambda: checking.take_on(proposal.pk, **form.cleaned_data, **stamps(request)), done)
    return redirect("applications:desk_proposal", public_id)


@require_http_methods(["GET", "POST"])
def proposal_comment(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(of_agencies(request.actor), public_id=public_id)
    form = CommentForm(posted(request), sections=sections_asked(proposal))
    return act_page(
        request,
        form,
        verdict=may.may_comment(request.actor, proposal, at=request.arrived_at),
        act=lambda: checking.comment(proposal.pk, **form.cleaned_data, by=request.actor, at=request.arrived_at),
        done=_("Görüşünüz başvurana görünür."),
        back=reverse("applications:desk_proposal", args=[public_id]),
        heading=_("Taslağa görüş yaz"),
        submit=_("Görüşü ekle"),
        proposal=proposal,
    )


@require_safe
def desk_document(request: Request, public_id: str) -> FileResponse:
    require(is_agency_staff(request.actor))
    return attachment(request, get_object_or_404(documents_of_desk(request.actor), public_id=public_id))
