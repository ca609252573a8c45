"""A commission is set up, called together, meets, and closes over its signed minutes."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from applications.choices import OpinionOutcome, ReviewOpinion, Status
from applications.domain import commissions, deciding, lifecycle, meetings, opinions, scoring
from applications.models import AgendaItem, Commission, Meeting, Opinion, Tally
from applications.models.meeting import ItemState, MeetingState
from applications.queries.commission import meetings_of_member, standing_of
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.scanning import Scan
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.meetings import REASON, THEN, make_board, make_commission
from tests.factories.people import NOON, make_member, make_user
from tests.support.kept import kept

PDF = b"%PDF-1.7\n1 0 obj"
DAY = dt.timedelta(days=1)


@kept
def board(cast):
    return make_board(cast)


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def _letters(kind):
    return Letter.objects.filter(kind=kind).count()


# The commission -----------------------------------------------------------------------
def test_an_agency_has_one_commission_a_year(cast):
    first = commissions.found(cast.agency.pk, 2026, by=cast["manager"], at=NOON)

    assert (first.is_confirmed, first.quorum) == (False, 3)
    assert _refusal(commissions.found, cast.agency.pk, 2026, by=cast["manager"], at=NOON) == "kept_before"
    assert _refusal(commissions.found, cast.agency.pk, 2027, by=cast["officer"], at=NOON) == "not_manager"


def test_rules_are_confirmed_by_their_source_alone(cast):
    row = make_commission(cast)
    rules = {name: getattr(row, name) for name in commissions.RULES} | {"is_confirmed": True, "quorum": 4}

    assert _refusal(commissions.change_rules, row.pk, **rules, by=cast["manager"], at=NOON) == "no_source"
    commissions.change_rules(row.pk, **{**rules, "source_note": "Yönerge m. 5"}, by=cast["manager"], at=NOON)

    row.refresh_from_db()
    assert (row.quorum, row.is_confirmed) == (4, True)
    assert Event.objects.get(verb="commission.change").changes["quorum"] == [3, 4]


def test_a_seat_is_for_whom_the_agency_invited_and_there_is_one_chair(cast):
    row = make_commission(cast)
    other = make_member(Role.COMMISSION_MEMBER, cast.agency)
    told = {"capacity": "Üye", "by": cast["manager"], "at": NOON}
    sits = row.seats.first().person

    assert _refusal(commissions.seat, row.pk, make_user(), is_chair=False, **told) == "no_role"
    assert _refusal(commissions.seat, row.pk, other, is_chair=True, **told) == "two_chairs"
    assert _refusal(commissions.seat, row.pk, sits, is_chair=False, **told) == "seated"
    stranger = {**told, "by": cast["other_manager"]}
    assert _refusal(commissions.seat, row.pk, other, is_chair=False, **stranger) == "not_manager"


def test_who_joins_is_invited_to_what_is_planned_and_who_leaves_loses_it(cast, board):
    late = make_member(Role.COMMISSION_MEMBER, cast.agency)

    seat = commissions.seat(board.commission.pk, late, capacity="Üye", is_chair=False, by=cast["manager"], at=NOON)
    invited = meetings_of_member(late).count()
    commissions.end_seat(seat.pk, by=cast["manager"], at=NOON)

    assert (invited, meetings_of_member(late).count()) == (1, 0)
    assert _refusal(commissions.end_seat, seat.pk, by=cast["manager"], at=NOON) == "already_ended"


def test_a_second_seat_of_who_is_invited_sends_no_second_letter(cast, board):
    seat = board.commission.seats.last()
    meetings.begin(board.meeting.pk, **board.run())
    commissions.end_seat(seat.pk, by=cast["manager"], at=NOON)
    Meeting.objects.update(state="planned", opened_at=None)

    commissions.seat(board.commission.pk, seat.person, capacity="Üye", is_chair=False, by=cast["manager"], at=NOON)

    assert _letters("meeting_called") == 5


# Planning -----------------------------------------------------------------------------
def test_a_plan_puts_every_evaluated_file_on_the_agenda_and_writes_to_all(board):
    assert [(item.place, item.proposal) for item in board.items] == [(1, board.files[0]), (2, board.files[1])]
    assert _letters("meeting_called") == 5
    assert not Letter.objects.filter(kind="meeting_called", text__contains=board.files[0].reference).exists()


def test_a_meeting_lies_ahead_and_there_is_one_at_a_time(cast, board):
    window, told = board.meeting.call_stage_id, {"place": "Salon", "by": cast["manager"], "at": THEN}

    assert _refusal(meetings.plan, window, starts_at=THEN + DAY, **told) == "meeting_running"
    meetings.cancel(board.meeting.pk, reason="Vali yurt dışında.", by=cast["manager"], at=NOON)
    assert _refusal(meetings.plan, window, starts_at=THEN, **told) == "hour_past"
    assert _refusal(meetings.cancel, board.meeting.pk, reason="Bir daha.", **board.run()) == "meeting_begun"


def test_no_meeting_without_commission_chair_members_or_files(cast, board):
    window, told = board.meeting.call_stage_id, {"starts_at": THEN + DAY, "place": "Salon", **board.run()}
    meetings.cancel(board.meeting.pk, reason="Ertelendi.", by=cast["manager"], at=NOON)
    seats = board.commission.seats

    Commission.objects.update(quorum=6)
    few = _refusal(meetings.plan, window, **told)
    seats.filter(is_chair=True).update(ended_at=NOON, ended_by=cast["manager"])
    headless = _refusal(meetings.plan, window, **told)
    Commission.objects.update(year=2020)
    nobody = _refusal(meetings.plan, window, **told)
    Commission.objects.update(year=2026)
    for file in board.files:
        lifecycle.withdraw(file.pk, reason="Vazgeçtik.", by=cast["owner"], at=THEN)

    assert (few, headless, nobody) == ("too_few_members", "no_chair", "no_commission")
    assert _refusal(meetings.plan, window, **told) == "empty_agenda"


def test_a_meeting_moves_by_letter_and_is_called_off_with_a_reason(cast, board):
    told = {"by": cast["manager"], "at": NOON}
    meetings.reschedule(board.meeting.pk, starts_at=THEN + DAY, place="Valilik", **told)

    board.meeting.refresh_from_db()
    assert (board.meeting.place, board.meeting.invitation, _letters("meeting_moved")) == ("Valilik", 1, 5)
    assert _refusal(meetings.reschedule, board.meeting.pk, starts_at=NOON, place="Valilik", **told) == "hour_past"
    assert _refusal(meetings.cancel, board.meeting.pk, reason=" ", **told) == "no_reason"
    meetings.cancel(board.meeting.pk, reason="Yeter üye yok.", **told)
    assert (_letters("meeting_called_off"), meetings_of_member(board.members[0]).count()) == (5, 0)


def test_the_order_is_changed_and_late_files_come_last(cast):
    board = make_board(cast, files=3)
    late = board.files[1]
    AgendaItem.objects.filter(proposal=late).delete()

    rows = meetings.reorder(board.items[1].pk, place=1, **board.run())
    added = meetings.complete_agenda(board.meeting.pk, **board.run())

    assert [row.proposal for row in rows] == [board.files[2], board.files[0]]
    assert (added, board.items[-1].proposal) == (1, late)


# The room -----------------------------------------------------------------------------
def test_a_meeting_begins_on_its_day_and_not_without_files(cast, board):
    early = {"by": cast["manager"], "at": THEN - DAY}
    assert _refusal(meetings.begin, board.meeting.pk, **early) == "too_early"
    for file in board.files:
        lifecycle.withdraw(file.pk, reason="Vazgeçtik.", by=cast["owner"], at=THEN)
    assert _refusal(meetings.begin, board.meeting.pk, **board.run()) == "empty_agenda"


def test_people_come_leave_and_come_back(board):
    meetings.begin(board.meeting.pk, **board.run())
    person = board.members[1].pk
    for _ in range(2):
        meetings.come(board.meeting.pk, person, **board.run())
    for _ in range(2):
        row = meetings.leave(board.meeting.pk, person, **board.run())
    gone = row.is_in_room

    back = meetings.come(board.meeting.pk, person, **board.run())

    assert (gone, back.is_in_room) == (False, True)
    assert _refusal(meetings.come, board.meeting.pk, board.cast["officer"].pk, **board.run()) == "not_invited"


def test_a_meeting_does_not_end_over_an_open_vote(board):
    board.open()
    board.put()

    assert _refusal(meetings.end, board.meeting.pk, **board.run()) == "motion_open"
    assert _refusal(meetings.begin, board.meeting.pk, **board.run()) == "meeting_begun"


# The minutes --------------------------------------------------------------------------
def _closed(board, *, number="2026/5"):
    meetings.end(board.meeting.pk, **board.run())
    meetings.keep_paper(board.meeting.pk, ContentFile(PDF, name="tutanak.pdf"), **board.run())
    return meetings.close(board.meeting.pk, minutes_number=number, minutes_date=THEN.date(), **board.run())


def test_a_meeting_closes_over_a_clean_paper_once(board):
    board.open()
    told = {"minutes_number": "2026/5", "minutes_date": THEN.date(), **board.run()}
    running = _refusal(meetings.close, board.meeting.pk, **told)
    early = _refusal(meetings.keep_paper, board.meeting.pk, ContentFile(PDF, name="t.pdf"), **board.run())
    meetings.end(board.meeting.pk, **board.run())
    bare = _refusal(meetings.close, board.meeting.pk, **told)
    paper = meetings.keep_paper(board.meeting.pk, ContentFile(PDF, name="tutanak.pdf"), **board.run())
    again = meetings.keep_paper(board.meeting.pk, ContentFile(PDF, name="tutanak.pdf"), **board.run())
    board.meeting.papers.update(scan=Scan.WAITING)
    waiting = _refusal(meetings.close, board.meeting.pk, **told)
    board.meeting.papers.update(scan=Scan.UNCHECKED)
    before = {**told, "minutes_date": THEN.date() - DAY}
    after = {**told, "minutes_date": THEN.date() + DAY}

    assert (running, early, bare, waiting) == ("not_ended", "not_ended", "no_paper", "being_checked")
    assert paper == again
    assert _refusal(meetings.close, board.meeting.pk, **before) == "before_meeting"
    assert _refusal(meetings.close, board.meeting.pk, **after) == "day_to_come"
    assert meetings.close(board.meeting.pk, **told).state == MeetingState.CLOSED
    assert _refusal(meetings.close, board.meeting.pk, **told) == "not_ended"


def test_closed_minutes_are_corrected_by_a_dated_letter_alone(board):
    board.open()
    told = {"text": "Madde 2: tutar yanlış.", "letter_number": "E-9", "letter_date": THEN.date(), **board.run()}
    early = _refusal(meetings.correct, board.meeting.pk, **told)
    _closed(board)

    row = meetings.correct(board.meeting.pk, **told)

    assert early == "not_closed"
    assert [one.text for one in board.meeting.corrections.all()] == [row.text]


def test_a_finding_in_the_signed_paper_is_on_the_record(board):
    board.open()
    meetings.end(board.meeting.pk, **board.run())
    paper = meetings.keep_paper(board.meeting.pk, ContentFile(PDF, name="tutanak.pdf"), **board.run())

    meetings.MEETING_PAPERS.tell(paper, THEN)

    assert Event.objects.filter(verb="meeting.infected", object_id=board.meeting.pk).count() == 1


# What came of it ----------------------------------------------------------------------
def test_opinions_are_made_of_the_decisions_in_one_act(cast, board):
    board.open()
    board.decide(board.items[0], conditions="Ruhsat alınması.")
    board.decide(board.items[1], outcome=OpinionOutcome.NEGATIVE, amount=None)
    assert _refusal(meetings.opine, board.meeting.call_stage_id, **board.run()) == "no_meeting"
    _closed(board)

    act = meetings.opine(board.meeting.call_stage_id, **board.run())

    told = Opinion.objects.filter(act=act).order_by("proposal__pk").values_list("outcome", "amount", "reason")
    assert list(told) == [
        ("positive", Decimal(1_000_000), f"{REASON}\n\nKoşullar: Ruhsat alınması."),
        ("negative", None, REASON),
    ]
    assert (act.minutes_number, act.met_on) == ("2026/5", THEN.date())
    assert Meeting.objects.get(pk=board.meeting.pk).act == act
    opinions.release(act.pk, by=cast["manager"], at=THEN)


def test_a_file_without_a_decision_keeps_the_opinions_back(board):
    board.open()
    board.decide(board.items[0])
    _closed(board)

    assert _refusal(meetings.opine, board.meeting.call_stage_id, **board.run()) == "undecided"
    assert standing_of(board.meeting.call_stage).missing == [board.files[1]]


def test_a_file_put_off_after_its_decision_waits_for_another(cast):
    board = make_board(cast, files=1).open()
    board.decide(board.items[0])
    deciding.postpone(board.items[0].pk, reason="Yeniden görüşülecek.", **board.run())
    _closed(board)

    assert standing_of(board.meeting.call_stage).missing == board.files
    assert _refusal(meetings.opine, board.meeting.call_stage_id, **board.run()) == "undecided"


def test_a_decision_overtaken_by_new_marks_is_none(cast):
    board = make_board(cast, files=1).open()
    board.decide(board.items[0])
    _closed(board)
    file = board.files[0]
    sent = list(file.assignments.values_list("pk", flat=True))
    scoring.reopen(file.pk, assignments=sent, reason="Yeniden bakılacak.", by=cast["manager"], at=THEN)
    type(file).objects.filter(pk=file.pk).update(status=Status.REVIEWED, score=Decimal(71))

    assert _refusal(meetings.opine, board.meeting.call_stage_id, **board.run()) == "undecided"


def test_a_decision_is_overtaken_by_another_word_of_most(cast):
    board = make_board(cast, files=1).open()
    file, said = board.files[0], {"means": [], "totals": []}
    Tally.objects.filter(proposal=file).update(opinion=ReviewOpinion.SUPPORT, **said)
    type(file).objects.filter(pk=file.pk).update(score=None)
    board.decide(board.items[0])
    _closed(board)
    before = standing_of(board.meeting.call_stage).missing
    Tally.objects.filter(proposal=file).update(opinion=ReviewOpinion.AGAINST)

    assert (before, standing_of(board.meeting.call_stage).missing) == ([], [file])


def test_what_was_put_off_is_decided_in_the_next_meeting(cast, board):
    board.open()
    board.decide(board.items[0])
    board.declare(board.items[1])
    deciding.take_up(board.items[1].pk, **board.run())
    deciding.postpone(board.items[1].pk, reason="Ruhsatın aslı görülecek.", **board.run())
    _closed(board)
    window = board.meeting.call_stage_id
    told = {"starts_at": THEN + DAY, "place": "Salon", **board.run()}
    second = meetings.plan(window, **told)
    board.meeting = second
    later = {"by": cast["manager"], "at": THEN + DAY}
    meetings.begin(second.pk, **later)
    for person in board.members:
        meetings.come(second.pk, person.pk, **later)
    board.decide(board.items[1], outcome=OpinionOutcome.RESERVE)
    meetings.end(second.pk, **later)
    meetings.keep_paper(second.pk, ContentFile(PDF, name="ikinci.pdf"), **later)
    day = (THEN + DAY).date()
    meetings.close(second.pk, minutes_number="2026/6", minutes_date=day, **later)

    act = meetings.opine(window, **later)

    assert act.minutes_number == "2026/6"
    assert list(act.opinions.order_by("proposal__pk").values_list("outcome", flat=True)) == ["positive", "reserve"]
    assert AgendaItem.objects.filter(state=ItemState.POSTPONED).count() == 1
