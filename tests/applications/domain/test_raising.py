"""An objection to an amount that was cut: granted, it is a new dated act within the envelope; the list is replayed the same."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from applications.choices import Status
from applications.domain import objecting, opinions
from applications.domain.ministry import OfficialLetter
from applications.models import Objection, Opinion, Proposal
from applications.objected import ObjectionEffect, ObjectionOutcome, ObjectionState, ObjectionTo
from applications.policies.raising import may_raise_amount
from applications.queries.decisions import forwardable as opinions_to_forward
from applications.queries.entrants import amount_of
from applications.queries.objections import decision_on
from applications.queries.replaying import replay
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.reserve import make_call_up
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

HOUR = NOON + dt.timedelta(hours=1)
CUT, ASKED = Decimal(1_000_000), Decimal(1_600_000)  # the latter as the factory sends it
LETTER = OfficialLetter("E-7", NOON.date())


@kept
def file(cast):
    """Positive with a million, having asked for more; the envelope holds two millions."""
    call = make_call(agency=cast.agency, envelope=2_000_000, rule_set=make_rule_set(frozen=True))
    told = {"organisation": cast.organisation, "status": Status.POSITIVE, "requested_support": ASKED}
    file = make_proposal(call=call, **told)
    make_opinion(file, cast["manager"], amount=CUT, rank=1)
    return file


@kept
def second(cast):
    return make_member(Role.AGENCY_MANAGER, cast.agency)


def _given(file, cast, second):
    objection = objecting.send_objection(
        file.pk, "Kalem uygun.", papers=(), form_key="a" * 14, by=cast["owner"], at=HOUR
    )
    return objecting.give_objection(objection.pk, to=second, by=cast["manager"], at=HOUR)


def _decide(objection, by, amount=ASKED, *, outcome="accepted", effect="raise"):
    words = {
        "outcome": ObjectionOutcome(outcome),
        "effect": ObjectionEffect(effect),
        "reason": "Kalem uygun maliyettir.",
    }
    return objecting.decide_objection(objection.pk, amount=amount, letter=LETTER, by=by, at=HOUR, **words)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _move_to(file, status):
    Proposal.objects.filter(pk=file.pk).update(status=status)


def test_what_was_cut_can_be_objected_to_and_what_was_given_whole_cannot(file, cast):
    whole = make_proposal(call=file.call, status=Status.POSITIVE, requested_support=CUT)
    make_opinion(whole, cast["manager"], amount=CUT)
    held = make_proposal(call=file.call, status=Status.POSITIVE, requested_support=ASKED)
    make_opinion(held, cast["manager"], amount=CUT, released=False)
    decision = decision_on(file)

    assert (decision.to, decision.notified_at, decision.decider_id) == (ObjectionTo.AMOUNT, NOON, cast["manager"].pk)
    assert [decision_on(other) for other in (whole, held)] == [None, None]


def test_granted_it_is_a_new_act_beside_the_old_one(file, cast, second):
    _decide(_given(file, cast, second), second)

    old, new = Opinion.objects.filter(proposal=file).order_by("pk")
    assert [(one.amount, one.rank, one.outcome) for one in (old, new)] == [(CUT, 1, "positive"), (ASKED, 1, "positive")]
    act = new.act
    assert (act.minutes_number, act.met_on, act.released_at, act.objection) == (
        "E-7",
        NOON.date(),
        HOUR,
        Objection.objects.get(),
    )
    assert (Proposal.objects.get(pk=file.pk).status, amount_of(file)) == (Status.POSITIVE, ASKED)
    event = Event.objects.get(verb="proposal.raise_amount")
    assert [Decimal(value) for value in event.changes["free"]] == [Decimal(1_000_000), Decimal(400_000)]
    assert "Yeni önerilen tutar: 1.600.000,00 TL" in Letter.objects.filter(kind="objection_decided")[0].text
    assert decision_on(Proposal.objects.get(pk=file.pk)) is None


def test_the_list_that_was_kept_with_it_comes_out_the_same(file, cast, second):
    _decide(_given(file, cast, second), second, Decimal(1_200_000), outcome="partly")

    again = replay(Objection.objects.get().raised_by)

    assert (again.is_same, again.differences) == (True, ())
    assert again.document["opinions"][file.public_id]["amount"] == "1200000.00"
    assert again.document["rests_on"]["files"][0]["held"] == "1000000.00"


@pytest.mark.parametrize(
    ("amount", "code"),
    [(ASKED + 1, "amount_out_of_range"), (CUT, "amount_not_higher"), (None, "amount_out_of_range")],
)
def test_it_is_more_than_before_and_no_more_than_was_asked(amount, code, file, cast, second):
    objection = _given(file, cast, second)

    assert _code(lambda: _decide(objection, second, amount)) == code
    assert (Objection.objects.get().state, Opinion.objects.count()) == (ObjectionState.IN_HAND, 1)


def test_the_envelope_holds(file, cast, second):
    other = make_proposal(call=file.call, status=Status.POSITIVE, requested_support=CUT)
    make_opinion(other, cast["manager"], amount=CUT)
    objection = _given(file, cast, second)

    assert _code(lambda: _decide(objection, second)) == "over_envelope"
    assert amount_of(file) == CUT


@pytest.mark.parametrize(
    ("status", "code"),
    [(Status.WITH_MINISTRY, "with_ministry"), (Status.APPROVED, "wrong_stage"), (Status.WITHDRAWN, "wrong_stage")],
)
def test_what_was_handed_over_or_decided_stays_and_the_outcome_can_still_be_written(status, code, file, cast, second):
    objection = _given(file, cast, second)
    _move_to(file, status)

    assert _code(lambda: _decide(objection, second)) == code
    assert _decide(objection, second, effect="none").state == ObjectionState.DECIDED
    assert amount_of(file) == CUT


def test_one_with_the_ministry_can_still_be_objected_to(file, cast, second):
    _move_to(file, Status.WITH_MINISTRY)

    assert _given(file, cast, second).to == ObjectionTo.AMOUNT


def test_it_goes_to_the_ministry_only_when_the_objection_is_decided(file, cast, second):
    objection = _given(file, cast, second)
    act = file.opinions.get().act

    def forward():
        return opinions.forward([file.pk], letter_number="E-9", letter_date=NOON.date(), by=cast["manager"], at=HOUR)

    assert _code(forward) == "amount_objected"
    assert not opinions_to_forward(act).exists()
    _decide(objection, second, outcome="refused", effect="none")
    assert opinions_to_forward(act).get() == file
    assert forward()[0].status == Status.WITH_MINISTRY


def test_a_call_from_the_reserve_list_is_answered_first_and_counts_from_itself(cast, second):
    waiting = make_call_up(cast)
    file = waiting.proposal
    Proposal.objects.filter(pk=file.pk).update(requested_support=ASKED)
    file.refresh_from_db()
    objection = _given(file, cast, second)

    assert (objection.notified_at, objection.first_decider) == (waiting.called_at, waiting.called_by)
    assert _code(lambda: _decide(objection, second)) == "answer_awaited"


@pytest.mark.parametrize("effect", ["reinstate"])
def test_an_amount_is_raised_and_never_put_back(effect, file, cast, second):
    objection = _given(file, cast, second)

    assert _code(lambda: _decide(objection, second, effect=effect)) == "other_effect"


def test_only_a_manager_of_the_agency_raises(file, cast):
    assert [may_raise_amount(cast[who], file).code for who in ("manager", "officer")] == ["", "not_manager"]


def test_one_objection_raises_an_amount_once(file, cast, second):
    _decide(_given(file, cast, second), second)
    raised = Objection.objects.get().raised_by
    raised.pk, raised.public_id = None, "a2b3c4d5e6f7g8"

    with pytest.raises(IntegrityError, match="objection_id"), transaction.atomic():
        raised.save(force_insert=True)
