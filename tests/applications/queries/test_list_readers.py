"""Who is kept from a ranked list: by any file of it that they may not judge, or that they marked."""

import pytest

from applications.choices import AssignmentState
from applications.models import Assignment
from applications.queries.conflicts import kept_from
from applications.queries.decisions import keeps_from_list
from applications.queries.evaluation import marked_by
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import join
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    rules = make_rule_set(stages=2, frozen=True, values={"applicant_hidden": "yes", "assessors": "pool"})
    return make_call(agency=cast.agency, rule_set=rules, stages=2)


@kept
def file(call):
    return make_proposal(call=call, status="reviewed")


def _marked(file, person):
    make_assignment(file, person, "sent")


def _gave_back(file, person):
    make_assignment(file, person, AssignmentState.CANCELLED)


def _judged_blindly_before(file, person):
    """In the stage before, in which nothing of it was hidden from the list of this one."""
    make_assignment(file, person, "sent")
    Assignment.objects.update(call_stage=file.call.stages.last())


@pytest.mark.parametrize(
    ("tie", "keeps"),
    [
        (lambda *_told: None, False),
        (make_conflict, True),
        (lambda file, person: join(person, "organisation_editor", file.organisation), True),
        (_marked, True),
        (_gave_back, False),
        (_judged_blindly_before, True),
    ],
    ids=["nothing", "conflict", "own body", "marked", "gave back", "judged blindly"],
)
def test_a_list_keeps_out_whom_one_of_its_files_keeps_out(cast, file, tie, keeps):
    person, window = cast["manager"], file.call_stage

    tie(file, person)

    one_by_one = file in kept_from(person) or file in marked_by(person)
    assert (keeps_from_list(person, window), one_by_one) == (keeps, keeps)
