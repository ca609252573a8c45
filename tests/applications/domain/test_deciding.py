"""One file in a commission's meeting: who declares, who votes, what carries, what is put off."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from applications.choices import OpinionOutcome, Status
from applications.domain import books, conflicts, deciding, lifecycle, meetings, scoring
from applications.models import Commission, Conflict, Proposal, Vote
from applications.models.commission import MajorityRule
from applications.models.meeting import ItemState, Voice
from applications.policies.commission import is_closed_to, may_read_sheet
from applications.queries.commission import Count, Room, carries, count_of, decision_on, recommended, room_of
from applications.queries.evaluation import hands_in
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.jobs.models import Job, State
from cmdp.kit.verdict import Refused
from tests.factories.meetings import REASON, THEN, make_board
from tests.factories.people import NOON, join
from tests.support.kept import kept

KIN = {"grounds": ["kin"]}
FREE = Room(present=frozenset(range(5)), free=frozenset(range(5)), members=7, chair=0)


@kept
def board(cast):
    return make_board(cast)


@kept
def opened(cast):
    return make_board(cast).open()


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def _vote(board, motion, *voices):
    for person, voice in zip(board.members, voices, strict=False):
        deciding.vote(motion.pk, voice, by=person, at=THEN)


# The arithmetic -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rule", "voices", "carried"),
    [
        (MajorityRule.OF_VOTES, (2, 1, 2, 0), True),
        (MajorityRule.OF_VOTES, (1, 2, 2, 0), False),
        (MajorityRule.OF_VOTES, (0, 0, 5, 0), False),
        (MajorityRule.OF_PRESENT, (2, 1, 2, 0), True),
        (MajorityRule.OF_PRESENT, (2, 0, 0, 3), False),
        (MajorityRule.OF_MEMBERS, (3, 0, 0, 2), False),
        (MajorityRule.OF_MEMBERS, (4, 0, 0, 1), True),
    ],
)
def test_a_motion_carries_by_more_than_half_of_its_base(rule, voices, carried):
    commission = SimpleNamespace(majority=rule, chair_breaks_ties=False)

    assert carries(Count(*voices), FREE, commission) is carried


@pytest.mark.parametrize(
    ("chair", "breaks", "carried"),
    [(Voice.FOR, True, True), (Voice.AGAINST, True, False), (Voice.FOR, False, False), ("", True, False)],
)
def test_a_tie_is_the_chairs_where_the_rule_says_so(chair, breaks, carried):
    commission = SimpleNamespace(majority=MajorityRule.OF_VOTES, chair_breaks_ties=breaks)

    assert carries(Count(2, 2, 1, 0, chair), FREE, commission) is carried


@pytest.mark.parametrize(
    ("cost", "asked", "cuts", "left"),
    [("1000", "900", (), "900"), ("1000", "900", ("100",), "810"), ("3", "2", ("1",), "1.33"), ("0", "5", ("1",), "5")],
)
def test_what_may_be_recommended_keeps_the_asked_share(cost, asked, cuts, left):
    file = SimpleNamespace(total_cost=Decimal(cost), requested_support=Decimal(asked))

    assert recommended(file, [SimpleNamespace(amount=Decimal(cut)) for cut in cuts]) == Decimal(left)


# Declaring ----------------------------------------------------------------------------
def test_a_file_opens_by_its_own_declaration(board):
    item, person = board.items[0], board.members[1]
    before = may_read_sheet(person, item).code

    deciding.declare(item.pk, by=person, at=NOON)

    assert (before, bool(may_read_sheet(person, item))) == ("not_declared", True)
    assert may_read_sheet(person, board.items[1]).code == "not_declared"
    assert _refusal(deciding.declare, item.pk, by=person, at=NOON) == "declared_before"
    assert person.pk in hands_in(item.proposal)


def test_a_conflict_closes_the_file_everywhere_and_the_vote_with_it(opened):
    item, person = opened.items[0], opened.members[1]
    motion = opened.put()
    deciding.vote(motion.pk, Voice.FOR, by=person, at=THEN)

    deciding.declare_conflict(item.pk, **KIN, by=person, at=THEN)

    item = opened.items[0]
    assert Conflict.objects.get(person=person).proposal == item.proposal
    assert may_read_sheet(person, item).code == "conflict"
    assert count_of(motion, room_of(item)).votes_for == 0
    assert _refusal(deciding.vote, motion.pk, Voice.FOR, by=person, at=THEN) == "conflict"
    assert _refusal(deciding.declare_conflict, item.pk, **KIN, by=person, at=THEN) == "conflict"
    assert "kin" not in str(Event.objects.filter(verb="item.conflict").values())


def test_who_stands_aside_neither_reads_nor_votes(opened):
    item, person = opened.items[0], opened.members[2]
    motion = opened.put()

    deciding.stand_aside(item.pk, by=person, at=THEN)
    deciding.stand_aside(opened.items[1].pk, by=person, at=THEN)

    assert may_read_sheet(person, item).code == "stands_aside"
    assert room_of(item).left == {person.pk}
    assert _refusal(deciding.vote, motion.pk, Voice.FOR, by=person, at=THEN) == "stands_aside"
    assert _refusal(deciding.stand_aside, item.pk, by=person, at=THEN) == "stands_aside"


def test_a_book_is_gone_once_a_file_closes(board):
    person = board.members[1]
    job = books.ask_for_book(board.meeting, by=person, at=NOON)
    Job.objects.filter(pk=job.pk).update(
        state=State.DONE, result="x.pdf", started_at=NOON, seen_at=NOON, finished_at=NOON
    )

    deciding.declare_conflict(board.items[0].pk, **KIN, by=person, at=NOON)

    assert Job.objects.get(pk=job.pk).result == ""


def test_an_own_body_and_own_marks_shut_a_member_out(board):
    file, member, marker = board.files[0], board.members[1], board.cast["evaluator"]
    join(member, Role.ORGANISATION_VIEWER, board.cast.organisation)

    assert is_closed_to(member, file).code == "own_file"
    assert is_closed_to(marker, file).code == "evaluates_here"
    assert _refusal(deciding.declare, board.items[0].pk, by=member, at=NOON) == "own_file"
    assert _refusal(deciding.declare, board.items[0].pk, by=marker, at=NOON) == "stranger"


def test_nobody_declares_once_the_meeting_is_over(opened):
    meetings.end(opened.meeting.pk, **opened.run())

    assert _refusal(deciding.declare, opened.items[1].pk, by=opened.members[0], at=THEN) == "meeting_over"


# The file that is on ------------------------------------------------------------------
def test_one_file_at_a_time_is_voted_on(opened):
    first, second = opened.items
    assert _refusal(opened.put, second) == "not_current"
    opened.put()

    assert _refusal(deciding.take_up, second.pk, **opened.run()) == "motion_open"
    assert _refusal(opened.put, first) == "motion_open"
    assert deciding.take_up(first.pk, **opened.run()) == first


def test_costs_are_cut_line_by_line_and_put_back(opened):
    item = opened.items[0]
    line = item.proposal.budget_lines.first()
    told = {"line": line.public_id, "amount": line.gross, "reason": "Programın dışında.", **opened.run()}
    assert _refusal(deciding.cut, item.pk, **{**told, "line": "yok"}) == "not_a_line"
    assert _refusal(deciding.cut, item.pk, **{**told, "amount": line.gross + 1}) == "cut_out_of_range"

    row = deciding.cut(item.pk, **told)
    twice = _refusal(deciding.cut, item.pk, **told)
    asked = item.proposal.requested_support
    over = _refusal(opened.put, amount=asked)
    for _ in range(2):
        deciding.drop_cut(row.pk, **opened.run())

    assert (twice, over) == ("cut_before", "amount_out_of_range")
    assert opened.put(amount=asked).amount == asked
    assert _refusal(deciding.cut, item.pk, **told) == "motion_open"


def test_a_motion_has_its_reason_and_its_amount(opened):
    assert _refusal(opened.put, reason=" ") == "no_reason"
    assert _refusal(opened.put, amount=None) == "amount_out_of_range"
    assert opened.put(outcome=OpinionOutcome.NEGATIVE, amount=Decimal(5)).amount is None


# Voting -------------------------------------------------------------------------------
def test_votes_decide_and_dissent_is_kept(opened):
    motion = opened.put()
    _vote(opened, motion, Voice.AGAINST, Voice.FOR, Voice.FOR, Voice.ABSTAIN)
    deciding.vote(motion.pk, Voice.AGAINST, dissent="Pahalı.", by=opened.members[0], at=THEN)

    settled = deciding.settle(motion.pk, by_consensus=False, **opened.run())

    counts = (settled.votes_for, settled.votes_against, settled.abstentions, settled.present)
    assert (settled.has_carried, counts) == (True, (2, 1, 1, 5))
    assert (opened.items[0].state, Vote.objects.get(dissent="Pahalı.").person) == (ItemState.DECIDED, opened.members[0])
    assert _refusal(deciding.settle, motion.pk, by_consensus=False, **opened.run()) == "no_motion"
    assert _refusal(deciding.vote, motion.pk, Voice.FOR, by=opened.members[4], at=THEN) == "no_motion"


def test_a_rejected_motion_leaves_the_file_for_another(opened):
    motion = opened.put()
    _vote(opened, motion, Voice.AGAINST, Voice.AGAINST, Voice.FOR)
    assert _refusal(deciding.settle, motion.pk, by_consensus=True, **opened.run()) == "opposed"

    settled = deciding.settle(motion.pk, by_consensus=False, **opened.run())

    assert (settled.has_carried, opened.items[0].state) == (False, ItemState.WAITING)
    assert decision_on(opened.items[0]) is None
    second = deciding.settle(opened.put(outcome=OpinionOutcome.NEGATIVE).pk, by_consensus=True, **opened.run())
    assert decision_on(opened.items[0]) == second


def test_a_decision_falls_with_the_money_it_was_made_of(opened):
    item, words = opened.items[0], opened.run()
    line = item.proposal.budget_lines.first()
    told = {"line": line.public_id, "amount": line.gross / 2, "reason": "Programın dışında.", **words}
    opened.decide(item)

    row = deciding.cut(item.pk, **told)

    assert (opened.items[0].state, decision_on(opened.items[0])) == (ItemState.WAITING, None)
    second = deciding.settle(opened.put(amount=Decimal(1)).pk, by_consensus=True, **words)
    assert decision_on(opened.items[0]) == second
    deciding.drop_cut(row.pk, **words)
    assert decision_on(opened.items[0]) is None


def test_the_quorum_is_of_who_is_free_and_can_be_lost_in_the_middle(opened):
    motion = opened.put()
    for person in opened.members[2:]:
        meetings.leave(opened.meeting.pk, person.pk, **opened.run())

    assert _refusal(deciding.vote, motion.pk, Voice.FOR, by=opened.members[4], at=THEN) == "not_in_room"
    assert _refusal(deciding.settle, motion.pk, by_consensus=True, **opened.run()) == "no_quorum"
    meetings.come(opened.meeting.pk, opened.members[2].pk, **opened.run())
    assert deciding.settle(motion.pk, by_consensus=True, **opened.run()).has_carried is True


def test_members_in_conflict_with_every_file_leave_no_quorum(opened):
    for item in opened.items:
        for person in opened.members[:3]:
            deciding.declare_conflict(item.pk, **KIN, by=person, at=THEN)

    assert _refusal(opened.put) == "no_quorum"


def test_nobody_votes_after_the_meeting(opened):
    motion = opened.put()
    deciding.settle(motion.pk, by_consensus=True, **opened.run())
    meetings.end(opened.meeting.pk, **opened.run())

    assert _refusal(deciding.vote, motion.pk, Voice.FOR, by=opened.members[0], at=THEN) == "not_open"
    assert _refusal(deciding.take_up, opened.items[0].pk, **opened.run()) == "not_open"


# Files that change meanwhile ----------------------------------------------------------
def test_a_mark_taken_up_again_stops_the_vote(opened):
    motion, file = opened.put(), opened.files[0]
    scoring.reopen(file.pk, assignments=_sent(file), reason="Hata var.", by=opened.cast["manager"], at=THEN)

    assert _refusal(deciding.settle, motion.pk, by_consensus=True, **opened.run()) == "file_moved"
    Proposal.objects.filter(pk=file.pk).update(status=Status.REVIEWED, score=Decimal(80))
    assert _refusal(deciding.settle, motion.pk, by_consensus=True, **opened.run()) == "file_moved"
    assert _refusal(deciding.postpone, opened.items[0].pk, reason="", **opened.run()) == "no_reason"
    assert deciding.postpone(opened.items[0].pk, reason="Puan değişti.", **opened.run()).state == ItemState.POSTPONED


def _sent(file):
    return list(file.assignments.values_list("pk", flat=True))


def test_a_withdrawn_file_is_not_taken_up(opened):
    lifecycle.withdraw(opened.files[1].pk, reason="Vazgeçtik.", by=opened.cast["owner"], at=THEN)

    assert _refusal(deciding.take_up, opened.items[1].pk, **opened.run()) == "withdrawn"


def test_another_evaluation_is_asked_for_with_a_reason(opened):
    item = opened.items[0]
    told = {**opened.run()}
    assert _refusal(deciding.ask_remarking, item.pk, reason=" ", **told) == "no_reason"

    deciding.ask_remarking(item.pk, reason="Bütçe puanları gerekçesiz.", **told)

    file = Proposal.objects.get(pk=item.proposal_id)
    assert (file.status, opened.items[0].state) == (Status.UNDER_REVIEW, ItemState.REMARKING)
    assert _refusal(deciding.take_up, item.pk, **told) == "file_moved"


def test_a_manager_in_conflict_runs_nothing(opened):
    manager = opened.cast["manager"]
    conflicts.declare_in_commission(
        Proposal.objects.get(pk=opened.files[1].pk), grounds=["kin"], note="", by=manager, at=THEN
    )

    assert _refusal(opened.put, reason=REASON) == "conflict"
    assert Commission.objects.count() == 1
