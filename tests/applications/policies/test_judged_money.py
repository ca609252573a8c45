"""Years of costs, proofs of contributions, and rates that are shown apart from the limit that they miss."""

from decimal import Decimal

import pytest

from applications.choices import FundingKind
from applications.models import BudgetLine, FundingSource
from applications.policies.drafting import values_fit
from applications.policies.judgement import judge
from applications.queries.facts import facts_of, with_parts
from tests.factories.drafts import make_ready_draft
from tests.factories.rules import make_call
from tests.support.kept import kept

CODES = {"budget_year_too_late", "proof_missing", "proof_unnamed"}


@kept
def facts(cast):
    return facts_of(make_ready_draft(make_call(), cast.organisation, cast["owner"]))


def _codes(facts):
    return [row.verdict.code for row in judge(facts) if row.verdict.code in CODES]


@pytest.mark.parametrize(
    ("year", "months", "codes"),
    [
        (1, 1, []),
        (2, 12, ["budget_year_too_late"]),
        (2, 13, []),
        (3, 24, ["budget_year_too_late"]),
        (10, None, []),
    ],
)
def test_a_cost_falls_into_a_year_of_the_project(facts, year, months, codes):
    facts.proposal.months = months
    lines = [BudgetLine(description=name, quantity=1, unit_price=Decimal(5), year=year) for name in ("A", "B")]

    assert _codes(with_parts(facts, budget_lines=tuple(lines))) == codes


@pytest.mark.parametrize(
    ("kind", "slot", "has_paper", "codes"),
    [
        (FundingKind.OWN, False, False, []),
        (FundingKind.PARTNER, False, False, ["proof_unnamed"]),
        (FundingKind.THIRD_PARTY, False, False, ["proof_unnamed"]),
        (FundingKind.OWN, True, False, ["proof_missing"]),
        (FundingKind.PARTNER, True, False, ["proof_missing"]),
        (FundingKind.PARTNER, True, True, []),
    ],
)
def test_other_peoples_money_is_proved_and_a_named_proof_is_wanted(facts, kind, slot, has_paper, codes):
    paper = facts.stage.document_slots[0] if slot else None
    source = FundingSource(kind=kind, giver="Oda", amount=Decimal(5), paper=paper)
    documents = facts.documents if has_paper else ()

    judged = with_parts(facts, funding_sources=(source,), documents=documents)

    assert _codes(judged) == codes
    assert all(row.verdict for row in judge(judged) if row.verdict.code in codes)


@pytest.mark.parametrize(
    ("support", "value"), [("9000000.01", "%90,0000001"), ("9000000.00", "%90"), ("8999999.00", "%89,99999")]
)
def test_a_rate_that_is_not_its_limit_does_not_look_like_it(facts, support, value):
    facts.proposal.support_type.max_rate, facts.proposal.support_type.min_rate = Decimal(90), None
    line = BudgetLine(quantity=Decimal(1), unit_price=Decimal(10_000_000))
    source = FundingSource(kind=FundingKind.SUPPORT, amount=Decimal(support))

    judged = judge(with_parts(facts, budget_lines=(line,), funding_sources=(source,)))

    assert next(row.value for row in judged if row.limit == "en çok %90") == value


def test_a_difference_finer_than_any_rate_ends_somewhere(facts):
    facts.proposal.support_type.max_rate, facts.proposal.support_type.min_rate = Decimal(90), None
    line = BudgetLine(quantity=Decimal(1), unit_price=Decimal("999999999999.00"))
    source = FundingSource(kind=FundingKind.SUPPORT, amount=Decimal("899999999999.11"))

    judged = judge(with_parts(facts, budget_lines=(line,), funding_sources=(source,)))

    assert next(row for row in judged if row.limit == "en çok %90").verdict.code == "rate_above"


def test_a_proof_is_a_paper_that_the_stage_asks_for(facts):
    slot = facts.stage.document_slots[0].pk

    fits = [values_fit(facts.proposal, "funding", {"paper_id": key}).code for key in (None, slot, 10**9)]

    assert fits == ["", "", "unknown_choice"]
