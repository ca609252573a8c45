"""The evaluator's list and the agency's page of a file's evaluators."""

from applications.choices import AssignmentState, Status
from applications.models import Proposal
from tests.architecture.budgets.page import Page
from tests.factories.files import make_proposal
from tests.factories.reviews import make_assignment
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


def _file(_cast):
    return {"public_id": Proposal.objects.get().public_id}


PAGES = {
    "applications:evaluation_list": Page(5, persona="evaluator", fill=_files(AssignmentState.ASKED)),
    "applications:evaluation_list done": Page(
        6, persona="evaluator", fill=_files(AssignmentState.SENT), query="?durum=biten"
    ),
    "applications:file_evaluators": Page(26, persona="officer", fill=_evaluators, arguments=_file),
}
