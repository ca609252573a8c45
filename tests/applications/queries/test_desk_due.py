"""What is due at the desk: every clock of a file, ahead as far as five working days, of whom it concerns."""

import datetime as dt

import pytest

from applications.choices import AssignmentState, Status
from applications.models import Proposal
from applications.presenters.desk_due import board_of
from applications.queries.desk import counts_by_status, work_of
from applications.queries.desk_due import due_at_desk, people_with_clocks
from applications.reserved import CallUpState
from cmdp.regions.working_days import ISTANBUL
from tests.factories.decisions import make_request
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.objections import decided, make_objection, make_told
from tests.factories.people import NOON
from tests.factories.reserve import make_call_up
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
PERIODS = {"check_expected_days": "5", "opinion_expected_days": "10"}


@kept
def call(cast):
    """It closed a week before noon, a Monday."""
    rules = make_rule_set(frozen=True, values=PERIODS)
    return make_call(agency=cast.agency, rule_set=rules, closes_at=NOON - 7 * DAY)


def file_at(call, cast, status, **fields):
    return make_proposal(call=call, status=status, organisation=cast.organisation, **fields)


def shown(person, at=NOON, whose=""):
    return [
        (Proposal.objects.get(pk=one.file.pk), str(one.kind), one.at) for one in due_at_desk(person, at=at, whose=whose)
    ]


def test_a_completion_is_due_and_once_over_the_agencys(call, cast):
    running, over, far = (file_at(call, cast, Status.RETURNED) for _ in range(3))
    make_request(running, cast["officer"], due_at=NOON + DAY)
    make_request(over, cast["officer"], due_at=NOON)
    make_request(far, cast["officer"], due_at=NOON + 30 * DAY)

    assert shown(cast["officer"]) == [(over, "decide", NOON), (running, "completion", NOON + DAY)]


def test_the_first_evaluator_whose_time_runs_out_stands_for_the_file(call, cast):
    file = file_at(call, cast, Status.UNDER_REVIEW)
    make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED, due_at=NOON + 2 * DAY)
    make_assignment(file, cast["other_evaluator"], AssignmentState.ASKED, due_at=NOON - DAY)
    done = file_at(call, cast, Status.UNDER_REVIEW)
    make_assignment(done, cast["evaluator"], AssignmentState.SENT, due_at=NOON)

    assert shown(cast["officer"]) == [(file, "evaluation", NOON - DAY)]


def test_who_evaluates_a_file_learns_of_no_other_by_its_clock(call, cast):
    file = file_at(call, cast, Status.UNDER_REVIEW)
    make_assignment(file, cast["manager"], AssignmentState.ACCEPTED, due_at=NOON + 3 * DAY)
    make_assignment(file, cast["evaluator"], AssignmentState.ASKED, due_at=NOON - DAY)
    make_message(file, due_at=NOON)

    assert shown(cast["manager"]) == [(file, "evaluation", NOON + 3 * DAY)]
    assert [kind for _file, kind, _at in shown(cast["officer"])] == ["evaluation", "message"]


def test_the_oldest_message_that_waits_is_due(call, cast):
    file = file_at(call, cast, Status.SUBMITTED, status_since=NOON)
    make_message(file, due_at=NOON + 2 * DAY)
    make_message(file, due_at=NOON + DAY)
    make_message(file, due_at=NOON - DAY, settled_at=NOON, settled_by=cast["officer"])

    assert (file, "message", NOON + DAY) in shown(cast["officer"])
    assert len([kind for _file, kind, _at in shown(cast["officer"]) if kind == "message"]) == 1


def test_a_check_is_expected_some_working_days_after_the_close(call, cast):
    """Closed on Monday noon, five working days: five in the afternoon of the Monday after."""
    file = file_at(call, cast, Status.SUBMITTED, status_since=NOON - 20 * DAY)

    assert shown(cast["officer"]) == [(file, "check", dt.datetime(2026, 3, 2, 17, 1, tzinfo=ISTANBUL))]


def test_a_check_of_a_rolling_call_is_expected_from_the_sending(cast):
    rules = make_rule_set(frozen=True, values=PERIODS)
    call = make_call(agency=cast.agency, rule_set=rules, is_rolling=True)
    file = file_at(call, cast, Status.SUBMITTED, status_since=NOON)

    assert shown(cast["officer"]) == [(file, "check", dt.datetime(2026, 3, 9, 17, 1, tzinfo=ISTANBUL))]


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (5, False), (7, True), (40, True)])
def test_an_opinion_is_due_within_five_working_days_or_not_yet(days, is_due, call, cast):
    file_at(call, cast, Status.REVIEWED, status_since=NOON - days * DAY)

    assert bool(shown(cast["officer"])) is is_due


def test_where_no_period_is_announced_no_clock_runs(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values=dict.fromkeys(PERIODS, "0")))
    file_at(call, cast, Status.REVIEWED, status_since=NOON - 90 * DAY)

    assert shown(cast["officer"]) == []


def test_what_is_due_is_told_of_whom_it_concerns(call, cast):
    own = file_at(call, cast, Status.REVIEWED, status_since=NOON - 40 * DAY, expert=cast["officer"])
    free = file_at(call, cast, Status.REVIEWED, status_since=NOON - 39 * DAY)
    held = file_at(call, cast, Status.REVIEWED, status_since=NOON - 38 * DAY, expert=cast["manager"])
    found = {whose: [file for file, _kind, _at in shown(cast["officer"], whose=whose)] for whose in ("mine", "unowned")}

    assert found == {"mine": [own], "unowned": [free]}
    assert [file for file, _kind, _at in shown(cast["officer"])] == [own, free, held]
    assert shown(cast["other_officer"]) == []
    assert counts_by_status(cast["officer"], "mine") == {"reviewed": 1}


def test_days_left_are_working_days(call, cast):
    """Noon is a Monday: to the Monday after it is five working days, the weekend between counts for none."""
    file = file_at(call, cast, Status.RETURNED)
    make_request(file, cast["officer"], due_at=NOON + 7 * DAY)

    assert [one.days_left for one in due_at_desk(cast["officer"], at=NOON)] == [5]


def test_the_cost_does_not_grow_with_the_files(call, cast, django_assert_num_queries):
    for number in (1, 3):
        for _ in range(number):
            make_request(file_at(call, cast, Status.RETURNED), cast["officer"], due_at=NOON)
            file_at(call, cast, Status.REVIEWED, status_since=NOON - 40 * DAY)
            make_assignment(file_at(call, cast, Status.UNDER_REVIEW), due_at=NOON)
        due_at_desk(cast["officer"], at=NOON)

        with django_assert_num_queries(9):
            due_at_desk(cast["officer"], at=NOON)


def test_the_page_shows_the_most_urgent_of_today_and_says_that_there_are_more(call, cast, monkeypatch):
    monkeypatch.setattr("applications.presenters.desk_due.SHOWN", 1)
    first, second = (file_at(call, cast, Status.RETURNED) for _ in range(2))
    make_request(first, cast["officer"], due_at=NOON - DAY)
    found = due_at_desk(cast["officer"], at=NOON)
    assert not board_of(found, at=NOON).is_cut
    make_request(second, cast["officer"], due_at=NOON + dt.timedelta(hours=1))

    board = board_of(due_at_desk(cast["officer"], at=NOON), at=NOON)

    assert ([row.file.pk for row in board.today], board.following, board.is_cut) == ([first.pk], [], True)
    assert board.today[0].left == "1 gün geçti"


@pytest.mark.parametrize(
    ("ends", "left"),
    [(-1, "bugün doldu"), (60, "bugün"), (24 * 60, "1 iş günü kaldı"), (7 * 24 * 60, "5 iş günü kaldı")],
)
def test_what_is_left_is_said_in_working_days(ends, left, call, cast):
    make_request(file_at(call, cast, Status.RETURNED), cast["officer"], due_at=NOON + dt.timedelta(minutes=ends))

    board = board_of(due_at_desk(cast["officer"], at=NOON), at=NOON)

    assert [row.left for row in (*board.today, *board.following)] == [left]


def test_the_work_list_names_the_most_urgent_of_each_kind_only(call, cast, monkeypatch):
    monkeypatch.setattr("applications.queries.desk.MOST_NAMED", 1)
    late = file_at(call, cast, Status.RETURNED, status_since=NOON)
    make_request(late, cast["officer"], due_at=NOON - DAY)
    for days in (3, 2):
        make_request(file_at(call, cast, Status.RETURNED), cast["officer"], due_at=NOON + days * DAY)
    first = file_at(call, cast, Status.SUBMITTED, status_since=NOON - 9 * DAY)
    file_at(call, cast, Status.SUBMITTED, status_since=NOON - 8 * DAY)

    work = work_of(cast["officer"], at=NOON)

    assert [[row.pk for row in rows] for rows in (work.expired, work.to_check)] == [[late.pk], [first.pk]]
    assert [row.due_at for row in work.waiting_for_applicant] == [NOON + 2 * DAY]


def test_an_objection_is_due_until_it_is_decided(cast):
    file = make_told(cast)
    make_objection(file, due_at=NOON + DAY)
    make_objection(make_told(cast), **decided(cast["other_manager"]), due_at=NOON + DAY)

    assert shown(cast["officer"]) == [(file, "objection", NOON + DAY)]


def test_an_objection_is_its_deciders_too_and_nobodys_who_evaluates_the_file(cast):
    file = make_told(cast)
    make_objection(file, decider=cast["manager"], due_at=NOON + DAY)

    assert shown(cast["manager"], whose="mine") == [(file, "objection", NOON + DAY)]
    assert [shown(cast["officer"], whose=whose) for whose in ("mine", "unowned")] == [
        [],
        [(file, "objection", NOON + DAY)],
    ]
    assert people_with_clocks() == {cast["manager"].pk}
    make_assignment(file, cast["officer"], AssignmentState.SENT)
    assert shown(cast["officer"]) == []


def test_a_call_from_the_reserve_list_is_due_until_it_is_answered(cast):
    waiting = make_call_up(cast, due_at=NOON + DAY)
    make_call_up(cast, state=CallUpState.ACCEPTED, ended_at=NOON, ended_by=cast["owner"])

    assert shown(cast["officer"]) == shown(cast["manager"], whose="mine") == [(waiting.proposal, "call_up", NOON + DAY)]
    assert people_with_clocks() == {cast["manager"].pk}
