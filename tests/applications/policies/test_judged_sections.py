"""The sections that a stage may ask for: what is needed, what stops a sending, what is only told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from applications.choices import SectionKey
from applications.models import Activity, Indicator, OperatingYear, Partner
from applications.policies.judgement import judge, obstacles
from applications.queries.facts import facts_of, with_parts
from tests.factories.drafts import ACTIVITY, INDICATOR, OPERATING_YEAR, make_ready_draft
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def facts(cast):
    return facts_of(make_ready_draft(make_call(), cast.organisation, cast["owner"]))


def _codes(facts):
    return [row.verdict.code for row in obstacles(facts)]


def _activity(**changes):
    return Activity(**{**ACTIVITY, **changes})


@pytest.mark.parametrize(
    ("changes", "codes"), [({"last_month": 12}, []), ({"first_month": 12, "last_month": 13}, ["activity_too_late"])]
)
def test_an_activity_ends_with_the_project(facts, changes, codes):
    assert facts.proposal.months == 12

    assert _codes(with_parts(facts, activities=(_activity(**changes),))) == codes


def test_without_a_length_of_the_project_no_activity_is_too_late(facts):
    facts.proposal.months = None

    assert _codes(with_parts(facts, activities=(_activity(last_month=99),))) == ["months_missing"]


@pytest.mark.parametrize(
    ("demand", "codes"), [("required", ["activities_missing"]), ("optional", []), ("none", []), (None, [])]
)
def test_activities_are_needed_where_the_stage_says_so(facts, demand, codes):
    stage = replace(facts.stage, demands={SectionKey.ACTIVITIES: demand} if demand else {})

    assert _codes(with_parts(facts, stage=stage, activities=())) == codes


@pytest.mark.parametrize(("cost", "warnings"), [("2000000.00", 0), ("2000000.01", 1), (None, 0)])
def test_activities_that_cost_more_than_the_budget_are_told(facts, cost, warnings):
    dear = with_parts(facts, activities=(_activity(cost=Decimal(cost) if cost else None), _activity(cost=None)))

    found = [row for row in judge(dear) if row.verdict.code == "activities_cost_more"]

    assert [row.is_warning for row in found] == [True] * warnings


def _years(*years, **changes):
    return tuple(OperatingYear(**{**OPERATING_YEAR, **changes}, year=year) for year in years)


@pytest.mark.parametrize(
    ("demand", "years", "codes", "warnings"),
    [
        ("required", (1, 2, 3, 4, 5), [], []),
        ("required", (1, 2, 4), ["operating_year_missing"], []),
        ("required", (), ["operating_year_missing"], []),
        ("optional", (1, 2, 4), [], ["operating_year_missing"]),
        ("optional", (), [], []),
    ],
)
def test_all_five_years_are_written_where_they_are_needed(facts, demand, years, codes, warnings):
    stage = replace(facts.stage, demands={"operation": demand})
    judged = judge(with_parts(facts, stage=stage, operating_years=_years(*years)))

    assert [row.verdict.code for row in judged if row.is_obstacle] == codes
    assert [row.verdict.code for row in judged if row.is_warning] == warnings


@pytest.mark.parametrize(("upkeep", "warnings"), [("400000", 0), ("400000.01", 1)])
def test_a_last_year_that_loses_money_is_told(facts, upkeep, warnings):
    judged = judge(with_parts(facts, operating_years=_years(1, 2, 3, 4, 5, upkeep=Decimal(upkeep))))

    assert sum(row.verdict.code == "operation_loses" for row in judged) == warnings


@pytest.mark.parametrize("section", ["indicators", "risks"])
@pytest.mark.parametrize("demand", ["required", "optional", "none"])
def test_indicators_and_risks_are_needed_where_the_stage_says_so(facts, section, demand):
    stage = replace(facts.stage, demands={section: demand})

    codes = _codes(with_parts(facts, stage=stage, indicators=(), risks=()))

    assert codes == ([f"{section}_missing"] if demand == "required" else [])


@pytest.mark.parametrize(("demand", "codes"), [("optional", ["indicator_missing"]), ("none", [])])
def test_an_indicator_of_the_rules_may_be_needed(facts, demand, codes):
    jobs = facts.rules.indicators[0]
    jobs.is_required = True
    bare = with_parts(facts, stage=replace(facts.stage, demands={"indicators": demand}))

    assert _codes(bare) == codes
    assert _codes(with_parts(bare, indicators=(Indicator(listed=jobs, base=0, target=1),))) == []


@pytest.mark.parametrize(("target", "warnings"), [("120", 1), ("120.001", 0)])
def test_an_indicator_that_changes_nothing_is_told(facts, target, warnings):
    row = Indicator(**{**INDICATOR, "target": Decimal(target)})

    found = [row for row in judge(with_parts(facts, indicators=(row,))) if row.verdict.code == "indicator_unchanged"]

    assert [row.is_warning for row in found] == [True] * warnings


@pytest.mark.parametrize(("share", "codes"), [("60", []), ("60.01", ["shares_exceed_whole"])])
def test_partners_share_no_more_than_the_whole(facts, share, codes):
    partners = (Partner(share=Decimal(40)), Partner(share=Decimal(share)), Partner(share=None))

    assert _codes(with_parts(facts, partners=partners)) == codes


def test_what_partners_do_not_share_is_the_applicants(facts):
    assert with_parts(facts, partners=(Partner(share=Decimal("33.5")),)).applicant_share == Decimal("66.5")
