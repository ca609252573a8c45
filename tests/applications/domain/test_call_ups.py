"""A call from the reserve list has its clock: accepted, declined, or lapsed; the list's order and the money hold."""

import datetime as dt
from decimal import Decimal
from functools import partial
from random import Random

import pytest

from applications.choices import Status
from applications.domain import clock, lifecycle, opinions, reserve
from applications.models import CallUp, Proposal
from applications.policies.reserve import may_accept_call_up
from applications.queries.decisions import forwardable
from applications.queries.ranking import committed_by_part
from applications.queries.reserve import ahead_of, call_ups_to_remind, reserve_list, waiting_call_up
from applications.reserved import CallUpState
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reserve import make_call_up
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
MUCH_LATER = NOON + 30 * DAY
MONEY = Decimal(1_000_000)


def _waiting(cast, number, *, envelope, **values):
    """A call with files on its reserve list, in the order in which they were told."""
    call = make_call(agency=cast.agency, envelope=envelope, rule_set=make_rule_set(frozen=True, values=values))
    told = {"organisation": cast.organisation, "status": Status.RESERVE, "status_before": Status.REVIEWED}
    files = [make_proposal(call=call, **told) for _ in range(number)]
    for rank, file in enumerate(files, start=1):
        make_opinion(file, cast["manager"], rank=rank)
    return files


@kept
def files(cast):
    return _waiting(cast, 3, envelope=3_000_000)


def _call_up(file, cast, at=NOON, out_of_turn=""):
    words = {"amount": MONEY, "reason": "Para açıldı.", "out_of_turn": out_of_turn}
    return opinions.call_up(file.pk, **words, by=cast["manager"], at=at)


def _forward(file, cast):
    letter = {"letter_number": "E-1", "letter_date": NOON.date()}
    return opinions.forward([file.pk], **letter, by=cast["manager"], at=MUCH_LATER)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _letters(kind):
    return [letter.to_email for letter in Letter.objects.filter(kind=kind).order_by("to_email")]


def _states():
    return list(CallUp.objects.order_by("pk").values_list("state", flat=True))


def test_a_call_begins_the_time_to_answer_in_working_days(files, cast):
    _call_up(files[0], cast)

    call_up = CallUp.objects.get()
    assert (call_up.state, call_up.ahead, call_up.amount) == (CallUpState.WAITING, 0, MONEY)
    assert call_up.due_at == dt.datetime(2026, 3, 9, 17, 1, tzinfo=NOON.tzinfo)
    told = Event.objects.get(verb="proposal.call_up").changes["due_at"][1]
    assert dt.datetime.fromisoformat(told) == call_up.due_at


def test_an_acceptance_is_recorded_and_the_file_may_go_on(files, cast):
    _call_up(files[0], cast)
    act = files[0].opinions.get().act
    assert _code(lambda: _forward(files[0], cast)) == "answer_awaited"
    assert not forwardable(act).exists()

    reserve.accept_call_up(files[0].pk, by=cast["owner"], at=NOON)

    assert _states() == [CallUpState.ACCEPTED]
    assert CallUp.objects.get().ended_by == cast["owner"]
    assert Event.objects.filter(verb="proposal.accept_call_up", actor_id=cast["owner"].pk).count() == 1
    assert cast["owner"].email in _letters("reserve_accepted")
    assert _letters("reserve_answered") == [cast["manager"].email]
    assert forwardable(act).get() == files[0]
    assert _forward(files[0], cast)[0].status == Status.WITH_MINISTRY


@pytest.mark.parametrize("who", ["editor", "viewer", "officer", "manager"])
def test_only_the_owner_accepts(files, cast, who):
    _call_up(files[0], cast)

    assert _code(lambda: reserve.accept_call_up(files[0].pk, by=cast[who], at=NOON)) == "not_owner"


def test_what_cannot_be_accepted_says_why(files, cast):
    accept = lambda at=NOON: reserve.accept_call_up(files[0].pk, by=cast["owner"], at=at)  # noqa: E731
    assert _code(accept) == "no_call_up"

    _call_up(files[0], cast)
    assert _code(lambda: accept(CallUp.objects.get().due_at)) == "answer_late"
    accept()

    assert may_accept_call_up(cast["owner"], files[0], at=NOON).code == "accepted_already"


def test_a_second_click_finds_it_accepted(files, cast):
    _call_up(files[0], cast)

    for _click in range(2):
        reserve.accept_call_up(files[0].pk, by=cast["owner"], at=NOON)

    assert Event.objects.filter(verb="proposal.accept_call_up").count() == 1
    assert len(_letters("reserve_answered")) == 1


def test_giving_the_file_up_declines_and_frees_the_money(files, cast):
    _call_up(files[0], cast)

    lifecycle.withdraw(files[0].pk, reason="Vazgeçtik.", by=cast["owner"], at=NOON)

    assert _states() == [CallUpState.DECLINED]
    assert _letters("reserve_answered") == [cast["manager"].email]
    assert sum(committed_by_part(files[0].call_stage).values()) == 0
    assert ahead_of(files[1]) == []


def test_who_does_not_answer_waits_behind_all_others(files, cast):
    _call_up(files[0], cast)
    due_at = CallUp.objects.get().due_at

    assert clock.tick(at=due_at - dt.timedelta(seconds=1)) >= 1  # the reminder
    assert _states() == [CallUpState.WAITING]
    clock.tick(at=due_at)
    clock.tick(at=due_at)

    assert _states() == [CallUpState.LAPSED]
    assert Proposal.objects.get(pk=files[0].pk).status == Status.RESERVE
    assert reserve_list(files[0].call_stage) == [files[1], files[2], files[0]]
    assert Event.objects.filter(verb="proposal.lapse", actor_id=None).count() == 1
    assert _letters("reserve_answered") == [cast["manager"].email]
    assert cast["owner"].email in _letters("reserve_lapsed")
    assert not reserve.lapse(files[0].pk, at=MUCH_LATER)
    again = _call_up(files[0], cast, at=MUCH_LATER, out_of_turn="Ötekiler vazgeçti.")
    assert (again.status, _states()) == (Status.POSITIVE, [CallUpState.LAPSED, CallUpState.WAITING])


def test_it_is_reminded_of_once_before_its_end(files, cast):
    _call_up(files[0], cast)
    due_at = CallUp.objects.get().due_at
    assert list(call_ups_to_remind(due_at - 3 * DAY)) == []

    keys = list(call_ups_to_remind(due_at - DAY))
    done = [reserve.remind_of_call_up(pk, at=due_at - DAY) for pk in keys * 2]

    assert done == [True, False]
    assert cast["owner"].email in _letters("reserve_reminder")
    assert list(call_ups_to_remind(due_at - DAY)) == []


def test_a_short_time_is_reminded_of_in_its_second_half_only(cast):
    make_call_up(cast, due_at=NOON + DAY)

    assert [len(list(call_ups_to_remind(NOON + hours * DAY / 24))) for hours in (11, 12, 24)] == [0, 1, 0]


def test_where_the_rule_set_asks_for_no_answer_none_is_awaited(cast):
    files = _waiting(cast, 1, envelope=3_000_000, reserve_answer_days="0")
    _call_up(files[0], cast)

    assert (_states(), CallUp.objects.get().due_at) == ([CallUpState.NOT_AWAITED], None)
    assert _forward(files[0], cast)[0].status == Status.WITH_MINISTRY


def test_where_the_rule_set_does_not_wait_the_forwarding_ends_the_call(cast):
    files = _waiting(cast, 1, envelope=3_000_000, reserve_answer_first="no")
    _call_up(files[0], cast)
    assert forwardable(files[0].opinions.get().act).get() == files[0]

    _forward(files[0], cast)

    assert (_states(), _letters("reserve_answered")) == ([CallUpState.NOT_AWAITED], [])
    assert not reserve.lapse(files[0].pk, at=MUCH_LATER)


class Desk:
    """What the list should be, kept beside it in plain numbers."""

    def __init__(self, files, room):
        self.files, self.room = files, room
        self.waiting, self.called = [file.pk for file in files], {}

    def next_may_be_called(self):
        return bool(self.waiting) and len(self.called) < self.room


@pytest.mark.slow
@pytest.mark.parametrize("seed", [6, 17])
def test_whatever_is_answered_in_whatever_order_the_order_and_the_money_hold(cast, seed):
    random, at = Random(seed), NOON
    desk = Desk(_waiting(cast, 4, envelope=2 * MONEY), room=2)
    window = desk.files[0].call_stage
    for _step in range(14):
        at += DAY
        _act(desk, cast, random, at)
        assert [file.pk for file in reserve_list(window)] == desk.waiting
        assert sum(committed_by_part(window).values(), Decimal(0)) == len(desk.called) * MONEY <= window.call.envelope


def _act(desk, cast, random, at):
    """One act of somebody, and what it should do to the list."""
    act = random.choice(["next", "next", "skip", "accept", "decline", "lapse"])
    pk = random.choice(sorted(desk.called)) if desk.called and act not in {"next", "skip"} else None
    if act in {"next", "skip"} and desk.waiting:
        _try_to_call(desk, cast, desk.waiting[0 if act == "next" else -1], at)
    elif pk and act == "accept" and desk.called[pk] == "waiting":
        desk.called[pk] = _answered(pk, cast, at)
    elif pk and act == "decline":
        lifecycle.withdraw(pk, reason="Vazgeçtik.", by=cast["owner"], at=at)
        del desk.called[pk]
    elif act == "lapse":
        _let_pass(desk, at)


def _try_to_call(desk, cast, pk, at):
    file = Proposal.objects.get(pk=pk)
    if desk.waiting[0] != pk:
        assert _code(lambda: _call_up(file, cast, at=at)) == "out_of_turn"
    elif not desk.next_may_be_called():
        assert _code(lambda: _call_up(file, cast, at=at)) == "over_envelope"
    else:
        _call_up(file, cast, at=at)
        desk.waiting.remove(pk)
        desk.called[pk] = "waiting"


def _answered(pk, cast, at):
    accept = partial(reserve.accept_call_up, pk, by=cast["owner"], at=at)
    if waiting_call_up(Proposal.objects.get(pk=pk)).due_at <= at:
        assert _code(accept) == "answer_late"
        return "waiting"
    accept()
    return "accepted"


def _let_pass(desk, at):
    """The clock comes by: who was called and is late goes behind those who were never called."""
    late = CallUp.objects.filter(state=CallUpState.WAITING, due_at__lte=at)
    gone = set(late.values_list("opinion__proposal_id", flat=True))
    clock.tick(at=at)
    for pk in gone:
        del desk.called[pk]
    ranks = {file.pk: rank for rank, file in enumerate(desk.files)}
    lapsed = set(CallUp.objects.filter(state=CallUpState.LAPSED).values_list("opinion__proposal_id", flat=True))
    desk.waiting = sorted({*desk.waiting, *gone}, key=lambda pk: (pk in lapsed, ranks[pk]))
