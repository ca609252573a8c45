"""Answers beside findings, and a pre-examination that two officers end."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import CheckResult, Status
from applications.domain import checking
from applications.domain.lifecycle import withdraw
from applications.found import Found
from applications.models import CheckAnswer, CheckConclusion, Proposal
from applications.policies import checking as may
from applications.queries.evaluation import hands_in
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import answer_lists, make_authority_paper
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)
YES, NO = CheckResult.YES, CheckResult.NO


@kept
def file(cast):
    """A sent file of a call whose rule set wants two officers; its lists are answered, its authority confirmed."""
    rule_set = make_rule_set(frozen=True, values={"second_officer": "yes"})
    make_authority_paper(cast.organisation, by=cast["officer"])
    call = make_call(agency=cast.agency, rule_set=rule_set)
    made = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)
    answer_lists(made, cast["officer"])
    return made


def refusal(act, *args, **told):
    with pytest.raises(Refused) as refused:
        act(*args, **told)
    return refused.value.verdict.code


def item_of(file, key):
    return next(item.pk for item in rules_of(file.call.rule_set).stage(1).check_items if item.key == key)


def fresh(file):
    return Proposal.objects.get(pk=file.pk)


def conclude(file, cast, *, refused=0):
    answer_lists(file, cast["officer"], refused=refused)
    act = checking.refuse_check if refused else checking.pass_check
    act(file.pk, by=cast["officer"], at=LATER)
    return CheckConclusion.objects.get(ended_at=None).public_id


def test_an_answer_keeps_what_was_found_beside_it(file, cast):
    item = item_of(file, "duration_inside")

    checking.answer_checks(file.pk, answers={item: (NO, "Süre uzun.")}, by=cast["manager"], at=NOON)

    answer = CheckAnswer.objects.get(item=item)
    assert (answer.found, answer.evidence.startswith("Süre: "), answer.answered_by) == (
        Found.HOLDS,
        True,
        cast["manager"],
    )


def test_a_yes_against_a_finding_needs_its_reason(file, cast):
    Proposal.objects.filter(pk=file.pk).update(months=900)
    item = item_of(file, "duration_inside")

    code = refusal(checking.answer_checks, file.pk, answers={item: (YES, "")}, by=cast["officer"], at=NOON)
    checking.answer_checks(file.pk, answers={item: (YES, "Ek süre kararı var.")}, by=cast["officer"], at=NOON)

    answer = CheckAnswer.objects.get(item=item)
    assert (code, answer.found, answer.reason) == ("finding_unexplained", Found.FAILS, "Ek süre kararı var.")


def test_a_yes_of_before_is_asked_anew_once_something_is_found_against_it(file, cast):
    item = item_of(file, "duration_inside")
    checking.answer_checks(file.pk, answers={item: (YES, "Uygun.")}, by=cast["officer"], at=NOON)
    Proposal.objects.filter(pk=file.pk).update(months=900)

    for _ in range(2):
        checking.answer_checks(file.pk, answers={item: (YES, "Uygun.")}, by=cast["manager"], at=LATER)

    answer = CheckAnswer.objects.get(item=item)
    assert (answer.found, answer.answered_by) == (Found.FAILS, cast["manager"])
    assert Event.objects.filter(verb="proposal.check").count() == 2


def test_where_two_are_asked_the_first_moves_nothing(file, cast):
    conclude(file, cast)

    waiting = CheckConclusion.objects.get()
    assert (fresh(file).status, waiting.passes, waiting.concluded_by) == (Status.SUBMITTED, True, cast["officer"])
    assert "proposal.conclude" in Event.objects.values_list("verb", flat=True)


def test_nothing_changes_while_a_conclusion_waits(file, cast):
    conclude(file, cast)

    codes = {
        policy(cast["manager"], fresh(file), at=LATER).code
        for policy in (may.may_check, may.may_return, may.may_pass, may.may_refuse_check)
    }

    assert codes - {"no_item_refused"} == {"conclusion_waits"}


def test_who_concluded_does_not_consent_and_a_colleague_does(file, cast):
    seen = conclude(file, cast)

    code = refusal(checking.confirm_conclusion, file.pk, seen=seen, by=cast["officer"], at=LATER)
    checking.confirm_conclusion(file.pk, seen=seen, by=cast["manager"], at=LATER)

    ended = CheckConclusion.objects.get()
    assert (code, fresh(file).status, fresh(file).expert) == ("same_person", Status.UNDER_REVIEW, cast["officer"])
    assert (ended.is_confirmed, ended.ended_by, ended.ended_at) == (True, cast["manager"], LATER)


def test_a_refusal_takes_effect_and_is_written_of_only_with_the_consent(file, cast):
    seen = conclude(file, cast, refused=1)
    before = Letter.objects.filter(kind="proposal_ineligible").count()

    checking.confirm_conclusion(file.pk, seen=seen, by=cast["manager"], at=LATER)

    assert (before, fresh(file).status) == (0, Status.INELIGIBLE)
    assert "Belge imzasız." in Letter.objects.filter(kind="proposal_ineligible").first().text


def test_a_consent_to_another_conclusion_than_was_read_is_refused(file, cast):
    conclude(file, cast)

    assert refusal(checking.confirm_conclusion, file.pk, seen="", by=cast["manager"], at=LATER) == "conclusion_changed"


def test_a_conclusion_that_holds_no_more_cannot_be_consented_to(file, cast):
    seen = conclude(file, cast)
    CheckAnswer.objects.filter(proposal=file).first().delete()

    assert refusal(checking.confirm_conclusion, file.pk, seen=seen, by=cast["manager"], at=LATER) == "items_open"


@pytest.mark.parametrize(("who", "letters"), [("manager", ["conclusion_dropped"]), ("officer", [])])
def test_dropped_it_opens_the_lists_and_tells_who_reached_it(who, letters, file, cast):
    conclude(file, cast)

    checking.drop_conclusion(file.pk, reason="Bütçeye bir daha bakın.", by=cast[who], at=LATER)

    ended = CheckConclusion.objects.get()
    assert (ended.is_confirmed, ended.ended_by) == (False, cast[who])
    assert may.may_check(cast["manager"], fresh(file), at=LATER)
    assert list(Letter.objects.filter(kind="conclusion_dropped").values_list("kind", flat=True)) == letters


def test_without_one_there_is_nothing_to_consent_to_or_to_drop(file, cast):
    for act in (may.may_confirm_conclusion, may.may_drop_conclusion):
        assert act(cast["manager"], fresh(file), at=LATER).code == "none_waits"


def test_another_agency_has_no_say_in_it(file, cast):
    conclude(file, cast)

    for act in (may.may_confirm_conclusion, may.may_drop_conclusion):
        assert act(cast["other_manager"], fresh(file), at=LATER).code == "not_agency"


def test_a_file_that_its_applicant_takes_away_leaves_no_conclusion_waiting(file, cast):
    conclude(file, cast)

    withdraw(file.pk, reason="Vazgeçtik.", by=cast["owner"], at=LATER)

    ended = CheckConclusion.objects.get()
    assert (ended.ended_at, ended.ended_by, ended.is_confirmed) == (LATER, None, False)


def test_whoever_concluded_or_consented_or_dropped_has_had_a_hand_in_the_check(file, cast):
    third = make_member(Role.AGENCY_OFFICER, cast.agency)
    CheckAnswer.objects.filter(proposal=file).update(answered_by=cast["manager"])
    checking.pass_check(file.pk, by=cast["officer"], at=LATER)
    checking.drop_conclusion(file.pk, reason="Eksik.", by=third, at=LATER)

    assert {cast["officer"].pk, cast["manager"].pk, third.pk} <= hands_in(file)


def test_who_evaluates_the_file_has_no_say_in_it(file, cast):
    conclude(file, cast)
    make_assignment(file, cast["manager"], "accepted")

    assert may.may_confirm_conclusion(cast["manager"], fresh(file), at=LATER).code == "evaluates_here"
    assert may.may_drop_conclusion(cast["manager"], fresh(file), at=LATER).code == "evaluates_here"


def test_while_the_applicant_completes_an_answer_keeps_what_had_been_found(file, cast):
    item = item_of(file, "duration_inside")
    checking.answer_checks(file.pk, answers={item: (YES, "Uygun.")}, by=cast["officer"], at=NOON)
    checking.return_for_completion(file.pk, asked="Karar", sections=["documents"], by=cast["officer"], at=NOON)
    Proposal.objects.filter(pk=file.pk).update(months=900)

    checking.answer_checks(file.pk, answers={item: (NO, "Süre uzun.")}, by=cast["officer"], at=NOON)

    answer = CheckAnswer.objects.get(item=item)
    assert (answer.result, answer.found, answer.evidence.startswith("Süre: ")) == (NO, Found.HOLDS, True)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.UNDER_REVIEW])
def test_the_page_of_the_lists_shows_what_is_or_was_found(status, client, file, cast):
    item = item_of(file, "duration_inside")
    checking.answer_checks(file.pk, answers={item: (YES, "Uygun.")}, by=cast["officer"], at=NOON)
    Proposal.objects.filter(pk=file.pk).update(status=status)
    client.force_login(cast["officer"])

    page = client.get(reverse("applications:proposal_checks", args=[file.public_id])).content.decode()

    assert ("uygun görünüyor" in page, "Süre: " in page) == (True, True)


def test_a_yes_against_a_finding_is_asked_for_its_reason_on_the_page(client, file, cast):
    Proposal.objects.filter(pk=file.pk).update(months=900)
    item = item_of(file, "duration_inside")
    client.force_login(cast["officer"])

    page = client.post(
        reverse("applications:proposal_checks", args=[file.public_id]), {f"result_{item}": "yes", f"reason_{item}": ""}
    )

    assert "Kurallar bu maddenin uymadığını buldu." in page.content.decode()


@pytest.mark.parametrize("refused", [0, 1])
def test_a_colleague_consents_on_a_page_that_names_who_concluded(refused, client, file, cast):
    conclude(file, cast, refused=refused)
    client.force_login(cast["manager"])
    address = reverse("applications:conclusion_confirm", args=[file.public_id])

    page = client.get(address)
    seen = page.context["form"].initial["seen"]
    client.post(address, {"seen": seen})

    assert cast["officer"].full_name in page.content.decode()
    assert fresh(file).status == (Status.INELIGIBLE if refused else Status.UNDER_REVIEW)


def test_a_colleague_gives_it_back_on_a_page_and_the_desk_offers_both(client, file, cast):
    conclude(file, cast)
    client.force_login(cast["manager"])

    desk = client.get(reverse("applications:desk_proposal", args=[file.public_id])).content.decode()
    work = client.get(reverse("applications:work_list")).content.decode()
    client.post(reverse("applications:conclusion_drop", args=[file.public_id]), {"reason": "Eksik."})

    assert ("/kontrol/onay/" in desk, "/kontrol/geri-ver/" in desk, "İkinci onay bekleyenler" in work) == (True,) * 3
    assert CheckConclusion.objects.get().ended_by == cast["manager"]
