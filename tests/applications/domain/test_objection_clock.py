"""Before the time to object ends, whoever lost and did not object is reminded, once of each decision."""

import datetime as dt

import pytest

from applications.choices import Status
from applications.domain import clock
from applications.domain.objection_clock import remind_of_objection
from applications.models import Proposal
from applications.queries.objection_clock import objections_to_remind
from applications.queries.objections import decision_on
from cmdp.kit.formats import format_deadline
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.objections import make_objection, make_told
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)


@kept
def file(cast):
    return make_told(cast)


def _found(at):
    return list(objections_to_remind(at))


def _end(file):
    return decision_on(file).until


def _letters():
    return list(Letter.objects.filter(kind="objection_reminder").values_list("to_email", flat=True))


def test_it_comes_within_the_days_of_the_rule_set(file):
    end = _end(file)
    times = (end - 2 * DAY - SECOND, end - 2 * DAY, end - SECOND, end)

    assert [_found(at) for at in times] == [[], [file.pk], [file.pk], []]


def test_the_clock_sends_it_once_with_its_end(file, cast):
    at = _end(file) - DAY

    clock.tick(at=at)
    clock.tick(at=at + SECOND)

    assert _letters().count(cast["owner"].email) == 1
    assert Proposal.objects.get(pk=file.pk).objection_reminded_of == NOON
    assert not remind_of_objection(file.pk, at=at)
    letter = Letter.objects.filter(kind="objection_reminder")[0]
    assert f"İtiraz edecekseniz son an: {format_deadline(_end(file))}" in letter.text


def test_who_objected_meanwhile_is_not_reminded(file):
    at = _end(file) - DAY
    assert _found(at) == [file.pk]
    make_objection(file, notified_at=NOON)

    assert _found(at) == []
    assert not remind_of_objection(file.pk, at=at)


def test_a_later_decision_is_reminded_of_anew(file, cast):
    remind_of_objection(file.pk, at=_end(file) - DAY)
    later = NOON + 3 * DAY
    newer = make_opinion(file, cast["manager"])
    type(newer.act).objects.filter(pk=newer.act_id).update(released_at=later)

    at = _end(Proposal.objects.get(pk=file.pk)) - DAY

    assert _found(at) == [file.pk]
    assert remind_of_objection(file.pk, at=at)


def test_a_refusal_in_the_check_is_reminded_of_too_and_what_was_not_told_never(cast):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True))
    told = {"call": call, "organisation": cast.organisation}
    refused = make_proposal(**told, status=Status.INELIGIBLE, status_since=NOON)
    held = make_proposal(**told, status=Status.NEGATIVE)
    make_opinion(held, cast["manager"], released=False)
    whole, cut = (make_proposal(**told, status=Status.POSITIVE) for _ in range(2))
    make_opinion(whole, cast["manager"], amount=whole.requested_support)
    make_opinion(cut, cast["manager"], amount=1)
    at = _end(refused) - DAY

    assert _found(at) == [refused.pk, cut.pk]
    assert remind_of_objection(cut.pk, at=at)
    assert not remind_of_objection(held.pk, at=at)


@pytest.mark.parametrize("values", [{"has_objections": "no"}, {"objection_reminder_days": "0"}])
def test_where_the_rule_set_wants_none_none_is_sent(values, cast):
    file = make_told(cast, **values)

    assert _found(_end(file) - SECOND) == []


def test_a_short_time_is_reminded_of_in_its_second_half_only(cast):
    file = make_told(cast, objection_days="1", objection_working_days="no", objection_reminder_days="9")
    half = NOON + (_end(file) - NOON) / 2

    assert [_found(half - SECOND), _found(half)] == [[], [file.pk]]


def test_a_round_costs_no_more_for_many_files(file, cast, django_assert_num_queries):
    at = _end(file) - DAY
    _found(at)
    for _ in range(3):
        make_told(cast, call=file.call)

    with django_assert_num_queries(4):
        assert len(_found(at)) == 4
