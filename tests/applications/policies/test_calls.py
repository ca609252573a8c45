"""Who may see, prepare, publish and extend a call."""

import datetime as dt

import pytest

from applications.domain.rules import narrow_rule_set
from applications.policies.call import (
    has_windows,
    may_create_call,
    may_edit_call,
    may_extend_call,
    may_manage_calls,
    may_publish_call,
    may_read_calls,
    may_view_call,
)
from applications.queries.calls import visible_to
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def _allowed(cast, ask):
    return {name for name, person in cast.people.items() if ask(person)}


def test_everybody_sees_exactly_what_the_policy_allows(cast):
    calls = [make_call(agency=cast.agency), make_call(agency=cast.agency, published=False)]

    for name, person in cast.people.items():
        assert set(visible_to(person)) == {call for call in calls if may_view_call(person, call)}, name


def test_a_draft_is_seen_by_its_agency_only(cast):
    draft = make_call(agency=cast.agency, published=False)

    assert _allowed(cast, lambda person: may_view_call(person, draft)) == {"officer", "manager"}


def test_who_may_do_what_with_calls(cast):
    draft = make_call(agency=cast.agency, published=False)
    published = make_call(agency=cast.agency)

    assert _allowed(cast, may_read_calls) == {"officer", "manager", "other_officer", "other_manager"}
    assert _allowed(cast, may_manage_calls) == {"manager", "other_manager"}
    assert _allowed(cast, lambda who: may_create_call(who, cast.agency.pk, draft.rule_set)) == {"manager"}
    assert _allowed(cast, lambda who: may_edit_call(who, draft)) == {"manager"}
    assert _allowed(cast, lambda who: may_publish_call(who, draft, at=NOON)) == {"manager"}
    assert _allowed(cast, lambda who: may_extend_call(who, published.stages.get(), at=NOON)) == {"manager"}


def test_publishing_in_a_trial_warns_of_unconfirmed_values(cast):
    draft = make_call(agency=cast.agency, published=False)

    verdict = may_publish_call(cast["manager"], draft, at=NOON)

    assert (verdict.allowed, verdict.code) == (True, "unconfirmed")


def test_publishing_is_refused_while_the_rules_have_a_gap(cast):
    draft = make_call(agency=cast.agency, published=False)
    draft.rule_set.budget_heads.all().delete()

    assert may_publish_call(cast["manager"], draft, at=NOON).code == "rules_incomplete"


def test_publishing_is_refused_while_the_rules_leave_the_national_ones(cast):
    national = make_rule_set()
    own = narrow_rule_set(national.pk, cast.agency, by=cast["manager"], at=NOON)
    draft = make_call(agency=cast.agency, published=False, rule_set=own)
    within = may_publish_call(cast["manager"], draft, at=NOON)

    national.support_types.update(max_months=6)

    assert within.allowed
    assert may_publish_call(cast["manager"], draft, at=NOON).code == "rules_widened"


def test_production_names_what_is_unconfirmed(cast, settings):
    settings.MODE = "production"
    rule_set = make_rule_set(values={"assessment_mode": "opinion"})
    rule_set.rule_values.update(is_confirmed=True, source_note="Madde 1")
    rule_set.rule_values.filter(key="completion_days").update(is_confirmed=False)
    for name in ("applicant_types", "support_types", "budget_heads", "indicators", "stages"):
        getattr(rule_set, name).update(is_confirmed=True, source_note="Madde 1")
    for name in ("section_rules", "questions", "document_slots", "check_items", "undertakings"):
        getattr(rule_set.stages.get(), name).update(is_confirmed=True, source_note="Madde 1")
    draft = make_call(agency=cast.agency, published=False, rule_set=rule_set)

    verdict = may_publish_call(cast["manager"], draft, at=NOON)

    assert verdict.code == "unconfirmed"
    assert str(verdict.reason).endswith("ilan edilemez: Eksik tamamlama süresi (iş günü).")


@pytest.mark.parametrize(("rolling", "code"), [(False, "windows_overlap"), (True, "")])
def test_stages_follow_each_other_unless_the_call_rolls(rolling, code):
    call = make_call(published=False, rule_set=make_rule_set(stages=2), is_rolling=rolling)
    first = call.stages.get(order=1)
    call.stages.filter(order=2).update(opens_at=first.closes_at - DAY)

    assert has_windows(call, at=NOON).code == code


def test_a_calendar_without_one_of_the_stages_is_missing():
    call = make_call(published=False, rule_set=make_rule_set(stages=2))
    call.stages.filter(order=2).delete()

    assert has_windows(call, at=NOON).code == "windows_missing"


def test_a_call_whose_close_has_passed_is_not_announced():
    call = make_call(published=False, closes_at=NOON)

    assert has_windows(call, at=NOON).code == "closes_in_the_past"


def test_only_an_open_or_coming_window_is_extended(cast):
    draft = make_call(agency=cast.agency, published=False).stages.get()
    closed = make_call(agency=cast.agency, closes_at=NOON).stages.get()

    answers = [may_extend_call(cast["manager"], window, at=NOON).code for window in (draft, closed)]

    assert answers == ["not_published", "window_closed"]


@pytest.mark.parametrize(("rolling", "code"), [(False, "windows_overlap"), (True, "")])
def test_an_extension_stops_before_the_next_stage(cast, rolling, code):
    call = make_call(agency=cast.agency, stages=2, is_rolling=rolling)
    first, second = call.stages.all()

    verdict = may_extend_call(cast["manager"], first, closes_at=second.opens_at + DAY, at=NOON)

    assert verdict.code == code


def test_the_last_stage_may_be_extended_freely(cast):
    window = make_call(agency=cast.agency).stages.get()

    assert may_extend_call(cast["manager"], window, closes_at=window.closes_at + DAY, at=NOON).allowed
