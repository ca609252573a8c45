"""Divided envelopes: written with the call, drawn in the list, obeyed by opinions and call-ups."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import OpinionOutcome, Status
from applications.domain import calls as acts
from applications.domain import opinions
from applications.domain.opinions import Word
from applications.models import CallShare
from applications.policies.envelopes import shares_are_written, shares_fit
from applications.queries.envelopes import parts_of, purse_of
from applications.queries.ranking import ranking_of
from applications.queries.rules import rules_of
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.ranking import divided_call, marked_file
from tests.factories.rules import make_call, make_rule_set

LATER = NOON + dt.timedelta(days=60)


def _codes(call):
    return [axis.code for axis in call.edition.axes.all()]


def _refusal(act, *args, **words):
    with pytest.raises(Refused) as refused:
        act(*args, **words)
    return refused.value.verdict.code


@pytest.fixture
def draft(cast):
    return divided_call({}, published=False, agency=cast.agency, envelope=100)


def test_shares_are_written_whole_and_put_on_the_record(draft, cast):
    first, second = _codes(draft)
    acts.set_shares(draft.pk, {first: Decimal(40)}, version=0, by=cast["manager"], at=NOON)

    acts.set_shares(
        draft.pk, {second: Decimal(60), first: Decimal(0), "yok": Decimal(9)}, version=1, by=cast["manager"], at=NOON
    )

    assert list(draft.shares.values_list("part", "amount")) == [(second, Decimal(60))]
    changes = Event.objects.filter(verb="call.set_shares").latest("pk").changes
    assert changes == {f"share_{first}": ["40.00", None], f"share_{second}": [None, "60"]}


def test_shares_beyond_the_envelope_and_old_pages_are_refused(draft, cast):
    words = {"by": cast["manager"], "at": NOON}
    much = {code: Decimal(51) for code in _codes(draft)}

    assert _refusal(acts.set_shares, draft.pk, much, version=0, **words) == "shares_over_envelope"
    assert _refusal(acts.set_shares, draft.pk, {}, version=3, **words) == "stale"
    assert not CallShare.objects.exists()


def test_a_sentence_says_by_how_much_the_shares_are_too_many():
    sentence = str(shares_fit({"1": Decimal(60), "2": Decimal(50)}, Decimal(100)).reason)

    assert "110,00" in sentence
    assert "10,00" in sentence


def test_a_divided_call_is_announced_once_its_shares_are_written(draft, cast):
    assert _refusal(acts.publish_call, draft.pk, by=cast["manager"], at=NOON) == "shares_missing"
    acts.set_shares(draft.pk, {_codes(draft)[0]: Decimal(100)}, version=0, by=cast["manager"], at=NOON)

    assert acts.publish_call(draft.pk, by=cast["manager"], at=NOON).state == "published"


def test_a_call_of_one_envelope_needs_no_shares(draft):
    assert shares_are_written(make_call()).code == ""


def test_another_rule_set_leaves_no_shares_behind(cast):
    draft = divided_call({"1": 40}, published=False, agency=cast.agency, envelope=100)

    acts.edit_call(draft.pk, version=0, values={"rule_set": make_rule_set()}, by=cast["manager"], at=NOON)

    assert not draft.shares.exists()


def test_each_axis_has_its_line_and_unused_money_goes_by_the_rule(cast):
    call = divided_call(
        {"1": 2_000_000, "2": 3_000_000}, agency=cast.agency, envelope=5_000_000, values={"unused_money": "next"}
    )
    best, second = (marked_file(call, cast["officer"], total, axis=2) for total in (90, 80))
    alone = marked_file(call, cast["officer"], 70, axis=1)
    failed = marked_file(call, cast["officer"], 40, axis=1)

    first, other = ranking_of(call.stages.get()).envelopes

    assert [(line.file.pk, line.place, line.rank, line.suggestion) for line in first.lines] == [
        (alone.pk, 1, 3, "positive"),
        (failed.pk, 2, 4, "negative"),
    ]
    assert [(line.file.pk, line.is_within, line.moved) for line in other.lines] == [
        (best.pk, True, 0),
        (second.pk, True, 200_000),
    ]
    assert (first.given, first.left, other.received, other.left, other.first_outside) == (
        200_000,
        200_000,
        200_000,
        0,
        None,
    )


def test_the_file_on_the_line_is_named_with_what_it_lacks(cast):
    call = divided_call({"1": 2_000_000}, agency=cast.agency, envelope=5_000_000)
    _best, second = (marked_file(call, cast["officer"], total) for total in (90, 80))

    envelope = ranking_of(call.stages.get()).envelopes[0]

    assert (envelope.first_outside.file.pk, envelope.overflow.short_by) == (second.pk, 1_200_000)


def _word(outcome, amount=None):
    return Word(OpinionOutcome(outcome), "Bölge planına göre.", amount and Decimal(amount))


def _record(call, words, cast):
    told = {"met_on": dt.date(2026, 2, 27), "minutes_number": "2026/4", "by": cast["manager"], "at": LATER}
    return opinions.record_opinions(call.stages.get().pk, words=words, **told)


def test_opinions_beyond_the_share_of_an_axis_are_refused_although_the_call_has_the_money(cast):
    call = divided_call({"1": 2_000_000, "2": 3_000_000}, agency=cast.agency, envelope=5_000_000)
    files = [marked_file(call, cast["officer"], total) for total in (90, 80)]

    assert _refusal(_record, call, {file.pk: _word("positive", 1_500_000) for file in files}, cast) == "over_share"


def test_a_call_up_obeys_the_share_too(cast):
    call = divided_call({"1": 2_000_000, "2": 3_000_000}, agency=cast.agency, envelope=5_000_000)
    first, second = (marked_file(call, cast["officer"], total) for total in (90, 80))
    act = _record(call, {first.pk: _word("positive", 1_500_000), second.pk: _word("reserve")}, cast)
    opinions.release(act.pk, by=cast["manager"], at=LATER)
    words = {"reason": "Para açıldı.", "by": cast["manager"], "at": LATER}

    assert _refusal(opinions.call_up, second.pk, amount=Decimal(500_001), **words) == "over_share"
    assert opinions.call_up(second.pk, amount=Decimal(500_000), **words).status == Status.POSITIVE


def test_the_parts_of_a_call_are_its_axes_its_provinces_or_nothing(cast):
    by_axis = divided_call({}, published=False)
    by_province = make_call(rule_set=make_rule_set(values={"envelope_split": "province"}, frozen=True))
    whole = make_call(envelope=7)

    assert [part.key for part in parts_of(by_axis, "axis")] == _codes(by_axis)
    assert {part.label for part in parts_of(by_province, "province")} >= {"Samsun"}
    assert parts_of(whole, "call") == []
    assert purse_of(whole, rules_of(whole.rule_set)).shares == {"": 7}


def test_a_file_of_a_province_without_a_share_stands_in_a_list_without_money(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(values={"envelope_split": "province"}, frozen=True))
    file = marked_file(call, cast["officer"], 90, province=None)

    last = ranking_of(call.stages.get()).envelopes[-1]

    assert ([line.file.pk for line in last.lines], last.share, last.overflow.short_by) == ([file.pk], 0, 1_600_000)


def test_a_first_place_that_was_withdrawn_leaves_its_place_and_its_money(cast):
    call = make_call(agency=cast.agency, envelope=1_600_000)
    first, second = (marked_file(call, cast["officer"], total) for total in (90, 80))
    type(first).objects.filter(pk=first.pk).update(status=Status.WITHDRAWN, status_before=Status.REVIEWED)

    (line,) = ranking_of(call.stages.get()).lines

    assert (line.file.pk, line.rank, line.is_within) == (second.pk, 1, True)


def test_files_without_a_score_stand_in_no_list(cast):
    call = make_call(agency=cast.agency)
    make_proposal(call=call, status=Status.REVIEWED)

    assert ranking_of(call.stages.get()).lines == ()
