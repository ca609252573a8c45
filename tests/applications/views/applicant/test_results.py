"""Indicators and risks: rows listed by the rules or the project's own, and what may go wrong."""

from decimal import Decimal

import pytest

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import marks_of
from applications.queries.sections import row_values, rows_of
from cmdp.kit.verdict import Refused
from tests.factories.drafts import INDICATOR, OPERATING_YEAR, RISK, add_row
from tests.factories.people import NOON
from tests.support.answers import errors_of

KEY = SectionKey.INDICATORS
LISTED = {"name": "", "unit": "", "base": "0", "target": "24", "measured": "SGK kayıtları"}
OWN = {**LISTED, "listed_id": "", "name": "Memnun firma", "unit": "%", "target": "85,5"}


@pytest.fixture
def jobs(draft):
    return draft.call.rule_set.indicators.get(key="jobs")


def test_a_listed_indicator_is_offered_until_it_is_written(owner, draft, jobs, address):
    page = address("proposal_section", draft, KEY)
    offered = owner.get(page).context["unwritten"]

    start = owner.get(address("row_new", draft, KEY), {"gosterge": "jobs"}).context["form"]
    owner.post(address("row_new", draft, KEY), {**LISTED, "listed_id": jobs.pk})

    assert (jobs in offered, start["listed_id"].value()) == (True, jobs.pk)
    assert jobs not in owner.get(page).context["unwritten"]
    assert "SGK kayıtları" in owner.get(page).content.decode()


def test_a_wish_for_an_unknown_indicator_is_an_empty_row(owner, draft, address):
    form = owner.get(address("row_new", draft, KEY), {"gosterge": "no-such"}).context["form"]

    assert form["listed_id"].value() is None


def test_an_own_indicator_has_a_name_and_a_unit(owner, draft, address):
    owner.post(address("row_new", draft, KEY), OWN)

    row = rows_of(draft, KEY).get()
    assert (row.label, row.unit_name, row.base, row.target) == ("Memnun firma", "%", Decimal(0), Decimal("85.500"))


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, {"name": ["required"]}),
        ({"name": "", "unit": ""}, {"name": ["required"], "unit": ["required"]}),
        ({"base": ""}, {"base": ["required"]}),
        ({"target": "1.250"}, {"target": ["unclear"]}),
        ({"target": "-1"}, {"target": ["unreadable"]}),
        ({"measured": ""}, {"measured": ["required"]}),
        ({"listed_id": "999999999"}, {"listed_id": ["invalid_choice"]}),
    ],
)
def test_what_an_indicator_lacks_is_said_at_its_field(owner, draft, address, changes, errors):
    assert errors_of(owner.post(address("row_new", draft, KEY), {**OWN, **changes})) == errors


def test_a_listed_indicator_keeps_the_names_of_the_list(owner, draft, jobs, address):
    response = owner.post(address("row_new", draft, KEY), {**OWN, "listed_id": jobs.pk})

    assert errors_of(response) == {"name": ["listed"], "unit": ["listed"]}


def test_a_listed_indicator_stands_once(cast, owner, draft, jobs, address):
    add_row(draft, KEY, by=cast["owner"], **{**INDICATOR, "listed_id": jobs.pk, "name": "", "unit": ""})

    response = owner.post(address("row_new", draft, KEY), {**LISTED, "listed_id": jobs.pk})

    assert (response.status_code, response.context["refusal"].code) == (403, "indicator_twice")


def test_an_indicator_of_another_rule_set_is_refused(cast, draft):
    with pytest.raises(Refused) as refused:
        add_row(draft, KEY, by=cast["owner"], **{**INDICATOR, "listed_id": 10**9})

    assert refused.value.verdict.code == "unknown_choice"


def test_two_people_cannot_make_one_row_listed_and_own_at_once(cast, draft, jobs):
    key = add_row(draft, KEY, by=cast["owner"], **INDICATOR)
    read = row_values(rows_of(draft, KEY).get(), KEY)
    row = {"row_id": key, "is_new": False, "seen": marks_of(read), "at": NOON}
    drafting.save_row(draft.pk, KEY, {**read, "name": "Başka ad"}, by=cast["editor"], **row)

    with pytest.raises(Refused) as refused:
        drafting.save_row(draft.pk, KEY, {**read, "listed_id": jobs.pk}, by=cast["owner"], **row)

    assert refused.value.verdict.code == "indicator_listed_or_own"


YEAR = {"year": "1", "staff": "4", "income": "900.000,00", "cost": "500.000,00", "upkeep": "150.000,00"}


def test_years_are_written_one_after_the_other(owner, draft, address):
    new = address("row_new", draft, "operation")
    first = owner.get(new).context["form"]["year"].value()
    owner.post(new, YEAR)
    second = owner.get(new).context["form"]["year"].value()

    context = owner.get(address("proposal_section", draft, "operation")).context
    assert (first, second) == (1, 2)
    assert (context["income"], context["balance"]) == (Decimal("900000.00"), Decimal("250000.00"))


def test_after_the_fifth_year_none_is_chosen(owner, ready, address):
    assert owner.get(address("row_new", ready, "operation")).context["form"]["year"].value() is None


def test_a_year_stands_once(owner, draft, address):
    owner.post(address("row_new", draft, "operation"), YEAR)

    response = owner.post(address("row_new", draft, "operation"), YEAR)

    assert response.context["refusal"].code == "year_twice"


def test_a_year_that_is_none_of_the_first_five_is_refused(cast, owner, draft, address):
    response = owner.post(address("row_new", draft, "operation"), {**YEAR, "year": "6"})
    with pytest.raises(Refused) as refused:
        add_row(draft, SectionKey.OPERATION, by=cast["owner"], year=6, **OPERATING_YEAR)

    assert (errors_of(response), refused.value.verdict.code) == ({"year": ["invalid_choice"]}, "unknown_choice")


def test_a_risk_has_a_measure_and_an_owner(owner, draft, address):
    risk = {"description": "Gecikme", "likelihood": "low", "effect": "high", "measure": "Ceza", "owner": "Satın alma"}
    bare = owner.post(address("row_new", draft, "risks"), {"description": "Gecikme"})
    owner.post(address("row_new", draft, "risks"), risk)

    row = rows_of(draft, SectionKey.RISKS).get()
    assert set(errors_of(bare)) == {"likelihood", "effect", "measure", "owner"}
    assert (str(row), row.get_effect_display()) == ("Gecikme", "yüksek")
    assert "Satın alma" in owner.get(address("proposal_section", draft, "risks")).content.decode()


def test_the_tasks_say_how_many_there_are(owner, cast, draft, address):
    add_row(draft, KEY, by=cast["owner"], **INDICATOR)
    add_row(draft, SectionKey.RISKS, by=cast["owner"], **RISK)

    hints = {task.key: task.hint for task in owner.get(address("proposal_detail", draft)).context["tasks"]}

    assert (hints["indicators"], hints["risks"]) == ("1 gösterge", "1 risk")
