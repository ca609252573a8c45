"""Ask, declare, step back, cancel; who may be asked at all."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest

from applications.choices import AssignmentState, CheckResult, Status
from applications.domain import assignment as assigning
from applications.domain.clock import remind_evaluator, tick
from applications.models import Assignment, CheckAnswer, CompletionRequest
from applications.queries.evaluation import progress_of
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.people import NOON, join, make_organisation
from tests.factories.reviews import LATER, accepted, make_assignment, make_evaluator, marks_of, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

ISTANBUL = ZoneInfo("Europe/Istanbul")


@kept
def proposal(cast):
    call = make_call(agency=cast.agency)
    return make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)


def _without_ids(text: str) -> str:
    return re.sub(r"degerlendirme/[a-z0-9]{14}/", "…", text)


def _refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.code


def _ask(cast, proposal, *people):
    return assigning.ask(proposal.pk, [person.pk for person in people], by=cast["officer"], at=NOON)


def test_two_are_asked_at_once_and_each_gets_a_letter(cast, proposal):
    asked = _ask(cast, proposal, cast["evaluator"], cast["other_evaluator"])

    letters = Letter.objects.filter(kind="evaluator_asked")
    assert [(row.state, row.is_third, row.asked_by) for row in asked] == [("asked", False, cast["officer"])] * 2
    assert {letter.to_email for letter in letters} == {cast["evaluator"].email, cast["other_evaluator"].email}


def test_the_answer_is_due_at_the_end_of_the_last_day(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])

    assert assignment.due_at == dt.datetime(2026, 3, 31, tzinfo=ISTANBUL)


def test_asking_is_in_the_record(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])

    event = Event.objects.get(verb="assignment.ask")
    assert (event.object_id, event.actor_id, event.agency_id) == (
        assignment.pk,
        cast["officer"].pk,
        cast.agency.pk,
    )
    assert event.changes == {"evaluator": [None, cast["evaluator"].pk], "is_third": [None, False]}


def test_nobody_chosen_is_refused(cast, proposal):
    assert _refusal(_ask, cast, proposal) == "nobody_chosen"


def test_more_than_are_missing_are_refused_and_nobody_is_asked(cast, proposal):
    people = [cast["evaluator"], cast["other_evaluator"], make_evaluator()]

    assert _refusal(_ask, cast, proposal, *people) == "too_many"
    assert not Assignment.objects.exists()


def test_one_who_may_not_be_asked_stops_all(cast, proposal):
    assert _refusal(_ask, cast, proposal, cast["evaluator"], cast["owner"]) == "not_assessor"
    assert not Assignment.objects.exists()


def test_whoever_gave_the_file_back_is_never_asked_again(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])
    assigning.step_back(assignment.pk, reason="Akrabam.", by=cast["evaluator"], at=NOON)

    assert _refusal(_ask, cast, proposal, cast["evaluator"]) == "asked_before"


def test_declaring_opens_the_file(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])

    opened = assigning.declare(assignment.pk, by=cast["evaluator"], at=LATER)

    assert (opened.state, opened.declared_at) == (AssignmentState.ACCEPTED, LATER)
    assert _refusal(assigning.declare, assignment.pk, by=cast["evaluator"], at=LATER) == "already_answered"


def test_stepping_back_needs_a_reason(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])

    assert _refusal(assigning.step_back, assignment.pk, reason=" ", by=cast["evaluator"], at=NOON) == "no_reason"


def test_stepping_back_leaves_a_place_to_fill(cast, proposal):
    assignment = accepted(proposal, by=cast["officer"], evaluator=cast["evaluator"])

    assigning.step_back(assignment.pk, reason=" Akrabam. ", by=cast["evaluator"], at=NOON)

    assignment.refresh_from_db()
    assert (assignment.state, assignment.reason, assignment.ended_at) == ("stepped_back", "Akrabam.", NOON)
    assert progress_of(proposal).to_ask == 2


def test_cancelling_tells_the_evaluator_without_the_reason(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])

    assigning.cancel(assignment.pk, reason="Ulaşılamadı.", by=cast["officer"], at=NOON)

    assignment.refresh_from_db()
    letter = Letter.objects.get(kind="evaluator_released")
    event = Event.objects.get(verb="assignment.cancel")
    assert (assignment.state, event.reason, letter.to_email) == (
        "cancelled",
        "Ulaşılamadı.",
        cast["evaluator"].email,
    )
    assert "Ulaşılamadı" not in letter.text


def test_cancelling_a_third_no_longer_needed_finishes_the_file(cast, proposal):
    pair = [make_assignment(proposal, state=AssignmentState.ACCEPTED) for _ in range(2)]
    third = make_assignment(proposal, cast["evaluator"], is_third=True)
    for assignment in pair:
        send(assignment, marks_of(proposal.call, 70))
    proposal.refresh_from_db()
    before = proposal.status

    assigning.cancel(third.pk, reason="Gerek kalmadı.", by=cast["officer"], at=NOON)

    proposal.refresh_from_db()
    assert (before, proposal.status) == (Status.UNDER_REVIEW, Status.REVIEWED)


def test_the_third_letter_says_what_the_first_said(cast, proposal):
    pair = [accepted(proposal, by=cast["officer"]) for _ in range(2)]
    for assignment, total in zip(pair, (20, 90), strict=True):
        send(assignment, marks_of(proposal.call, total))

    (third,) = _ask(cast, proposal, cast["evaluator"])

    asked = Letter.objects.filter(about_type="applications.assignment").order_by("pk")
    first, last = asked.filter(about_id=pair[0].pk).first(), asked.get(about_id=third.pk)
    assert third.is_third
    assert (last.kind, last.subject, _without_ids(last.text)) == (first.kind, first.subject, _without_ids(first.text))
    assert last.key.split(":")[0] == first.key.split(":")[0]


def test_no_letter_names_another_evaluator(cast, proposal):
    people = [make_evaluator(full_name=name) for name in ("Zehra Ilgaz", "Çetin Öz", "Şule Ünal")]
    for person, total in zip(people, (20, 90, 50), strict=True):
        assignment = accepted(proposal, by=cast["officer"], evaluator=person)
        send(assignment, marks_of(proposal.call, total))

    wrong = [
        letter.subject
        for letter in Letter.objects.all()
        for person in people
        if letter.to_email != person.email and person.full_name in letter.text + letter.html
    ]

    assert wrong == []


def test_the_clock_reminds_once_within_the_days_of_the_rules(cast, proposal):
    (assignment,) = _ask(cast, proposal, cast["evaluator"])
    early, near = (assignment.due_at - dt.timedelta(days=days) for days in (6, 5))

    done = [tick(at=at) for at in (early, near, near)]

    assert (done, Letter.objects.filter(kind="evaluator_reminded").count()) == ([0, 1, 0], 1)
    assert remind_evaluator(assignment.pk, at=near) is False


def _answer(proposal, officer):
    item = proposal.call_stage.stage.check_items.first()
    CheckAnswer.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        item=item,
        result=CheckResult.YES,
        answered_at=NOON,
        answered_by=officer,
    )


def _comment(proposal, officer):
    proposal.comments.create(section="project", text="Kısaltın.", author=officer, written_at=NOON)


def _return(proposal, officer):
    CompletionRequest.objects.create(
        proposal=proposal,
        call_stage=proposal.call_stage,
        asked="Karar eksik.",
        requested_at=NOON,
        requested_by=officer,
        notified_at=NOON,
        due_at=LATER,
    )


def _pass(proposal, officer):
    record("proposal.pass_check", proposal, by=officer, at=NOON)


def _answer_what_another_changed(proposal, officer):
    record("proposal.check", proposal, by=officer, at=NOON)


@pytest.mark.parametrize("touch", [_answer, _comment, _return, _pass, _answer_what_another_changed])
def test_whoever_had_a_hand_in_the_file_never_scores_it(cast, touch):
    rule_set = make_rule_set(frozen=True, values={"assessors": "staff"})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    touch(proposal, cast["officer"])

    code = _refusal(assigning.ask, proposal.pk, [cast["officer"].pk], by=cast["manager"], at=NOON)

    assert code == "checked"


def test_staff_without_a_hand_in_the_file_may_score_it_where_the_rules_say_so(cast):
    rule_set = make_rule_set(frozen=True, values={"assessors": "staff"})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)

    (assignment,) = assigning.ask(proposal.pk, [cast["officer"].pk], by=cast["manager"], at=NOON)

    assert assignment.evaluator == cast["officer"]


def test_nobody_asks_himself(cast):
    rule_set = make_rule_set(frozen=True, values={"assessors": "both"})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    proposal = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)

    assert _refusal(_ask, cast, proposal, cast["officer"]) == "oneself"


@pytest.mark.parametrize("where", ["applicant", "partner", "unit"])
def test_a_member_of_an_applying_body_never_scores_it(cast, proposal, where):
    body = proposal.organisation
    if where == "partner":
        body = make_organisation()
        proposal.partners.create(kind="partner", name=body.name, vkn=body.vkn)
    elif where == "unit":
        body = make_organisation(vkn=body.vkn, unit_name="Fen İşleri")
    join(cast["evaluator"], Role.ORGANISATION_VIEWER, body)

    assert _refusal(_ask, cast, proposal, cast["evaluator"]) == "of_applicant"
