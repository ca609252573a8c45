"""What the rules find beside the items of the check lists: the form's own judges, the clocks, the papers, the sums."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import CheckKind, Status
from applications.found import Bearing, Found, SignatureOutcome
from applications.models import CheckItem, Proposal
from applications.policies.findings import BEARS, findings_of
from applications.queries.rules import rules_of
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.models import Organisation
from tests.factories.decisions import make_request
from tests.factories.files import add_documents, make_proposal
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

YEAR = dt.timedelta(days=365)


@kept
def sent(cast):
    """A sent file of the cast's organisation."""
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


def found(file, *, at=NOON):
    """Item key → what was found, in the words of the choices, and the evidence."""
    file = Proposal.objects.with_relations().get(pk=file.pk)
    keys = {item.pk: item.key for item in rules_of(file.call.rule_set).stage(1).check_items}
    return {keys[pk]: (finding.found, finding.text) for pk, finding in findings_of(file, at=at).items()}


def test_a_file_within_all_limits_is_found_so_with_its_values(sent):
    told = found(sent)

    holds = {key for key, (weight, _text) in told.items() if weight == Found.HOLDS}
    assert {"sent_in_time", "budget_complete", "duration_inside", "support_inside", "place_eligible"} <= holds
    assert {"applicant_eligible", "subject_eligible"} <= holds
    assert told["duration_inside"][1].startswith("Süre: ")
    assert "Destek oranı: " in told["support_inside"][1]


def test_an_item_on_which_no_rule_bears_has_no_finding(sent):
    assert {"staff_papers", "costs_eligible", "no_exclusion"} & found(sent).keys() == set()


def test_each_thing_that_rules_look_at_is_tied_to_an_item_that_is_shipped(sent):
    tied = {item.bearing for item in rules_of(sent.call.rule_set).stage(1).check_items}

    assert tied == {"", *Bearing.values}
    assert BEARS.keys() == set(Bearing) - {Bearing.SENT_IN_TIME, Bearing.UNDERTAKING}


def test_an_item_of_an_agencys_own_shows_what_it_was_tied_to(cast):
    rule_set = make_rule_set()
    stage = rule_set.stages.get()
    told = {"stage": stage, "kind": CheckKind.ELIGIBILITY, "order": 90, "text_tr": "Süre?", "text_en": "Time?"}
    CheckItem.objects.create(**told, key="tied", bearing=Bearing.DURATION)
    CheckItem.objects.create(**told, key="free")
    own = {"organisation": cast.organisation, "call": make_call(rule_set=rule_set)}

    told = found(make_proposal(status=Status.SUBMITTED, **own))

    assert told["tied"] == told["duration_inside"]
    assert "free" not in told


BROKEN = {
    "duration_inside": {"months": 900},
    "budget_complete": {"total_cost": Decimal(1)},
    "form_complete": {"title": ""},
    "sent_in_time": {"first_sent_at": NOON + YEAR, "sent_at": NOON + YEAR},
}


@pytest.mark.parametrize("key", BROKEN)
def test_what_does_not_hold_fails_at_its_item_alone(key, sent):
    before = {name for name, (weight, _text) in found(sent).items() if weight == Found.FAILS}
    Proposal.objects.filter(pk=sent.pk).update(**BROKEN[key])

    fails = {name for name, (weight, _text) in found(sent).items() if weight == Found.FAILS}

    assert fails - before == {key}


def test_the_evidence_names_value_and_limit(sent):
    Proposal.objects.filter(pk=sent.pk).update(months=900)

    assert found(sent)["duration_inside"][1].startswith("Süre 900 ay; bu destek türünde en çok ")


@pytest.mark.parametrize(
    ("changes", "weight"),
    [({"type": ""}, Found.FAILS), ({"type": OrganisationType.MUNICIPALITY}, Found.HOLDS)],
)
def test_the_record_of_the_applicant_is_judged_as_it_is_now(changes, weight, sent):
    Organisation.objects.filter(pk=sent.organisation_id).update(**changes)

    assert found(sent)["applicant_eligible"][0] == weight


def test_missing_and_expired_papers_fail_and_name_the_paper(sent):
    missing = found(sent)["papers_readable"]
    add_documents(sent)
    attached = found(sent)["papers_readable"][0]
    slot = sent.call_stage.stage.document_slots.filter(asks_expiry=True).first()
    sent.documents.filter(slot=slot).update(valid_until=NOON.date() - YEAR)

    assert missing[0] == Found.FAILS
    assert "henüz yüklenmedi" in missing[1]
    assert attached != Found.FAILS
    assert slot is None or "tarihine kadar geçerli" in found(sent)["papers_readable"][1]


def test_a_request_that_was_not_answered_stands_at_the_sending(sent, cast):
    make_request(sent, cast["officer"], ended_at=NOON)
    make_request(sent, cast["officer"], ended_at=NOON, is_answered=True)

    weight, text = found(sent)["sent_in_time"]

    assert (weight, text.count("tamamlama isteği yanıtlanmadı")) == (Found.FAILS, 1)


@pytest.mark.parametrize(
    ("paper", "at", "weight"),
    [
        (None, NOON, Found.LOOK),
        (None, NOON + YEAR, Found.FAILS),
        ({"uploaded_at": NOON + YEAR}, NOON + YEAR, Found.FAILS),
        ({"signature": SignatureOutcome.BROKEN, "verified_at": NOON}, NOON, Found.FAILS),
        ({"signature": SignatureOutcome.VALID, "verified_at": NOON}, NOON, Found.LOOK),
        ({"signature": SignatureOutcome.UNSIGNED, "verified_at": NOON, "of_it": True}, NOON, Found.LOOK),
        ({"signature": SignatureOutcome.VALID, "verified_at": NOON, "of_it": True}, NOON, Found.HOLDS),
    ],
)
def test_an_undertaking_is_found_missing_late_broken_outdated_or_signed(paper, at, weight, sent):
    if paper is not None:
        told = dict(paper)
        if told.pop("of_it", False):
            told["submission_sha256"] = sent.submissions.latest("number").sha256
        make_undertaking(sent, **told)

    assert found(sent, at=at)["undertaking"][0] == weight


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED, Status.UNDER_REVIEW, Status.INELIGIBLE])
def test_nothing_is_judged_while_the_file_lies_elsewhere(status, cast):
    file = make_proposal(status=status, organisation=cast.organisation)

    assert found(file) == {}


def test_a_call_without_a_close_has_no_late_sending(cast):
    call = make_call(agency=cast.agency, is_rolling=True)
    file = make_proposal(call=call, status=Status.SUBMITTED, organisation=cast.organisation)

    assert "sent_in_time" not in found(file)
