"""The self-check judges by the very functions that judge a file: equal facts, equal verdicts."""

from decimal import Decimal

import pytest

from applications.choices import FundingKind
from applications.models import BudgetLine, FundingSource
from applications.policies.judgement import first_look, judge
from applications.queries.eligibility import Typed, facts_typed, rows_with_sources
from applications.queries.facts import facts_of, with_parts
from cmdp.accounts.choices import OrganisationType
from tests.factories.drafts import make_ready_draft
from tests.factories.regions import make_province
from tests.factories.rules import make_call


@pytest.fixture
def draft(cast):
    return make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])


def _typed(draft, **other):
    told = {"province_id": draft.province_id, "type": draft.organisation.type, "months": draft.months}
    money = {"cost": Decimal(2_000_000), "own_share": Decimal(400_000), "support_type_id": draft.support_type_id}
    return Typed(**{**told, **money, **other})


def _of_the_file(draft, typed):
    """The file itself with the same values, judged as at sending."""
    facts = facts_of(draft)
    draft.province = draft.organisation.province = draft.organisation.province.__class__.objects.get(
        pk=typed.province_id
    )
    draft.organisation.type, draft.months = typed.type, typed.months
    sources = [FundingSource(kind=FundingKind.SUPPORT, amount=typed.cost - typed.own_share)]
    sources.append(FundingSource(kind=FundingKind.OWN, amount=typed.own_share))
    line = BudgetLine(quantity=Decimal(1), unit_price=typed.cost)
    return judge(with_parts(facts, budget_lines=(line,), funding_sources=tuple(sources)))


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"type": OrganisationType.ASSOCIATION},
        {"type": ""},
        {"months": 120},
        {"own_share": Decimal(0)},
        {"own_share": Decimal(2_000_000)},
        {"cost": Decimal("1.01"), "own_share": Decimal("0.10")},
        {"cost": Decimal(900_000_000)},
        {"province_id": None},
    ],
)
def test_the_check_says_what_the_file_would_hear(draft, other):
    if "province_id" in other:
        other = {"province_id": make_province("Sivas").pk}
    typed = _typed(draft, **other)

    asked = first_look(facts_typed(draft.call, typed))

    of_file = [row for row in _of_the_file(draft, typed) if row.rests_on]
    assert list(asked) == of_file
    assert len(asked) > 5


def test_a_ready_file_meets_every_point(draft):
    assert [row.verdict.code for row in first_look(facts_typed(draft.call, _typed(draft)))] == [""] * len(
        first_look(facts_typed(draft.call, _typed(draft)))
    )


def test_every_point_rests_on_a_list_that_can_be_named(draft):
    rows = rows_with_sources(draft.call.rule_set)

    rested = {row.rests_on for row in first_look(facts_typed(draft.call, _typed(draft)))}

    assert rested == rows.keys()
    assert all(rows.values())
