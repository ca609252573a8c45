"""Reminding by hand: whom a file waits for, once a day, and never instead of the clock's own word."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, Status
from applications.domain import clock, reminding
from applications.policies.reminding import may_remind
from applications.queries.applicant import UNTOLD
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import DUE, make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

DAY = dt.timedelta(days=1)


@kept
def reviewed(cast):
    """One evaluator is asked, one has sent."""
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    make_assignment(file, cast["evaluator"], AssignmentState.ASKED)
    make_assignment(file, cast["other_evaluator"], AssignmentState.SENT)
    return file


@kept
def returned(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    make_request(file, cast["officer"])
    return file


def kinds():
    return sorted(Letter.objects.values_list("kind", "to_email"))


def test_evaluators_who_have_not_sent_are_reminded(reviewed, cast):
    reminding.remind(reviewed.pk, by=cast["officer"], at=NOON)

    assert kinds() == [("evaluator_reminded", cast["evaluator"].email)]
    assert Event.objects.filter(verb="proposal.remind").count() == 1
    assert "proposal.remind" in UNTOLD


def test_the_applicant_is_reminded_while_the_time_runs(returned, cast):
    letters = reminding.remind(returned.pk, by=cast["officer"], at=DUE - DAY)

    assert {kind for kind, _email in kinds()} == {"proposal_completion_reminder"}
    assert len(letters) == len(kinds()) > 0


@pytest.mark.parametrize("name", ["reviewed", "returned"])
def test_nobody_is_reminded_twice_a_day(name, request, cast):
    file, at = request.getfixturevalue(name), DUE - 3 * DAY
    reminding.remind(file.pk, by=cast["officer"], at=at)

    assert may_remind(cast["officer"], file, at=at + DAY - dt.timedelta(seconds=1)).code == "reminded_lately"
    assert may_remind(cast["officer"], file, at=at + DAY)


def test_the_clocks_own_reminder_still_goes(reviewed, cast):
    reminding.remind(reviewed.pk, by=cast["officer"], at=NOON)
    pending = reviewed.assignments.get(state=AssignmentState.ASKED)

    assert clock.remind_evaluator(pending.pk, at=pending.due_at - DAY)
    assert Letter.objects.filter(kind="evaluator_reminded").count() == 2


@pytest.mark.parametrize("name", ["reviewed", "returned"])
def test_the_clock_waits_a_day_after_a_reminder_by_hand_while_there_is_time(name, request, cast):
    file, at = request.getfixturevalue(name), DUE - 3 * DAY
    reminding.remind(file.pk, by=cast["officer"], at=at)
    act, row = _clocks_own(file)

    soon = act(row.pk, at=at + dt.timedelta(hours=1))
    later = act(row.pk, at=at + DAY)

    assert (soon, later) == (False, True)


def test_the_clock_does_not_wait_where_the_end_is_near(returned, cast):
    reminding.remind(returned.pk, by=cast["officer"], at=DUE - DAY)
    act, row = _clocks_own(returned)

    assert act(row.pk, at=DUE - DAY + dt.timedelta(hours=1))


def _clocks_own(file):
    if file.status == Status.RETURNED:
        return clock.remind_of_request, file.completion_requests.get()
    return clock.remind_evaluator, file.assignments.get(state=AssignmentState.ASKED)


def test_a_file_that_waits_for_nobody_reminds_nobody(reviewed, returned, cast):
    reviewed.assignments.filter(state=AssignmentState.ASKED).delete()
    quiet = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)

    codes = [may_remind(cast["officer"], file, at=DUE).code for file in (reviewed, returned, quiet)]

    assert codes == ["nobody_awaited"] * 3
    with pytest.raises(Refused):
        reminding.remind(quiet.pk, by=cast["officer"], at=NOON)


def test_who_evaluates_a_file_reminds_nobody_and_learns_nothing(reviewed, returned, cast):
    for file in (reviewed, returned):
        make_assignment(file, cast["manager"], AssignmentState.ACCEPTED)

    codes = {may_remind(cast["manager"], file, at=NOON).code for file in (reviewed, returned)}

    assert codes == {"evaluates_here"}
    assert may_remind(cast["other_officer"], reviewed, at=NOON).code == "stranger"
    assert may_remind(cast["other_officer"], returned, at=NOON).code == "not_agency"
