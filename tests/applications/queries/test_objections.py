"""Until when, what is told of a decision, and what so few would betray."""

import datetime as dt

import pytest

from applications.choices import Status
from applications.objected import ObjectionTo
from applications.queries import objections as queries
from applications.queries.objections import ObjectionCounts, decision_on, has_objection_page, objection_counts, told_of
from applications.queries.results import results_of
from cmdp.accounts.choices import Role
from cmdp.audit.record import record
from cmdp.regions.working_days import ISTANBUL
from tests.factories.decisions import answer_lists, make_opinion
from tests.factories.files import make_proposal
from tests.factories.objections import decided, make_objection, make_objection_paper, make_told
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_calendar_year
from tests.factories.reviews import make_assignment, opinion_call
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db
CALENDAR = {"objection_working_days": "no", "objection_days": "7"}


def test_working_days_are_counted_as_the_rule_set_counts(cast):
    make_calendar_year(2026, is_confirmed=True)
    decision = decision_on(make_told(cast, objection_days="3"))

    assert (decision.to, decision.notified_at, decision.is_sure) == (ObjectionTo.OPINION, NOON, True)
    assert decision.until == queries.objection_end(queries.rules_of(_rules(cast)), NOON)[0]
    assert decision.until.astimezone(ISTANBUL).time() == dt.time(17, 1)
    assert not decision.is_over(decision.until - dt.timedelta(seconds=1))
    assert decision.is_over(decision.until)


def _rules(cast):
    return cast.agency.calls.latest("pk").rule_set


def test_calendar_days_end_with_their_last_day(cast):
    decision = decision_on(make_told(cast, **CALENDAR))

    last = NOON.astimezone(ISTANBUL).date() + dt.timedelta(days=7)
    assert decision.until == dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), ISTANBUL)
    assert decision.is_sure


def test_a_refusal_in_the_check_is_told_when_it_is_made(cast):
    file = make_proposal(call=make_call(agency=cast.agency), organisation=cast.organisation, status=Status.INELIGIBLE)
    record("proposal.refuse_check", file, by=cast["officer"], at=NOON)

    decision = decision_on(file)

    assert (decision.to, decision.notified_at) == (ObjectionTo.CHECK, file.status_since)
    assert decision.decider_id == cast["officer"].pk
    answer_lists(file, cast["officer"], refused=1)
    told = told_of(file, decision)
    assert (told.score, told.sections, told.reason) == (None, (), "")
    assert [answer.reason for answer in told.unmet] == ["Belge imzasız."]


def test_sections_are_told_with_reasons_in_the_order_of_their_words(cast):
    file = make_told(cast)
    first, second = (make_assignment(file, state="sent") for _ in range(2))
    first.review.marks.update(points=1, reason="Zayıf.")
    second.review.marks.update(points=1, reason="Ayrıntısız.")

    told = told_of(file, decision_on(file))

    assert told.reason == "Bölge planına uygun."
    assert {one.reasons for one in told.sections} == {("Ayrıntısız.", "Zayıf.")}
    assert all(one.section.mean > 0 for one in told.sections)


def test_an_opinion_without_marks_has_no_sections(cast):
    call = opinion_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.NEGATIVE)
    make_opinion(file, cast["manager"])

    assert told_of(file, decision_on(file)).sections == ()


def test_the_page_is_there_for_what_was_told_or_objected_to(cast):
    told, silent, asked = make_told(cast), make_told(cast, Status.POSITIVE), make_told(cast, Status.POSITIVE)
    make_objection(asked)
    without = make_told(cast, has_objections="no")

    assert [has_objection_page(file) for file in (told, silent, asked, without)] == [True, False, True, False]


def _decided(cast, call, outcomes):
    for outcome in outcomes:
        make_objection(make_told(cast, call=call), **decided(cast["manager"], outcome=outcome))


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([], None),
        (["refused"] * 4, ObjectionCounts(None, ())),
        (["refused"] * 5, ObjectionCounts(5, (("reddedildi", 5),))),
        (["refused"] * 5 + ["accepted"], ObjectionCounts(6, ())),
    ],
)
def test_small_numbers_are_not_told(cast, outcomes, told):
    call = make_call(agency=cast.agency)
    make_objection(make_told(cast, call=call))
    _decided(cast, call, outcomes)

    assert objection_counts(call) == told
    assert ObjectionCounts(None, ()).fewest == queries.FEWEST_TOLD


@pytest.mark.parametrize("status", [Status.REVIEWED, Status.UNDER_REVIEW, Status.POSITIVE])
def test_a_file_back_from_the_reserve_list_tells_the_public_nothing_new(cast, status):
    file = make_told(cast, Status.RESERVE)
    type(file).objects.filter(pk=file.pk).update(status=status)
    if status == Status.POSITIVE:
        make_opinion(type(file).objects.get(pk=file.pk), cast["manager"], released=False)

    (result,) = results_of(file.call)

    assert (result.reserve, result.positive) == (1, 0)


def test_deciders_are_the_other_managers(cast):
    second = make_member(Role.AGENCY_MANAGER, cast.agency)

    assert list(queries.deciders_for(make_objection(make_told(cast), first_decider=cast["manager"]))) == [second]


def test_the_desk_lists_what_waits_and_what_has_ended(cast, django_assert_num_queries):
    file = make_told(cast)
    open_one = make_objection(file)
    ended = make_objection(make_told(cast), **decided(cast["other_manager"]))
    make_objection_paper(open_one)

    assert list(queries.objections_listed(cast["officer"], is_open=True)) == [open_one]
    assert list(queries.objections_listed(cast["officer"], is_open=False)) == [ended]
    assert not queries.objections_at_desk(cast["owner"]).exists()
    with django_assert_num_queries(2):
        assert [len(row.papers.all()) for row in queries.objections_on(file)] == [1]
