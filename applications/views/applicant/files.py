"""My files: the list, a new one, the page of one."""

import datetime as dt
from collections import Counter
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import Side, Status
from applications.domain import drafting
from applications.domain.approving import fingerprint_of
from applications.domain.beginning import start_with
from applications.forms.applicant.acts import StartForm
from applications.forms.eligibility import EligibilityForm
from applications.models import Call, CompletionRequest, Proposal
from applications.policies import proposal as policies
from applications.policies.drafting import may_start
from applications.policies.judgement import judge
from applications.presenters.expectations import asked_of, clocks_of, expected_of
from applications.presenters.messages import heading_of
from applications.presenters.presence import presence_of
from applications.presenters.standing import Standing, holder_name, standing_of
from applications.presenters.story import story_of
from applications.presenters.tasks import meters_of, of_organisation, tasks_of
from applications.queries import applicant, calls
from applications.queries.approvals import waiting_for
from applications.queries.copying import earlier_files
from applications.queries.facts import facts_of
from applications.queries.messages import new_in
from applications.queries.objections import has_objection_page
from applications.queries.presence import others_in
from applications.queries.sections import comments_on, versions_of
from applications.queries.undertakings import Owed, owed_by, owed_by_each
from applications.views.applicant.consent import consent_of
from applications.views.applicant.room import own_file
from applications.views.carrying import carried, put_down
from cmdp.accounts.memberships import organisations_of
from cmdp.kit.navigation import localized
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.returning import came_back, come_back_to
from cmdp.kit.verdict import Refused

WRITTEN = frozenset({Status.DRAFT, Status.RETURNED})


@require_safe
def proposal_list(request: Request) -> HttpResponse:
    page = keyset_page(applicant.files_of(request.actor), order=["-pk"], after=request.GET.get("sonra", ""))
    context = {
        "page": page,
        "approvals": waiting_for(request.actor),
        "files": _listed(request, page.rows),
        "has_organisation": bool(organisations_of(request.actor)),
        "calls_address": localized("/cagrilar/"),
    }
    return render(request, "applications/applicant/proposal_list.html", context)


def _listed(request: Request, files: list[Proposal]) -> list[tuple[Proposal, Standing, int, list[Owed]]]:
    """Each file with where it is, its number of new messages, and what is still to be signed of it."""
    at = request.arrived_at
    unread, owed = new_in(files, request.actor, side=Side.AGENCY), owed_by_each(files)
    listed = [(file, standing_of(file, at=at)) for file in files]
    return [
        (file, standing, unread.get(file.pk, 0), [one for one in owed.get(file.pk, []) if one.is_open(at)])
        for file, standing in listed
    ]


@require_http_methods(["GET", "POST"])
def proposal_start(request: Request, call_id: str) -> HttpResponse:
    call = get_object_or_404(calls.published(), public_id=call_id)
    organisations = list(applicant.organisations_to_start_with(request.actor))
    typed = carried(request, call)
    data = request.POST if request.method == "POST" else None
    form = StartForm(data, organisations=organisations, has_typed=typed is not None)
    if not form.is_bound or not organisations or not form.is_valid():
        return _start_page(request, call, form, typed)
    try:
        draft = _begin(request, call, form, typed)
    except Refused:
        return _start_page(request, call, form, typed, status=403)
    return put_down(redirect("applications:proposal_detail", draft.public_id), call)


def _begin(request: Request, call: Call, form: StartForm, typed: EligibilityForm | None) -> Proposal:
    act = {"by": request.actor, "at": request.arrived_at}
    if typed and form.cleaned_data["with_typed"]:
        return start_with(call.pk, form.chosen.pk, typed.typed, **act)
    return drafting.start(call.pk, form.chosen.pk, **act)


def _start_page(
    request: Request, call: Call, form: StartForm, typed: EligibilityForm | None, *, status: int = 200
) -> HttpResponse:
    first = next(iter(form.organisations.values()), None)
    context = {
        "call": call,
        "stood": calls.stood(call, request.arrived_at),
        "form": form,
        "typed": typed.shown if typed else [],
        "hours": settings.CARRIED_HOURS,
        "verdict": may_start(request.actor, call, first.pk, at=request.arrived_at) if first else None,
        "drafts": applicant.drafts_in(call, request.actor),
        "earlier": list(earlier_files(request.actor, call)),
    }
    response = render(request, "applications/applicant/proposal_start.html", context, status=status)
    return came_back(request, response) if first else come_back_to(response, request.path)


@require_safe
def proposal_detail(request: Request, public_id: str) -> HttpResponse:
    proposal = own_file(request, public_id)
    place = _whereabouts(proposal, request.arrived_at)
    is_written = proposal.status in WRITTEN
    page, more = ("tasks", _tasks(request, proposal, place["asked"])) if is_written else ("status", {})
    context = {
        "proposal": proposal,
        **place,
        "submissions": list(applicant.submissions_of(proposal)),
        "decision": applicant.decision_of(proposal),
        "may_see_objection": has_objection_page(proposal),
        "story": story_of(proposal),
        "messages_heading": heading_of(new_in([proposal], request.actor, side=Side.AGENCY).get(proposal.pk, 0)),
        **(_verdicts(request, proposal) | more),
    }
    return render(request, f"applications/applicant/{page}.html", context)


def _whereabouts(proposal: Proposal, at: dt.datetime) -> dict[str, Any]:
    """Where the file is, since when, what comes next and about when, and what is asked of whom."""
    standing, since = standing_of(proposal, at=at), applicant.public_since(proposal)
    asked = policies.open_request(proposal)
    expected, owed = expected_of(proposal, standing, since=since, at=at), owed_by(proposal)
    return {
        "standing": standing,
        "holder": holder_name(proposal, standing),
        "since": since,
        "asked": asked,
        "expected": expected,
        "clocks": clocks_of(proposal, asked, at=at),
        "owed": owed,
        "asked_of": asked_of(proposal, standing, asked, expected, [one for one in owed if one.is_open(at)]),
    }


def _verdicts(request: Request, proposal: Proposal) -> dict[str, Any]:
    """Which acts the page offers: the same verdicts that the posts meet."""
    by, at = request.actor, request.arrived_at
    hand_over = policies.may_complete if proposal.status == Status.RETURNED else policies.may_submit
    return {
        "may_send": hand_over(by, proposal, at=at),
        "may_take_back": policies.may_take_back(by, proposal, at=at),
        "may_withdraw": policies.may_withdraw(by, proposal, at=at),
        "may_share": policies.may_share(by, proposal, at=at),
        "may_record": policies.may_record_cover_letter(by, proposal, at=at),
    }


def _tasks(request: Request, proposal: Proposal, asked: CompletionRequest | None) -> dict[str, Any]:
    facts, versions = facts_of(proposal), versions_of(proposal)
    judged = judge(facts)
    wants_word, stopped = proposal.organisation.asks_approval, any(row.is_obstacle for row in judged)
    consent = consent_of(request, proposal, fingerprint_of(facts), has_obstacles=stopped) if wants_word else None
    comments = Counter(row.section for row in comments_on(proposal))
    saves = [version.saved_at for version in versions.values()]
    return {
        "clauses": facts.stage.stage.declaration,
        "tasks": tasks_of(facts, judged, versions, comments, asked.sections if asked else ()),
        "meters": meters_of(judged, versions),
        "of_organisation": [row for row in judged if of_organisation(row)],
        "saved_at": max(saves, default=None),
        "consent": consent,
        "present": presence_of(others_in(proposal, besides=request.actor, at=request.arrived_at)),
    }
