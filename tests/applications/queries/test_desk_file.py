"""A file's page at the desk begins by asking what the file holds: what is judged by it is what is judged without."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, ProjectState, Scan, SectionKey, Status
from applications.models import CheckConclusion, ExpertComment, NoteMention, Proposal, StatusLine
from applications.policies import inside, messages, notifying, relations
from applications.queries.desk_file import Holds, holds_of, read_at_desk
from applications.views.officer.context import ACTS, OUTCOMES
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import answer_lists, make_ministry_act, make_opinion, make_request
from tests.factories.files import make_document, make_proposal
from tests.factories.inside import make_inside_paper, make_note, make_visit
from tests.factories.messages import make_message
from tests.factories.people import NOON
from tests.factories.reserve import make_call_up
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set
from tests.factories.undertakings import make_undertaking

LATER = NOON + dt.timedelta(days=60)


def _judged(by, file, at):
    """Every verdict of the file's page and every tie by its code."""
    acts = {name: policy(by, file, at=at) for name, policy in (ACTS | OUTCOMES).items()}
    reads = {"read": messages.may_read, "inside": inside.may_read_inside, "note": notifying.may_note_notification}
    verdicts = acts | {name: policy(by, file) for name, policy in reads.items()}
    ties = (relations.has_conflict, relations.judges_blindly, relations.evaluates, relations.has_evaluated)
    return {name: verdict.code for name, verdict in verdicts.items()}, [bool(tie(by, file)) for tie in ties]


def _files(cast):
    """One in every status, checked and opined on as far as it can be."""
    call = make_call(agency=cast.agency, rule_set=make_rule_set())
    for status in Status:
        file = make_proposal(call=call, status=status)
        answer_lists(file, cast["officer"], refused=status == Status.RETURNED)
        make_opinion(file, cast["manager"], released=status != Status.POSITIVE)
    make_request(Proposal.objects.get(status=Status.RETURNED), cast["officer"])
    _conclude(make_proposal(call=call, status=Status.SUBMITTED), cast["officer"])
    make_assignment(Proposal.objects.get(status=Status.UNDER_REVIEW), cast["officer"], AssignmentState.ACCEPTED)
    make_assignment(Proposal.objects.get(status=Status.REVIEWED), cast["officer"], AssignmentState.CANCELLED)
    make_conflict(Proposal.objects.get(status=Status.WITH_MINISTRY), cast["officer"])
    return call


def _conclude(file, by):
    told = {"call_stage": file.call_stage, "passes": True, "concluded_by": by, "concluded_at": NOON}
    return CheckConclusion.objects.create(proposal=file, **told)


@pytest.mark.parametrize("at", [NOON, LATER])
def test_what_is_judged_of_a_file_read_at_the_desk_is_what_is_judged_without(cast, at):
    _files(cast)
    read = {}

    for name in ("officer", "manager"):
        for row in Proposal.objects.with_relations():
            read_at_desk(row, cast[name])
            asked = Proposal.objects.with_relations().get(pk=row.pk)
            read[name, row.status, row.pk] = _judged(cast[name], row, at), _judged(cast[name], asked, at)

    assert {key: pair[0] for key, pair in read.items()} == {key: pair[1] for key, pair in read.items()}


@pytest.mark.parametrize("name", ["officer", "manager"])
def test_who_judges_a_file_without_its_applicant_is_known_as_without_reading(cast, name):
    rules = make_rule_set(values={"applicant_hidden": "yes", "assessors": "both"})
    file = make_proposal(call=make_call(agency=cast.agency, rule_set=rules), status=Status.UNDER_REVIEW)
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    row = Proposal.objects.with_relations().get(pk=file.pk)
    read_at_desk(row, cast[name])

    assert _judged(cast[name], row, NOON) == _judged(cast[name], file, NOON)
    assert relations.judges_blindly(cast[name], row) == (name == "officer")


def test_what_was_read_for_one_person_is_not_believed_of_another(cast):
    file = make_proposal(call=make_call(agency=cast.agency), status=Status.UNDER_REVIEW)
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    make_conflict(file, cast["officer"])
    read_at_desk(file, cast["manager"])

    of_officer = [
        tie(cast["officer"], file) for tie in (relations.has_conflict, relations.evaluates, relations.has_evaluated)
    ]

    assert of_officer == [True, True, True]


def test_an_empty_file_holds_nothing_and_that_costs_one_query(cast, django_assert_num_queries):
    file = make_proposal(call=make_call(agency=cast.agency))
    holds_of(file, cast["officer"])

    with django_assert_num_queries(1):
        holds = holds_of(file, cast["officer"])

    assert holds == Holds(**dict.fromkeys(Holds.__slots__, False))


def test_what_a_file_holds_is_found_part_by_part(cast):
    file = make_call_up(cast).opinion.proposal
    reader = cast["officer"]
    answer_lists(file, reader)
    make_request(file, reader)
    _conclude(file, reader)
    make_document(file, scan=Scan.WAITING)
    make_undertaking(file)
    make_ministry_act(file, cast["manager"])
    stamps = {"recorded_at": NOON, "recorded_by": reader}
    StatusLine.objects.create(
        proposal=file, state=ProjectState.RUNNING, dated_on=NOON.date(), letter_number="E-1", **stamps
    )
    ExpertComment.objects.create(proposal=file, section=SectionKey.PROJECT, text="Ek.", author=reader, written_at=NOON)
    NoteMention.objects.create(note=make_note(file), person=reader)
    make_inside_paper(file)
    make_visit(file)
    make_message(file)
    make_assignment(file, reader, AssignmentState.SENT)
    make_conflict(file, reader)

    of_reader, of_other = holds_of(file, reader), holds_of(file, cast["manager"])

    assert of_reader == Holds(**dict.fromkeys(Holds.__slots__, True))
    own = {"in_conflict", "judges", "evaluated", "evaluates", "mentions"}
    assert of_other == Holds(**{name: name not in own for name in Holds.__slots__})
