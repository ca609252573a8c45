"""Two at once in a commission's meeting: one waits, and finds what the other left."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from applications.choices import Status
from applications.domain import commissions, deciding, meetings, scoring
from applications.models import Commission, Motion, Proposal, Vote
from applications.models.meeting import Voice
from cmdp.accounts.choices import Role
from tests.factories.meetings import THEN, make_board
from tests.factories.people import NOON, make_cast, make_member
from tests.support.race import race

pytestmark = pytest.mark.slow


def test_two_in_a_meeting_leave_one_decision(transactional_db):
    assert connection.vendor == "postgresql"
    board = make_board(make_cast(), files=2, members=3).open(quorum=2)
    _two_chairs(board)
    _vote_and_count(board)
    _count_twice(board)
    _vote_and_put_off(board)
    _count_and_mark_anew(board)
    _two_ends(board)


def _two_chairs(board):
    """A seat of the chair is free: two are written down, one of them sits."""
    Commission.objects.get().seats.filter(is_chair=True).update(ended_at=NOON, ended_by=board.cast["manager"])
    people = [make_member(Role.COMMISSION_MEMBER, board.cast.agency) for _ in range(2)]
    told = {"capacity": "Vali", "is_chair": True, "by": board.cast["manager"], "at": THEN}

    acts = [partial(commissions.seat, board.commission.pk, person, **told) for person in people]

    assert race(*acts) == ["", "two_chairs"]


def _vote_and_count(board):
    """A voice is in the count or it is refused; none comes after it."""
    motion = board.put()
    late = board.members[2]

    answers = race(
        partial(deciding.vote, motion.pk, Voice.AGAINST, by=late, at=THEN),
        partial(deciding.settle, motion.pk, by_consensus=False, **board.run()),
    )

    settled = Motion.objects.get(pk=motion.pk)
    assert answers in (["", ""], ["", "no_motion"])
    assert settled.votes_against == Vote.objects.filter(motion=motion).count()


def _count_twice(board):
    motion = board.put()

    settle = partial(deciding.settle, motion.pk, by_consensus=True, **board.run())

    assert race(settle, settle) == ["", "no_motion"]


def _vote_and_put_off(board):
    """The motion falls with the file; a voice comes before that or is refused, and none after the meeting is over."""
    motion = board.put()
    vote = partial(deciding.vote, motion.pk, Voice.FOR, by=board.members[1], at=THEN)

    answers = race(vote, partial(deciding.postpone, board.items[0].pk, reason="Vakit kalmadı.", **board.run()))

    fallen = Motion.objects.get(pk=motion.pk)
    assert answers in (["", ""], ["", "no_motion"])
    assert (fallen.has_carried, fallen.votes_for) == (False, 0)
    deciding.take_up(board.items[0].pk, **board.run())


def _count_and_mark_anew(board):
    """The decision comes first and is overtaken, or it is refused; never of marks that are open."""
    motion, file = board.put(), board.files[0]
    sent = list(file.assignments.values_list("pk", flat=True))
    reopen = partial(scoring.reopen, file.pk, assignments=sent, reason="Hata var.", **board.run())

    answers = race(partial(deciding.settle, motion.pk, by_consensus=True, **board.run()), reopen)

    settled, file = Motion.objects.get(pk=motion.pk), Proposal.objects.get(pk=file.pk)
    assert file.status == Status.UNDER_REVIEW
    assert answers == (["", ""] if settled.has_carried else ["", "file_moved"])
    assert settled.score == Decimal(0)
    if not settled.has_carried:
        deciding.postpone(board.items[0].pk, reason="Puan açıldı.", **board.run())


def _two_ends(board):
    end = partial(meetings.end, board.meeting.pk, **board.run())

    assert race(end, end) == ["", "not_open"]
