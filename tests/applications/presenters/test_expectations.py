"""What comes next and about when, which clocks run, what is asked of whom: and nothing that nobody announced."""

import datetime as dt

import pytest

from applications.choices import ENDED, PUBLIC_NAMES, Status
from applications.presenters.expectations import OF_AGENCY, asked_of, clocks_of, expected_of
from applications.presenters.standing import AGENCY, STANDINGS, standing_of
from applications.queries.undertakings import owed_by
from tests.factories.decisions import DUE, make_opinion, make_request
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.people import NOON
from tests.factories.regions import make_holiday
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking

DAY = dt.timedelta(days=1)
ISTANBUL = NOON.tzinfo
PERIODS = {"check_expected_days": "5", "opinion_expected_days": "10", "decision_expected_days": "20"}


def _file(cast, status, *, values=None, is_confirmed=False, **fields):
    call = fields.pop("call", None) or make_call(agency=cast.agency, opens_at=NOON - DAY, closes_at=NOON + DAY)
    for key, value in (values or {}).items():
        call.rule_set.rule_values.filter(key=key).update(value=value, is_confirmed=is_confirmed)
    return make_proposal(call=call, status=status, organisation=cast.organisation, **fields)


def _expected(file, at=NOON, since=NOON):
    return expected_of(file, standing_of(file, at=at), since=since, at=at)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.REVIEWED, Status.WITH_MINISTRY])
def test_where_no_period_was_announced_none_is_invented(cast, status):
    expected = _expected(_file(cast, status))

    assert (expected.at, expected.words) == (None, "Bu adım için bir süre ilan edilmedi.")
    assert not expected.is_default


@pytest.mark.parametrize("status", [Status.POSITIVE, Status.RESERVE, Status.APPROVED])
def test_steps_that_no_rule_speaks_of_promise_nothing(cast, status):
    file = _file(cast, status)
    make_opinion(file, cast["manager"])

    assert _expected(file).at is None


def test_the_examination_is_counted_from_the_close_in_working_days(cast):
    make_holiday("2026-03-05")
    file = _file(cast, Status.SUBMITTED, values=PERIODS)

    expected = _expected(file)

    assert expected.at == dt.datetime(2026, 3, 11, 17, 1, tzinfo=ISTANBUL)
    assert expected.words == "Yaklaşık 11 Mart 2026 Çarşamba tarihine kadar."
    assert expected.is_default


def test_in_a_rolling_call_it_is_counted_from_the_sending(cast):
    call = make_call(agency=cast.agency, is_rolling=True, opens_at=NOON - DAY, closes_at=NOON + 90 * DAY)
    file = _file(cast, Status.SUBMITTED, call=call, values=PERIODS)

    assert _expected(file).at == dt.datetime(2026, 3, 9, 17, 1, tzinfo=ISTANBUL)


def test_a_confirmed_period_is_not_marked_and_one_that_passed_says_so(cast):
    file = _file(cast, Status.WITH_MINISTRY, values=PERIODS, is_confirmed=True)

    early, late = _expected(file), _expected(file, at=NOON + 90 * DAY)

    assert (early.is_default, late.is_default) == (False, False)
    assert "o tarih geçti" in late.words
    assert late.at == early.at


def test_the_evaluation_takes_the_calendar_days_of_the_rules(cast):
    file = _file(cast, Status.UNDER_REVIEW, values={"evaluation_days": "14"})

    assert _expected(file).at == NOON + 14 * DAY


def test_a_held_opinion_is_counted_as_what_the_applicant_reads(cast):
    file = _file(cast, Status.NEGATIVE, values=PERIODS)
    make_opinion(file, cast["manager"], released=False)

    assert _expected(file).at == dt.datetime(2026, 3, 16, 17, 1, tzinfo=ISTANBUL)


@pytest.mark.parametrize("status", [Status.DRAFT, *sorted(ENDED)])
def test_nothing_is_expected_of_others_while_you_act_or_after_the_end(cast, status):
    file = _file(cast, status)
    if status == Status.NEGATIVE:
        make_opinion(file, cast["manager"])

    assert _expected(file) is None


def _clocks(file, request=None, at=NOON):
    return [(str(clock.label), clock.until) for clock in clocks_of(file, request, at=at)]


def test_a_draft_has_two_clocks_until_the_nearer_has_run_out(cast):
    call = make_call(agency=cast.agency, opens_at=NOON - DAY, closes_at=NOON + 20 * DAY, questions_until=NOON + 9 * DAY)
    draft = _file(cast, Status.DRAFT, call=call)

    both, one, none = (_clocks(draft, at=NOON + days * DAY) for days in (0, 9, 20))

    assert both == [
        ("Göndermenin son anı", NOON + 20 * DAY),
        ("Çağrı hakkında soru sormanın son anı", NOON + 9 * DAY),
    ]
    assert (one, none) == (both[:1], [])


def test_a_sent_file_may_be_taken_back_until_the_close_and_a_returned_one_completed(cast):
    sent, returned = _file(cast, Status.SUBMITTED), _file(cast, Status.RETURNED)
    request = make_request(returned, cast["officer"])

    assert _clocks(sent) == [("Geri alabileceğiniz son an", NOON + DAY)]
    assert _clocks(returned, request) == [("Tamamlamanın son anı", DUE)]
    assert _clocks(returned, request, at=DUE) == []


def _asked(file, request=None, at=NOON):
    standing = standing_of(file, at=at)
    expected = expected_of(file, standing, since=NOON, at=at)
    return [(each.whom, str(each.what), each.until) for each in asked_of(file, standing, request, expected)]


def test_of_a_returned_file_the_parts_are_named(cast):
    file = _file(cast, Status.RETURNED)
    request = make_request(file, cast["officer"], sections=["budget", "documents"])

    yours, late = _asked(file, request), _asked(file, request, at=DUE)

    words = "Şu bölümleri tamamlayıp yeniden göndermek: Bütçe, Belgeler"
    assert yours == [(str(cast.organisation), words, DUE)]
    assert late == [(cast.agency.name, "Süresi dolan tamamlamanın ardından karar vermek", None)]


def test_a_draft_is_asked_of_the_applicant(cast):
    draft = _file(cast, Status.DRAFT)

    ((whom, _what, until),) = _asked(draft)

    assert (whom, until) == (str(cast.organisation), draft.call_stage.closes_at)


def test_a_sent_file_still_owes_its_undertaking(cast):
    file, draft = _file(cast, Status.WITH_MINISTRY), _file(cast, Status.DRAFT)
    owed = [one for one in owed_by(file) if one.is_open(NOON)]

    found = [asked_of(row, standing_of(row, at=NOON), None, None, owed)[-1] for row in (file, draft)]

    assert (found[0].whom, found[0].until) == (str(cast.organisation), owed[0].due_at)
    assert str(found[0].what).endswith(": imzalayıp yüklemek")
    assert found[1].until == draft.call_stage.closes_at
    make_undertaking(file)
    assert not owed_by(file)[0].is_open(NOON)


def test_the_agencys_answer_is_asked_beside_what_it_does_with_the_file(cast):
    file = _file(cast, Status.WITH_MINISTRY)
    make_message(file, due_at=NOON + 3 * DAY)
    make_message(file, due_at=NOON + 2 * DAY)

    assert _asked(file) == [
        ("Bakanlık", "Karar verip ajansa bildirmek", None),
        (cast.agency.name, "Mesajınızı yanıtlamak", NOON + 2 * DAY),
    ]


def test_an_estimate_that_passed_is_no_date_to_ask_by(cast):
    file = _file(cast, Status.UNDER_REVIEW, values={"evaluation_days": "14"})

    found = [_asked(file, at=NOON + days * DAY) for days in (0, 14)]

    assert [row[0][2] for row in found] == [NOON + 14 * DAY, None]


def test_nothing_is_asked_of_anybody_once_the_file_is_over(cast):
    file = _file(cast, Status.WITHDRAWN)
    make_message(file)

    assert _asked(file) == []


def test_every_status_that_the_agency_holds_says_what_is_asked_of_it():
    held = {status for status in PUBLIC_NAMES if STANDINGS[status][0] == AGENCY}

    assert held == OF_AGENCY.keys()
