"""The Ministry's word: approval, refusal, return; the next stage; status lines; objections."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import MinistryActKind, ProjectState, Status
from applications.domain import checking, ministry
from applications.domain.ministry import OfficialLetter
from applications.models import CallStage, MinistryAct, Proposal
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import answer_lists, make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)
LETTER = OfficialLetter("E-42-1", dt.date(2026, 2, 27))
AMOUNT = Decimal(1_000_000)


@kept
def forwarded(cast):
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_opinion(file, cast["manager"])
    make_ministry_act(file, cast["manager"])
    return file


@kept
def forwarded_first_stage(cast):
    call = make_call(agency=cast.agency, stages=2)
    file = make_proposal(call=call, status=Status.WITH_MINISTRY, organisation=cast.organisation, score=Decimal(80))
    make_ministry_act(file, cast["manager"])
    return file


def approve(file, by, amount=AMOUNT, at=LATER):
    return ministry.approve(file.pk, amount=amount, letter=LETTER, by=by, at=at)


@pytest.mark.parametrize("person", ["ministry_decider", "manager"])
def test_approval_records_amount_and_letter(person, forwarded, cast):
    file = approve(forwarded, cast[person])

    act = file.ministry_acts.get(kind=MinistryActKind.APPROVED)
    assert file.status == Status.APPROVED
    assert (act.amount, act.letter_number, act.recorded_by) == (AMOUNT, "E-42-1", cast[person])
    event = Event.objects.get(verb="proposal.approve")
    assert (event.letter_number, event.letter_date) == ("E-42-1", LETTER.date)


def test_approval_tells_the_applicant(forwarded, cast):
    approve(forwarded, cast["ministry_decider"])

    letters = Letter.objects.filter(kind="ministry_approved")
    assert {letter.to_email for letter in letters} == {cast["owner"].email, forwarded.contact_email}
    assert "1.000.000,00 TL" in letters[0].text


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("1600000.01")])
def test_approval_of_an_impossible_amount_is_refused(amount, forwarded, cast):
    with pytest.raises(Refused) as refused:
        approve(forwarded, cast["ministry_decider"], amount)

    assert refused.value.verdict.code == "amount_out_of_range"


def test_a_decided_file_is_not_decided_again(forwarded, cast):
    approve(forwarded, cast["ministry_decider"])

    with pytest.raises(Refused) as refused:
        approve(forwarded, cast["ministry_decider"])

    assert refused.value.verdict.code == "wrong_stage"


@pytest.mark.parametrize("person", ["officer", "other_manager", "ministry_reader", "administrator"])
def test_nobody_else_decides(person, forwarded, cast):
    with pytest.raises(Refused) as refused:
        approve(forwarded, cast[person])

    assert refused.value.verdict.code == "not_ministry"


def test_approval_of_a_first_stage_opens_the_next_as_a_draft(forwarded_first_stage, cast):
    file = approve(forwarded_first_stage, cast["ministry_decider"], at=NOON)

    assert (file.status, file.call_stage.order, file.sent_at, file.score) == (Status.DRAFT, 2, None, None)
    assert file.is_shared_with_expert
    assert file.reference
    events = Event.objects.filter(object_type="applications.proposal", object_id=file.pk).order_by("pk")
    verbs = events.values_list("verb", "actor_id")
    assert list(verbs) == [("proposal.approve", cast["ministry_decider"].pk), ("proposal.open_next_stage", None)]
    assert Letter.objects.filter(kind="ministry_preapproved").exists()


def test_approval_waits_while_the_next_stage_has_closed(forwarded_first_stage, cast):
    end = CallStage.objects.get(call=forwarded_first_stage.call, order=2).closes_at

    with pytest.raises(Refused) as refused:
        approve(forwarded_first_stage, cast["ministry_decider"], at=end)

    assert refused.value.verdict.code == "next_stage_closed"


def test_refusal_needs_no_amount_and_tells_its_reason(forwarded, cast):
    file = ministry.decline(
        forwarded.pk, letter=LETTER, reason="Sürdürülebilir değil.", by=cast["ministry_decider"], at=LATER
    )

    assert file.status == Status.REFUSED
    assert file.ministry_acts.get(kind=MinistryActKind.REFUSED).amount is None
    assert "Sürdürülebilir değil." in Letter.objects.filter(kind="ministry_refused")[0].text


def test_ministry_return_hands_the_file_back_to_the_agency(forwarded, cast):
    file = ministry.ministry_return(
        forwarded.pk, letter=LETTER, reason="Bütçe açıklansın.", by=cast["ministry_decider"], at=LATER
    )

    assert file.status == Status.POSITIVE
    assert MinistryAct.objects.filter(kind=MinistryActKind.RETURNED).count() == 1


def test_status_line_is_dated_and_kept_by_officers(cast):
    file = make_proposal(status=Status.APPROVED, organisation=cast.organisation)

    ministry.keep_status_line(
        file.pk,
        state=ProjectState.CONTRACTED,
        dated_on=dt.date(2026, 4, 30),
        letter_number="E-9",
        note="",
        by=cast["officer"],
        at=LATER,
    )

    line = file.status_lines.get()
    assert (line.state, line.dated_on, line.recorded_by) == ("contracted", dt.date(2026, 4, 30), cast["officer"])


def test_status_line_needs_an_approved_project(forwarded, cast):
    with pytest.raises(Refused) as refused:
        ministry.keep_status_line(
            forwarded.pk,
            state=ProjectState.RUNNING,
            dated_on=dt.date(2026, 4, 30),
            letter_number="E-9",
            note="",
            by=cast["officer"],
            at=LATER,
        )

    assert refused.value.verdict.code == "not_approved"


def test_status_line_is_the_agencys(cast):
    file = make_proposal(status=Status.APPROVED, organisation=cast.organisation)

    with pytest.raises(Refused) as refused:
        ministry.keep_status_line(
            file.pk,
            state=ProjectState.RUNNING,
            dated_on=dt.date(2026, 4, 30),
            letter_number="E-9",
            note="",
            by=cast["owner"],
            at=LATER,
        )

    assert refused.value.verdict.code == "not_agency"


@pytest.mark.parametrize(
    ("status", "person", "back"),
    [
        (Status.INELIGIBLE, "manager", Status.SUBMITTED),
        (Status.NEGATIVE, "manager", Status.REVIEWED),
        (Status.REFUSED, "ministry_decider", Status.WITH_MINISTRY),
    ],
)
def test_an_objection_puts_a_file_back_where_it_was(status, person, back, cast):
    file = make_proposal(status=status, organisation=cast.organisation)
    make_opinion(file, cast["manager"])

    file = ministry.reinstate(file.pk, letter=LETTER, reason="İtiraz haklı.", by=cast[person], at=LATER)

    assert file.status == back
    assert "İtiraz haklı." in Letter.objects.filter(kind="proposal_reinstated")[0].text


def test_who_refused_first_does_not_judge_the_objection(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    answer_lists(file, cast["officer"], refused=1)
    checking.refuse_check(file.pk, by=cast["manager"], at=LATER)

    with pytest.raises(Refused) as refused:
        ministry.reinstate(file.pk, letter=LETTER, reason="Yanılmışım.", by=cast["manager"], at=LATER)

    assert refused.value.verdict.code == "same_decider"
    assert Proposal.objects.get(pk=file.pk).status == Status.INELIGIBLE


def test_a_held_negative_opinion_is_not_objected_to_yet(cast):
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"], released=False)

    with pytest.raises(Refused) as refused:
        ministry.reinstate(file.pk, letter=LETTER, reason="Erken.", by=cast["manager"], at=LATER)

    assert refused.value.verdict.code == "opinion_held"


ACTS = {
    "approve": lambda file, by, letter: ministry.approve(file.pk, amount=AMOUNT, letter=letter, by=by, at=LATER),
    "decline": lambda file, by, letter: ministry.decline(file.pk, letter=letter, reason="Hayır.", by=by, at=LATER),
    "ministry_return": lambda file, by, letter: ministry.ministry_return(
        file.pk, letter=letter, reason="Eksik.", by=by, at=LATER
    ),
}


@pytest.mark.parametrize("verb", ACTS)
def test_a_letter_of_tomorrow_has_decided_nothing(verb, forwarded, cast):
    today, tomorrow = LATER.date(), LATER.date() + dt.timedelta(days=1)

    with pytest.raises(Refused) as refused:
        ACTS[verb](forwarded, cast["ministry_decider"], OfficialLetter("E-1", tomorrow))

    assert refused.value.verdict.code == "day_to_come"
    assert ACTS[verb](forwarded, cast["ministry_decider"], OfficialLetter("E-1", today)).status != Status.WITH_MINISTRY


@pytest.mark.parametrize("amount", ["0", "-1", "1600000.01", "99999999999999"])
def test_an_absurd_amount_is_refused_with_the_amount_asked(amount, forwarded, cast):
    with pytest.raises(Refused) as refused:
        approve(forwarded, cast["ministry_decider"], amount=Decimal(amount))

    assert refused.value.verdict.code == "amount_out_of_range"
    assert not MinistryAct.objects.filter(kind=MinistryActKind.APPROVED).exists()


def test_a_status_line_and_an_objection_have_happened_already(cast):
    supported = make_proposal(status=Status.APPROVED, organisation=cast.organisation)
    refused_file = make_proposal(status=Status.INELIGIBLE, organisation=cast.organisation)
    tomorrow = LATER.date() + dt.timedelta(days=1)
    line = {"state": ProjectState.RUNNING, "dated_on": tomorrow, "letter_number": "E-9", "note": ""}

    with pytest.raises(Refused) as early_line:
        ministry.keep_status_line(supported.pk, **line, by=cast["officer"], at=LATER)
    with pytest.raises(Refused) as early_letter:
        ministry.reinstate(
            refused_file.pk, letter=OfficialLetter("E", tomorrow), reason="X.", by=cast["manager"], at=LATER
        )

    assert {early_line.value.verdict.code, early_letter.value.verdict.code} == {"day_to_come"}
