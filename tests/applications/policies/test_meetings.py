"""Who plans, runs and reads a commission's meeting: nobody but its managers runs it, whoever else may look."""

import pytest

from applications.domain import deciding, meetings
from applications.policies import commission as seats
from applications.policies import meeting as may
from applications.queries import commission as queries
from applications.queries.commission import Room
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from tests.factories.meetings import THEN, make_board
from tests.factories.people import make_user
from tests.support.kept import kept

ROOM = Room()
RUN = {
    "plan": lambda by, b: may.may_plan(by, b.meeting.call_stage, b.commission),
    "change": lambda by, b: may.may_change_plan(by, b.meeting),
    "order": lambda by, b: may.may_order(by, b.meeting),
    "begin": lambda by, b: may.may_open_meeting(by, b.meeting, at=THEN),
    "take up": lambda by, b: may.may_take_up(by, b.items[0]),
    "cut": lambda by, b: may.may_cut(by, b.items[0]),
    "put": lambda by, b: may.may_put(by, b.items[0], ROOM),
    "postpone": lambda by, b: may.may_postpone(by, b.items[0]),
    "mark anew": lambda by, b: may.may_ask_remarking(by, b.items[0], at=THEN),
    "end": lambda by, b: may.may_end(by, b.meeting),
    "keep paper": lambda by, b: may.may_keep_paper(by, b.meeting),
    "close": lambda by, b: may.may_close(by, b.meeting),
    "correct": lambda by, b: may.may_correct(by, b.meeting),
}


@kept
def board(cast):
    return make_board(cast, files=1, members=3)


@pytest.mark.parametrize("act", RUN)
def test_neither_officer_nor_member_runs_a_meeting(board, act):
    refusals = [
        RUN[act](by, board).code for by in (board.cast["officer"], board.members[0], board.cast["other_manager"])
    ]

    assert refusals == ["not_manager"] * 3


def test_the_agenda_stands_once_the_meeting_is_over(board):
    board.open(quorum=1)
    meetings.end(board.meeting.pk, **board.run())
    board.meeting.refresh_from_db()

    assert may.may_order(board.cast["manager"], board.meeting).code == "meeting_over"


def test_a_vote_that_is_not_open_is_neither_given_nor_shown(board):
    motion = board.open(quorum=1).put()
    motion.item.refresh_from_db()

    assert may.may_see_votes(board.members[0], motion).code == "still_voted_on"
    assert may.may_vote(board.cast["officer"], motion).code == "stranger"
    assert list(queries.motions_visible_to(board.members[0])) == [motion]
    assert list(queries.motions_visible_to(board.cast["officer"])) == []


def test_the_signed_paper_is_for_whom_every_file_is_open(board):
    member, other = board.members[0], board.members[1]
    board.declare(board.items[0], member, other)
    deciding.declare_conflict(board.items[0].pk, grounds=["kin"], by=other, at=THEN)

    answers = [may.may_read_all(by, board.meeting).code for by in (board.cast["manager"], member, other, make_user())]

    assert answers == ["", "", "closed_file", "stranger"]


def test_desks_open_to_their_people(board):
    cast = board.cast

    assert {name for name, person in cast.people.items() if seats.may_keep_commissions(person)} == {
        "manager",
        "other_manager",
    }
    assert {name for name, person in cast.people.items() if seats.may_enter(person)} == {
        *("officer", "manager", "other_officer", "other_manager")
    }
    assert seats.may_enter(board.members[0])
    assert board.members[0].seats[0].role == Role.COMMISSION_MEMBER


def test_lists_are_of_the_agency_or_of_who_was_invited(board):
    manager, member = board.cast["manager"], board.members[0]

    assert [queries.meetings_of_manager(by).count() for by in (manager, board.cast["other_manager"])] == [1, 0]
    assert [queries.items_conducted_by(by).count() for by in (manager, member)] == [1, 0]
    assert [queries.items_of_member(by).count() for by in (manager, member)] == [0, 1]
    assert queries.invited_to(board.meeting).count() == 3
    assert list(queries.votes_named([])) == []


def test_what_is_taken_away_is_on_the_record_by_its_hash(board):
    meetings.note_fetched(board.meeting, "minutes", "0" * 64, by=board.members[0], at=THEN)

    assert Event.objects.get(verb="meeting.fetch").changes == {"paper": ["", "minutes"], "sha256": ["", "0" * 64]}
