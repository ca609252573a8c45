"""The evaluator's list and the agency's page of a file's evaluators."""

import datetime as dt

from applications.choices import AssignmentState, Status
from applications.domain.reviewing import Draft
from applications.models import Assignment, Proposal
from tests.architecture.budgets.page import Page
from tests.factories.discussions import make_pair, make_remark, make_report, make_talked_of
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.reviews import make_assignment, write
from tests.factories.rules import make_call


def _files(state):
    def fill(cast, rows):
        call = make_call(agency=cast.agency)
        for _ in range(rows):
            file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
            make_assignment(file, cast["evaluator"], state)

    return fill


def _evaluators(cast, rows):
    call = make_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for _ in range(rows):
        make_assignment(file, state=AssignmentState.STEPPED_BACK)


def _versions(cast, rows):
    call = make_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    assignment = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    for hour in range(rows):
        write(assignment, Draft(comment="Not"), at=NOON + dt.timedelta(hours=hour))


def _remarks(cast, rows):
    file = make_talked_of(cast)
    pair = make_pair(cast, file)
    report = make_report(file, cast["evaluator"], proposed_at=NOON)
    for number in range(rows):
        make_remark(file, pair[number % 2].evaluator)
        report.voices.create(person=make_user(), version=1, agrees=True, given_at=NOON)


def _own(cast):
    return {"public_id": Assignment.objects.get(evaluator=cast["evaluator"]).public_id}


def _assignment(_cast):
    return {"public_id": Assignment.objects.get().public_id}


def _file(_cast):
    return {"public_id": Proposal.objects.get().public_id}


PAGES = {
    "applications:evaluation_list": Page(7, persona="evaluator", fill=_files(AssignmentState.ASKED)),
    "applications:evaluation_list done": Page(
        7, persona="evaluator", fill=_files(AssignmentState.SENT), query="?durum=biten"
    ),
    "applications:evaluations_awaited": Page(8, persona="officer", fill=_files(AssignmentState.ASKED)),
    "applications:evaluation_discussion": Page(15, persona="evaluator", fill=_remarks, arguments=_own),
    "applications:evaluation_consensus": Page(13, persona="evaluator", fill=_remarks, arguments=_own),
    "applications:file_discussion": Page(20, persona="manager", fill=_remarks, arguments=_file),
    "applications:evaluation_versions": Page(8, persona="evaluator", fill=_versions, arguments=_assignment),
    "applications:file_evaluators": Page(26, persona="officer", fill=_evaluators, arguments=_file),
}
