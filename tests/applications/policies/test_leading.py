"""Who leads a commission's meeting: its manager, its chair or either; a chair never on what is closed to them."""

import pytest

from applications.domain import commissions, deciding, meetings
from applications.models import Commission
from applications.models.commission import Leader, MajorityRule
from applications.models.meeting import MeetingState
from applications.policies import leading
from applications.policies import meeting as may
from applications.queries import commission as queries
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.meetings import THEN, make_board
from tests.factories.people import NOON
from tests.support.kept import kept

RULES = {"quorum": 2, "majority": MajorityRule.OF_VOTES, "chair_breaks_ties": True, "names_votes": False}


@kept
def board(cast):
    return make_board(cast, files=2, members=3).open(quorum=2)


def _led_by(board, leader) -> tuple:
    """The rule as it stands from now on: the meeting, its first item, its manager and its chair."""
    Commission.objects.update(led_by=leader)
    item = board.items[0]
    return item.meeting, item, board.cast["manager"], board.members[0]


@pytest.mark.parametrize(
    ("leader", "manager", "chair"),
    [
        (Leader.MANAGER, ["", "", "", ""], ["not_manager"] * 4),
        (Leader.CHAIR, ["chair_leads", "chair_leads", "", ""], ["", "", "", ""]),
        (Leader.EITHER, ["", "", "", ""], ["", "", "", ""]),
    ],
)
def test_the_rule_says_who_leads(board, leader, manager, chair):
    meeting, item, *people = _led_by(board, leader)

    codes = [
        [
            may.may_end(by, meeting).code,
            may.may_decide_on(by, item).code,
            may.may_note_presence(by, meeting).code,
            leading.may_conduct_on(by, item).code,
        ]
        for by in people
    ]

    assert codes == [manager, chair]
    assert may.may_end(board.members[1], meeting).code == "not_manager"
    assert leading.may_lead_on(board.members[1], item).code == "not_manager"


def test_a_file_closed_to_its_chair_is_the_managers(board):
    meeting, _item, manager, chair = _led_by(board, Leader.CHAIR)
    other = board.items[1]
    undeclared = [leading.may_lead_on(by, other).code for by in (manager, chair)]
    deciding.declare_conflict(other.pk, grounds=["kin"], by=chair, at=THEN)

    other = board.items[1]
    closed = [leading.may_lead_on(by, other).code for by in (manager, chair)]

    assert (undeclared, closed) == (["", "not_declared"], ["", "conflict"])
    assert leading.may_conduct_on(chair, other).code == "conflict"
    assert list(queries.items_conducted_by(chair)) == [board.items[0]]
    assert set(queries.items_conducted_by(manager)) == set(board.items)
    assert leading.may_conduct(chair, meeting)
    assert may.may_conclude(chair, meeting).code == "closed_file"


def test_a_chair_leads_a_meeting_from_its_first_minute_to_its_last(cast):
    board = make_board(cast, files=1, members=3)
    Commission.objects.update(led_by=Leader.CHAIR, quorum=1)
    chair, item = board.members[0], board.items[0]
    run = {"by": chair, "at": THEN}
    with pytest.raises(Refused) as caught:
        meetings.begin(board.meeting.pk, **board.run())

    meetings.begin(board.meeting.pk, **run)
    meetings.come(board.meeting.pk, chair.pk, **run)
    board.declare(item)
    deciding.take_up(item.pk, **run)
    motion = deciding.put(item.pk, outcome="positive", amount=1, reason="Uygun.", **run)
    deciding.settle(motion.pk, by_consensus=True, **run)
    ended = meetings.end(board.meeting.pk, **run)

    assert caught.value.verdict.code == "chair_leads"
    assert ended.state == MeetingState.ENDED
    assert may.may_keep_paper(chair, ended)
    assert may.may_correct(chair, ended).code == "not_manager"
    assert set(Event.objects.filter(verb__startswith="item.carry").values_list("actor_id", flat=True)) == {chair.pk}


def test_a_new_rule_is_on_the_record(board):
    told = {**RULES, "led_by": Leader.EITHER, "source_note": "Yönerge", "is_confirmed": False}

    commissions.change_rules(board.commission.pk, **told, by=board.cast["manager"], at=NOON)

    assert Event.objects.filter(verb="commission.change").last().changes["led_by"] == ["manager", "either"]
